/**
 * Macros: what an agent does with one click, as data. A shop that never changed any has the ready-made ones in its language.
 * The console carries them out with the agent's own commands, so that no rule is passed by. Called by the routes.
 */
import { templateLimits, type Macro, type MacroWords } from '@aftercast/shared';
import type { Store } from '../db/store.ts';
import { AppError } from '../errors.ts';
import { createMacroRepository } from './macro-repository.ts';
import { readyMacros } from './ready-macros.ts';

interface Deps { store: Store; clock: () => number; shopById: (id: string) => Promise<{ language: 'zh' | 'en' } | null> }

export function createMacroService({ store, clock, shopById }: Deps) {
  const repository = createMacroRepository(store);
  const readyOf = async (shopId: string): Promise<readonly Macro[]> => readyMacros[(await shopById(shopId))?.language ?? 'zh'];
  const change = async (shopId: string, apply: (before: Macro[]) => Macro[]): Promise<Macro[]> => repository.change(shopId, clock(), await readyOf(shopId), apply);

  return {
    async list(shopId: string): Promise<Macro[]> {
      const own = await repository.ofShop(shopId);
      return own.length > 0 ? own : [...await readyOf(shopId)];
    },
    /** Adds one, or puts it in place of the one with its id. @throws invalid_request when the list is full */
    put: (shopId: string, id: string, words: MacroWords): Promise<Macro[]> => change(shopId, (before) => {
      if (before.some((each) => each.id === id)) return before.map((each) => (each.id === id ? { ...words, id } : each));
      if (before.length >= templateLimits.macros) throw new AppError('invalid_request', `a shop has at most ${templateLimits.macros} macros`);
      return [...before, { ...words, id }];
    }),
    /** @throws not_found; invalid_request for the last one, since a shop without any gets the ready-made ones */
    remove: (shopId: string, id: string): Promise<Macro[]> => change(shopId, (before) => {
      const after = before.filter((each) => each.id !== id);
      if (after.length === before.length) throw new AppError('not_found', `there is no macro "${id}"`);
      if (after.length === 0) throw new AppError('invalid_request', 'one macro has to stay');
      return after;
    }),
  };
}
export type MacroService = ReturnType<typeof createMacroService>;
