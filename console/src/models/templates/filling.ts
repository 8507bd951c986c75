/** What fills templates in the open conversation: read when it is ready, for the order on screen or one the agent picked. Made by the workspace. */
import { batch, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { Language, TemplateValues } from '@aftercast/shared';
import { fillTemplate, templateVariables } from '@aftercast/shared/client';
import type { Messages } from '../../messages/index.ts';
import type { Talk } from '../talk.ts';
import type { TemplateApi } from './template-api.ts';

export interface Filling {
  /** Null while they are not known: everything is a blank then. */
  values: ReadonlySignal<TemplateValues | null>;
  /** Another of the shopper's orders. */
  chooseOrder(orderId: string): void;
  /** The text with what is known filled in and blanks for the rest. */
  fill(text: string, words: Messages['templates']): string;
  stop(): void;
}

/** @param mayAnswer false: whoever only looks on fills no templates */
export function createFilling({ api, talk, mayAnswer }: { api: Pick<TemplateApi, 'values'>; talk: Pick<Talk, 'id' | 'status' | 'row' | 'details'>; mayAnswer: () => boolean }): Filling {
  const values = signal<TemplateValues | null>(null);
  const picked = signal<string | undefined>(undefined);
  let filledFor: string | null = null;

  async function load(id: string, language: Language, orderId: string | undefined): Promise<void> {
    try {
      const found = await api.values(id, language, orderId);
      if (talk.id.peek() === id && picked.peek() === orderId) values.value = found;
    } catch {
      // Without values the templates come with blanks, which the composer marks.
    }
  }
  const stop = effect(() => {
    const id = talk.id.value;
    const language = talk.row.value?.language;
    // Orders and the page the shopper is on may have changed.
    const known = talk.details.value;
    untracked(() => {
      if (id !== filledFor) batch(() => { filledFor = id; values.value = null; picked.value = undefined; });
      if (id !== null && language !== undefined && known !== null && mayAnswer()) void load(id, language, picked.peek());
    });
  });
  return {
    values, stop,
    chooseOrder(orderId) {
      const id = talk.id.peek();
      const row = talk.row.peek();
      if (id === null || row === null) return;
      picked.value = orderId;
      void load(id, row.language, orderId);
    },
    fill: (text, words) => fillTemplate(text, values.peek()?.values ?? {}, (name) => words.blank(labelOf(name, words))).text,
  };
}

function labelOf(name: string, { variables }: Messages['templates']): string {
  return (variables as Record<string, string>)[name] ?? name;
}

/** A blank left in a text by `fill`. */
export interface LeftBlank { label: string; from: number; to: number }

/** The blanks of either language, in reading order. */
export function blanksIn(text: string, catalogues: readonly Messages['templates'][]): LeftBlank[] {
  return catalogues.flatMap((words) => templateVariables.flatMap((name) => {
    const label = words.variables[name];
    const blank = words.blank(label);
    const found: LeftBlank[] = [];
    for (let from = text.indexOf(blank); from >= 0; from = text.indexOf(blank, from + blank.length)) found.push({ label, from, to: from + blank.length });
    return found;
  })).sort((a, b) => a.from - b.from);
}
