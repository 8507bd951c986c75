/**
 * Reply templates in four steps: a shop's own list in each language, the ready-made one until it has changed anything.
 * Owns the words; what is on screen fills them (`template-values`), and what is sent is the conversation's. Called by the routes.
 */
import { isDeepStrictEqual } from 'node:util';
import { replySteps, templateLimits, type Language, type ReplyTemplate, type TemplateWords } from '@aftercast/shared';
import type { Store } from '../db/store.ts';
import { AppError } from '../errors.ts';
import { readyTemplates, type ReadyTemplate } from './ready-templates.ts';
import { createTemplateRepository } from './template-repository.ts';

export function createTemplateService({ store, clock }: { store: Store; clock: () => number }) {
  const repository = createTemplateRepository(store);

  /** @throws not_found when `change` gives null */
  async function change(shopId: string, language: Language, id: string, apply: (list: ReadyTemplate[]) => ReadyTemplate[] | null): Promise<ReplyTemplate[]> {
    const after = await repository.change(shopId, language, clock(), readyTemplates[language], apply);
    if (after === null) throw new AppError('not_found', `there is no template "${id}"`);
    return list(shopId, language);
  }

  async function list(shopId: string, language: Language): Promise<ReplyTemplate[]> {
    const rows = await repository.ofShop(shopId, language);
    return (rows.length > 0 ? rows : readyTemplates[language]).map((each) => view(each, language));
  }

  return {
    /** In the shop's order. */
    list,

    /** Puts a template in place of the one with its id, or at the end. @throws invalid_request when the list is full */
    async put(shopId: string, language: Language, id: string, words: TemplateWords): Promise<ReplyTemplate[]> {
      const full = new AppError('invalid_request', `a shop has at most ${templateLimits.templates} templates a language`);
      return change(shopId, language, id, (before) => {
        const there = before.some((each) => each.id === id);
        if (!there && before.length >= templateLimits.templates) throw full;
        return there ? before.map((each) => (each.id === id ? { ...words, id } : each)) : [...before, { ...words, id }];
      });
    },

    /** @throws not_found; invalid_request for the last one, since a shop without any gets the ready-made ones */
    async remove(shopId: string, language: Language, id: string): Promise<ReplyTemplate[]> {
      const last = new AppError('invalid_request', 'one template has to stay');
      return change(shopId, language, id, (before) => {
        const after = before.filter((each) => each.id !== id);
        if (after.length === 0) throw last;
        return after.length === before.length ? null : after;
      });
    },

    /** Puts the named ones first, in this order; others follow as they were. */
    order(shopId: string, language: Language, ids: readonly string[]): Promise<ReplyTemplate[]> {
      const place = new Map(ids.map((id, at) => [id, at]));
      const at = ({ id }: ReadyTemplate) => place.get(id) ?? ids.length;
      return change(shopId, language, '', (before) => [...before].sort((a, b) => at(a) - at(b)));
    },

    /** The first words of a ready-made template, back in its place or at the end. @throws not_found for one of the shop's own */
    async reset(shopId: string, language: Language, id: string): Promise<ReplyTemplate[]> {
      const ready = readyTemplates[language].find((each) => each.id === id);
      if (!ready) throw new AppError('not_found', `there is no ready-made template "${id}"`);
      return change(shopId, language, id, (before) => (before.some((each) => each.id === id) ? before.map((each) => (each.id === id ? ready : each)) : [...before, ready]));
    },

    /** The ready-made list again, all of the shop's own gone. */
    async resetAll(shopId: string, language: Language): Promise<ReplyTemplate[]> {
      await repository.clear(shopId, language);
      return list(shopId, language);
    },
  };
}
export type TemplateService = ReturnType<typeof createTemplateService>;

function view({ id, title, steps }: ReadyTemplate, language: Language): ReplyTemplate {
  const ready = readyTemplates[language].find((each) => each.id === id);
  // A stored row may carry its steps in another order.
  const words = Object.fromEntries(replySteps.map((step) => [step, steps[step]])) as ReplyTemplate['steps'];
  return { id, title, steps: words, ready: ready !== undefined, changed: ready !== undefined && !(title === ready.title && isDeepStrictEqual(words, ready.steps)) };
}
