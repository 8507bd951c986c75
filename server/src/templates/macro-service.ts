/**
 * Macros: what an agent does with one click, as data, and what one would do in a conversation now. A shop that never changed any has
 * the ready-made ones in its language. The console carries them out with the agent's own commands, so that no rule is passed by.
 * Called by the routes.
 */
import { can, templateLimits, type Label, type Macro, type MacroAction, type MacroPlan, type MacroWords } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import type { ConversationRow } from '../conversation/conversation-repository.ts';
import type { Store } from '../db/store.ts';
import { AppError } from '../errors.ts';
import { planMacro, type Colleague } from './macro-plan.ts';
import { createMacroRepository } from './macro-repository.ts';
import { readyMacros } from './ready-macros.ts';

interface Deps {
  store: Store;
  clock: () => number;
  shopById: (id: string) => Promise<{ language: 'zh' | 'en' } | null>;
  labelsOf: (shopId: string) => Promise<Label[]>;
  colleagueById: (id: string) => Promise<Agent | null>;
  isHere: (agent: Agent) => boolean;
  /** @throws conversation_not_found */
  conversationOf: (shopId: string, id: string) => Promise<ConversationRow>;
  nextDayOpensAt: (shopId: string) => Promise<number | null>;
}

export function createMacroService({ store, clock, shopById, labelsOf, colleagueById, isHere, conversationOf, nextDayOpensAt }: Deps) {
  const repository = createMacroRepository(store);
  const readyOf = async (shopId: string): Promise<readonly Macro[]> => readyMacros[(await shopById(shopId))?.language ?? 'zh'];
  const change = async (shopId: string, apply: (before: Macro[]) => Macro[]): Promise<Macro[]> => repository.change(shopId, clock(), await readyOf(shopId), apply);

  async function list(shopId: string): Promise<Macro[]> {
    const own = await repository.ofShop(shopId);
    return own.length > 0 ? own : [...await readyOf(shopId)];
  }
  async function colleaguesIn(shopId: string, actions: readonly MacroAction[]): Promise<Colleague[]> {
    const ids = actions.flatMap((action) => (action.kind === 'transfer' && 'agentId' in action.to ? [action.to.agentId] : []));
    const found = await Promise.all(ids.map(colleagueById));
    return found.flatMap((one) => (one?.shopId === shopId ? [{ id: one.id, name: one.name, present: isHere(one), mayAnswer: can(one, 'answer', 'conversations') }] : []));
  }
  /** @throws label_not_found, agent_not_found, agent_unavailable for what could never be done */
  async function check(shopId: string, actions: readonly MacroAction[]): Promise<void> {
    const named = actions.flatMap((action) => (action.kind === 'label' ? [action.labelId] : []));
    const labels = named.length === 0 ? [] : await labelsOf(shopId);
    if (!named.every((id) => labels.some((label) => label.id === id))) throw new AppError('label_not_found', 'there is no such label');
    const transfers = actions.filter((action) => action.kind === 'transfer' && 'agentId' in action.to);
    const colleagues = await colleaguesIn(shopId, transfers);
    if (colleagues.length < transfers.length) throw new AppError('agent_not_found', 'there is no such colleague');
    const unfit = colleagues.find(({ mayAnswer }) => !mayAnswer);
    if (unfit) throw new AppError('agent_unavailable', `${unfit.name} does not answer conversations`);
  }

  return {
    /** In the shop's order. */
    list,
    /** Adds one, or puts it in place of the one with its id. @throws invalid_request when the list is full; label_not_found, agent_not_found, agent_unavailable */
    async put(shopId: string, id: string, words: MacroWords): Promise<Macro[]> {
      await check(shopId, words.actions);
      return change(shopId, (before) => {
        if (before.some((each) => each.id === id)) return before.map((each) => (each.id === id ? { ...words, id } : each));
        if (before.length >= templateLimits.macros) throw new AppError('invalid_request', `a shop has at most ${templateLimits.macros} macros`);
        return [...before, { ...words, id }];
      });
    },
    /** Puts the named ones first, in this order; others follow as they were. */
    order(shopId: string, ids: readonly string[]): Promise<Macro[]> {
      const place = new Map(ids.map((id, at) => [id, at]));
      const at = ({ id }: Macro): number => place.get(id) ?? ids.length;
      return change(shopId, (before) => [...before].sort((a, b) => at(a) - at(b)));
    },
    /** What it would do now, step by step; nothing is done. @throws conversation_not_found, not_found */
    async plan(agent: Agent, conversationId: string, id: string): Promise<MacroPlan> {
      const row = await conversationOf(agent.shopId, conversationId);
      const found = (await list(agent.shopId)).find((each) => each.id === id);
      if (!found) throw new AppError('not_found', `there is no macro "${id}"`);
      const { actions } = found;
      const [labels, colleagues, opensAt] = await Promise.all([labelsOf(agent.shopId), colleaguesIn(agent.shopId, actions), actions.some(asksOpening) ? nextDayOpensAt(agent.shopId) : null]);
      return { steps: planMacro(actions, { row, agent: { id: agent.id, mayAssign: can(agent, 'assign', 'conversations') }, labels, colleagues, nextDayOpensAt: opensAt, now: clock() }) };
    },
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

function asksOpening(action: MacroAction): boolean {
  return action.kind === 'snooze' && 'opening' in action.span;
}
