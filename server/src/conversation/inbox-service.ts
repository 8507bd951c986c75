/** What the agents' lists show: pages, rows and counts. Reads only. Called by the agents' frames, routes and push. */
import { dueKey, limits, type InboxConversation, type InboxCounts, type InboxFilter, type InboxList } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import { readCursor, writeCursor } from '../http/page-cursor.ts';
import type { InboxRepository } from './inbox-repository.ts';
import type { Reader } from './health.ts';
import { asSeenBy, toInboxConversation } from './presenter.ts';

type Row = Awaited<ReturnType<InboxRepository['byIds']>>[number];

export function createInboxService(repository: InboxRepository, clock: () => number) {
  function present(found: Row, labels: string[], queuePlace: number | null): InboxConversation {
    return toInboxConversation(found.row, {
      shopper: { id: found.row.shopperId, name: found.shopperName, externalId: found.externalId },
      labels, ownerName: found.ownerName, queuePlace, unread: found.unread,
    });
  }
  /** @param places the queue's places where they are known already; otherwise each is looked up */
  async function presentAll(found: Row[], places?: readonly number[]): Promise<InboxConversation[]> {
    const on = await repository.labelsOn(found.map(({ row }) => row.id));
    return Promise.all(found.map(async (one, nth) => present(one, on.get(one.row.id) ?? [], one.row.state === 'queued' ? places?.[nth] ?? await repository.queuePlace(one.row) : null)));
  }

  return {
    /** @param cursor as the page before gave it. @throws invalid_request when it isn't one */
    async page(agent: Reader & { shopId: string }, list: InboxList, cursor: string | undefined, filter: InboxFilter = {}): Promise<{ conversations: InboxConversation[]; nextCursor: string | null }> {
      const found = await repository.page(agent.shopId, list, agent.id, filter, cursor === undefined ? null : readCursor(cursor), limits.inboxPage + 1);
      const shown = found.slice(0, limits.inboxPage);
      const last = found.length > limits.inboxPage ? shown.at(-1)?.row : undefined;
      const at = last && (list === 'waiting' ? last.dueAt ?? 0 : list === 'mine' ? dueKey(last) : last.lastMessageAt);
      // A page of the whole queue stands in its order: the places follow from the first.
      const first = list === 'waiting' && Object.keys(filter).length === 0 && shown[0] ? await repository.queuePlace(shown[0].row) : null;
      const presented = await presentAll(shown, first === null ? undefined : shown.map((_, nth) => first + nth));
      return { conversations: presented.map((one, nth) => asSeenBy(agent, (shown[nth] as Row).row, one)), nextCursor: last && at !== undefined ? writeCursor({ at, id: last.id }) : null };
    },
    /** The rows as each agent sees them. */
    async rows(ids: string[]): Promise<(agent: Reader) => InboxConversation[]> {
      const found = await repository.byIds(ids);
      const presented = await presentAll(found);
      return (agent) => presented.map((one, nth) => asSeenBy(agent, (found[nth] as Row).row, one));
    },
    /** The row as this agent sees it, if it is of their shop. @throws conversation_not_found */
    async row(agent: Reader & { shopId: string }, id: string): Promise<InboxConversation> {
      const [found] = await repository.byIds([id]);
      if (!found || found.row.shopId !== agent.shopId) throw new AppError('conversation_not_found', 'there is no such conversation in this shop');
      const [presented] = await presentAll([found]);
      return asSeenBy(agent, found.row, presented as InboxConversation);
    },
    /** The shop's counts, and each agent's own. */
    async counts(shopId: string): Promise<(agentId: string) => InboxCounts> {
      const { all, mine } = await repository.counts(shopId, clock());
      return (agentId) => ({ ...all, mine: mine.get(agentId)?.desk ?? 0, snoozed: mine.get(agentId)?.aside ?? 0 });
    },
    queuePlace: repository.queuePlace,
    queue: repository.queue,
  };
}
export type InboxService = ReturnType<typeof createInboxService>;
