/** The shop's own words for filing conversations, and which conversation carries which. Called by the label routes. */
import type { Label } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import type { Store } from '../db/store.ts';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import { createLabelRepository, type LabelRow } from './label-repository.ts';

/** Labels a shop may have; more than a list that one can choose from. */
const most = 100;

function toLabel({ id, name, tone }: LabelRow): Label {
  return { id, name, tone };
}

export function createLabelService({ store, bus, clock, newId }: { store: Store; bus: Bus; clock: () => number; newId: (prefix: string) => string }) {
  const repository = createLabelRepository(store);
  const list = async (shopId: string): Promise<Label[]> => (await repository.ofShop(shopId)).map(toLabel);
  async function told(shopId: string): Promise<Label[]> {
    const labels = await list(shopId);
    bus.emit('labels.changed', { shopId, labels });
    return labels;
  }
  return {
    list,
    /** How many conversations carry each label, by its id; 0 too. */
    async uses(shopId: string): Promise<Record<string, number>> {
      const [labels, counted] = await Promise.all([repository.ofShop(shopId), repository.uses(shopId)]);
      const on = new Map(counted.map(({ labelId, conversations }) => [labelId, conversations]));
      return Object.fromEntries(labels.map(({ id }) => [id, on.get(id) ?? 0]));
    },
    /** @returns all labels. @throws label_taken, invalid_request past a hundred */
    async create(shopId: string, draft: Omit<Label, 'id'>): Promise<Label[]> {
      const made = await repository.insert({ id: newId('l'), shopId, ...draft, createdAt: clock() }, most);
      if (made === 'full') throw new AppError('invalid_request', `a shop has at most ${most} labels`);
      if (!made) throw new AppError('label_taken', `there is a label "${draft.name}" already`);
      return told(shopId);
    },
    /** @throws label_taken, not_found */
    async change(shopId: string, id: string, draft: Omit<Label, 'id'>): Promise<Label[]> {
      const changed = await repository.change(shopId, id, draft);
      if (changed === 'taken') throw new AppError('label_taken', `there is a label "${draft.name}" already`);
      if (!changed) throw new AppError('not_found', 'there is no such label');
      return told(shopId);
    },
    /** Takes it off every conversation. @throws not_found */
    async remove(shopId: string, id: string): Promise<Label[]> {
      if (!await repository.remove(shopId, id)) throw new AppError('not_found', 'there is no such label');
      return told(shopId);
    },
    /** Replaces what a conversation carries; labels that are gone are passed over. @throws conversation_not_found */
    async put(agent: Agent, conversationId: string, ids: string[]): Promise<void> {
      const done = await repository.put(agent.shopId, conversationId, [...new Set(ids)], { agentId: agent.id, now: clock() });
      if (!done) throw new AppError('conversation_not_found', 'there is no such conversation in this shop');
      bus.emit('conversation.filed', { shopId: agent.shopId, conversationId });
    },
  };
}
export type LabelService = ReturnType<typeof createLabelService>;
