/** The shop's reply templates by language, for the composer and the page that edits them. Made by the workspace. */
import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { Language, ReplyTemplate, TemplateWords } from '@aftercast/shared';
import { failureCode, type FailureCode } from '../failure.ts';
import type { TemplateApi } from './template-api.ts';

export interface Templates {
  /** Null until they have been read. */
  of(language: Language): readonly ReplyTemplate[] | null;
  failure: ReadonlySignal<FailureCode | null>;
  busy: ReadonlySignal<boolean>;
  /** Reads them, unless they are there already. */
  load(language: Language, again?: boolean): Promise<void>;
  put(language: Language, id: string, words: TemplateWords): Promise<boolean>;
  remove(language: Language, id: string): Promise<boolean>;
  reset(language: Language, id: string): Promise<boolean>;
  resetAll(language: Language): Promise<boolean>;
  /** One place up or down. */
  move(language: Language, id: string, by: 1 | -1): Promise<boolean>;
}

export function createTemplates(api: TemplateApi): Templates {
  const lists = signal<Partial<Record<Language, readonly ReplyTemplate[]>>>({});
  const failure = signal<FailureCode | null>(null);
  const busy = signal(false);

  async function take(language: Language, asked: Promise<{ templates: ReplyTemplate[] }>): Promise<boolean> {
    busy.value = true;
    try {
      const { templates } = await asked;
      batch(() => {
        lists.value = { ...lists.value, [language]: templates };
        failure.value = null;
      });
      return true;
    } catch (cause) {
      failure.value = failureCode(cause);
      return false;
    } finally {
      busy.value = false;
    }
  }

  return {
    of: (language) => lists.value[language] ?? null,
    failure, busy,
    async load(language, again = false) {
      if (again || !lists.peek()[language]) await take(language, api.list(language));
    },
    put: (language, id, words) => take(language, api.put(language, id, words)),
    remove: (language, id) => take(language, api.remove(language, id)),
    reset: (language, id) => take(language, api.reset(language, id)),
    resetAll: (language) => take(language, api.resetAll(language)),
    async move(language, id, by) {
      const ids = (lists.peek()[language] ?? []).map((each) => each.id);
      const at = ids.indexOf(id);
      const other = ids[at + by];
      if (at < 0 || other === undefined) return false;
      ids[at + by] = id;
      ids[at] = other;
      return take(language, api.order(language, ids));
    },
  };
}
