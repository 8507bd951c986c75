import { signal, type ReadonlySignal } from '@preact/signals';

/** A short line that tells how something went, and goes by itself. */
export interface Toast { id: number; tone: 'ok' | 'bad'; text: string; /** What can be done about it; it goes with the toast. */ act?: ToastAct | undefined }
export interface ToastAct { words: string; run: () => void }

export interface Toasts {
  shown: ReadonlySignal<readonly Toast[]>;
  say(text: string, tone?: Toast['tone'], act?: ToastAct): void;
  dismiss(id: number): void;
}

/** Bad news stays longer, it has to be read; so does what one can take back. */
const lastsMs = { ok: 3_500, bad: 8_000 } as const;
const actLastsMs = 10_000;

/** @param later runs something after so many milliseconds */
export function createToasts(later: (run: () => void, ms: number) => void): Toasts {
  const shown = signal<readonly Toast[]>([]);
  let counter = 0;
  const dismiss = (id: number): void => { shown.value = shown.value.filter((toast) => toast.id !== id); };
  return {
    shown,
    dismiss,
    say(text, tone = 'ok', act) {
      counter += 1;
      const id = counter;
      shown.value = [...shown.value.filter((toast) => toast.text !== text).slice(-2), { id, tone, text, act }];
      later(() => dismiss(id), act ? actLastsMs : lastsMs[tone]);
    },
  };
}
