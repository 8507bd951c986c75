import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Messages } from './messages.ts';

export interface Comment { key: number; name: string; text: string; mine: boolean }

const shown = 7;
const everyMs = 2_600;

/**
 * The audience's comments, one after another and round again. Still while the page is hidden or motion is not wanted.
 * What one writes oneself stays in this page.
 */
export function createComments(words: ReadonlySignal<Messages>, page: Window) {
  const count = signal(4);
  const mine = signal<{ after: number; text: string }[]>([]);
  const lines = computed<Comment[]>(() => {
    const { comments, names, me } = words.value;
    const all: Comment[] = [];
    for (let index = Math.max(0, count.value - shown); index < count.value; index += 1) {
      all.push({ key: index * 100, name: names[(index * 7) % names.length] ?? '', text: comments[index % comments.length] ?? '', mine: false });
      mine.value.filter(({ after }) => after === index).forEach(({ text }, place) => all.push({ key: index * 100 + place + 1, name: me, text, mine: true }));
    }
    return all.slice(-shown);
  });

  const moving = !page.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const visible = signal(!page.document.hidden);
  page.document.addEventListener('visibilitychange', () => { visible.value = !page.document.hidden; });
  effect(() => {
    if (!moving || !visible.value) return;
    const timer = page.setInterval(() => { count.value += 1; }, everyMs);
    return () => page.clearInterval(timer);
  });

  return {
    lines,
    say(text: string): void {
      const trimmed = text.trim().slice(0, 60);
      if (trimmed !== '') mine.value = [...mine.value, { after: count.value - 1, text: trimmed }].slice(-20);
    },
  };
}
export type CommentsModel = ReturnType<typeof createComments>;
