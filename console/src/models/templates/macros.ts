/** The shop's macros: read, changed, and carried out with this agent's own commands. Made by the workspace. */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Macro, MacroWords } from '@aftercast/shared';
import type { Desk, Outcome } from '../desk.ts';
import { failureCode, type FailureCode } from '../failure.ts';
import type { Replies } from '../replies.ts';
import type { Talk } from '../talk.ts';
import type { TemplateApi } from './template-api.ts';

/** How a macro went. `blanks`: nothing was sent, these are its words with what is missing. `unsent`: the words did not go out, so nothing followed. */
export type MacroOutcome = { kind: 'done' } | { kind: 'blanks'; text: string } | { kind: 'unsent' } | { kind: 'refused'; outcome: Outcome };

export interface Macros {
  /** Null until read. */
  list: ReadonlySignal<readonly Macro[] | null>;
  failure: ReadonlySignal<FailureCode | null>;
  busy: ReadonlySignal<boolean>;
  load(again?: boolean): Promise<void>;
  put(id: string, words: MacroWords): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  /** @param fill puts values in; @param isWhole false where a blank is left */
  run(macro: Macro, fill: (text: string) => string, isWhole: (text: string) => boolean): Promise<MacroOutcome>;
}

interface Deps { api: Pick<TemplateApi, 'macros' | 'putMacro' | 'removeMacro'>; talk: Pick<Talk, 'row'>; replies: Pick<Replies, 'items' | 'add'>; desk: Pick<Desk, 'run'> }

export function createMacros({ api, talk, replies, desk }: Deps): Macros {
  const list = signal<readonly Macro[] | null>(null);
  const failure = signal<FailureCode | null>(null);
  const busy = signal(false);

  async function take(asked: Promise<{ macros: Macro[] }>): Promise<boolean> {
    busy.value = true;
    try {
      list.value = (await asked).macros;
      failure.value = null;
      return true;
    } catch (cause) {
      failure.value = failureCode(cause);
      return false;
    } finally {
      busy.value = false;
    }
  }

  /** True once everything written in a conversation is stored, false when something was refused. */
  function stored(conversationId: string): Promise<boolean> {
    return new Promise((resolve) => {
      let stop: (() => void) | null = null;
      let settled = false;
      const settle = (value: boolean): void => {
        settled = true;
        resolve(value);
        stop?.();
      };
      stop = effect(() => {
        const own = replies.items.value.filter(({ payload }) => payload.conversationId === conversationId);
        if (settled) return;
        if (own.length === 0) settle(true);
        else if (own.some(({ state }) => state === 'failed')) settle(false);
      });
      if (settled) stop();
    });
  }

  return {
    list, failure, busy,
    async load(again = false) { if (again || list.peek() === null) await take(api.macros()); },
    put: (id, words) => take(api.putMacro(id, words)),
    remove: (id) => take(api.removeMacro(id)),
    async run({ actions }, fill, isWhole) {
      const row = talk.row.peek();
      if (!row) return { kind: 'unsent' };
      const texts = actions.flatMap((action) => (action.kind === 'text' ? [fill(action.text)] : []));
      if (!texts.every(isWhole)) return { kind: 'blanks', text: texts.join('\n') };
      for (const text of texts) if (!replies.add({ conversationId: row.id, text, images: [] })) return { kind: 'unsent' };
      if (!await stored(row.id)) return { kind: 'unsent' };
      for (const action of actions) {
        if (action.kind === 'text') continue;
        const current = talk.row.peek();
        const outcome = await desk.run(action.kind, current?.id === row.id ? current : row);
        if (outcome.kind !== 'done') return { kind: 'refused', outcome };
      }
      return { kind: 'done' };
    },
  };
}
