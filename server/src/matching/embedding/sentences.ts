/** Reads the written speech: which sentences people use in which situation, with `{this|that}` for what may stand in one place. */

/** A situation that recurs in after-sales, and how it is put into words: for each sentence written its variants. */
export interface Situation { id: string; sentences: string[][] }

/** Gathers situations from texts of lines `id: sentence / sentence …`; the same id in several texts is one situation. */
export function readSpeech(texts: readonly string[], variants: number): Situation[] {
  const situations = new Map<string, Situation>();
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    if (line.trim() === '') continue;
    const found = /^([a-z0-9_]+): (.+)$/.exec(line);
    if (!found) throw new Error(`speech: cannot read "${line.slice(0, 40)}"`);
    const [, id, sentences] = found as unknown as [string, string, string];
    let situation = situations.get(id);
    if (!situation) situations.set(id, situation = { id, sentences: [] });
    for (const sentence of sentences.split(' / ')) situation.sentences.push(variantsOf(sentence, variants));
  }
  return [...situations.values()];
}

/**
 * Variants of "{where is|track} my {parcel|box}": each alternative is in at least one, the rest is spread evenly.
 * @param most how many at most, unless one place has more alternatives
 */
export function variantsOf(sentence: string, most: number): string[] {
  const places = sentence.split(/[{}]/).map((part, at) => (at % 2 === 1 ? part.split('|') : [part]));
  const widest = Math.max(...places.map((place) => place.length));
  const count = Math.min(places.reduce((product, place) => product * place.length, 1), Math.max(most, widest));
  const variants = new Set<string>();
  for (let turn = 0; variants.size < count && turn < count * 4; turn += 1) {
    // Places advance at different speeds, so that their alternatives meet in ever new pairs.
    variants.add(places.map((place, at) => place[(turn + Math.floor(turn / widest) * (at >> 1)) % place.length] as string).join(''));
  }
  return [...variants];
}
