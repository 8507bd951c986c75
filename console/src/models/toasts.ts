import { signal, type ReadonlySignal } from '@preact/signals';

/** A short line that tells how something went, and goes by itself. */
export interface Toast { id: number; tone: 'ok' | 'bad'; text: string }

export interface Toasts {
  shown: ReadonlySignal<readonly Toast[]>;
  say(text: string, tone?: Toast['tone']): void;
  dismiss(id: number): void;
}

/** Bad news stays longer, it has to be read. */
const lastsMs = { ok: 3_500, bad: 8_000 } as const;

/** @param later runs something after so many milliseconds */
export function createToasts(later: (run: () => void, ms: number) => void): Toasts {
  const shown = signal<readonly Toast[]>([]);
  let counter = 0;
  const dismiss = (id: number): void => { shown.value = shown.value.filter((toast) => toast.id !== id); };
  return {
    shown,
    dismiss,
    say(text, tone = 'ok') {
      counter += 1;
      const id = counter;
      shown.value = [...shown.value.filter((toast) => toast.text !== text).slice(-2), { id, tone, text }];
      later(() => dismiss(id), lastsMs[tone]);
    },
  };
}
