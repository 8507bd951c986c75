/** Long work that can be laid down in between: it yields every few milliseconds at most, so that whoever drives it decides what happens meanwhile. */
export type Work<T> = Generator<undefined, T, undefined>;

/** Does all of it now. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** So many texts are read between two pauses; a text takes up to a tenth of a millisecond. */
export const textsAtATime = 32;
