/** The shop's macros: read, changed, put in order; how one runs is `macro-run`. Made by the workspace. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Macro, MacroWords } from '@aftercast/shared';
import { failureCode, type FailureCode } from '../failure.ts';
import type { TemplateApi } from './template-api.ts';

export interface Macros {
  /** In the shop's order; null until read. */
  list: ReadonlySignal<readonly Macro[] | null>;
  failure: ReadonlySignal<FailureCode | null>;
  busy: ReadonlySignal<boolean>;
  load(again?: boolean): Promise<void>;
  put(id: string, words: MacroWords): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  /** One place up or down. */
  move(id: string, by: 1 | -1): Promise<boolean>;
}

export function createMacros(api: Pick<TemplateApi, 'macros' | 'putMacro' | 'removeMacro' | 'orderMacros'>): Macros {
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

  return {
    list, failure, busy,
    async load(again = false) { if (again || list.peek() === null) await take(api.macros()); },
    put: (id, words) => take(api.putMacro(id, words)),
    remove: (id) => take(api.removeMacro(id)),
    async move(id, by) {
      const ids = (list.peek() ?? []).map((each) => each.id);
      const at = ids.indexOf(id);
      const other = ids[at + by];
      if (at < 0 || other === undefined) return false;
      ids[at + by] = id;
      ids[at] = other;
      return take(api.orderMacros(ids));
    },
  };
}
