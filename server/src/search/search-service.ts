/**
 * Finds conversations by shopper, order number, words said and notes. It looks from the newest back in steps of a
 * bounded size, so that no search holds the database; the first step also looks numbers up in their indexes, however
 * old what they lead to is. Reads only. Called by the search route.
 */
import type { FoundConversation, InboxConversation, MessageBody, SearchPage } from '@aftercast/shared';
import { isToldBy, mayReadHealth, type Reader } from '../conversation/health.ts';
import type { Store } from '../db/store.ts';
import { AppError } from '../errors.ts';
import { excerptOf } from './excerpt.ts';
import { createSearchRepository, type Place, type SearchRepository } from './search-repository.ts';

/** Conversations looked through in one step. */
const stepSize = 400;
/** Conversations told in one step. */
const mostFound = 30;

type Hit = Pick<FoundConversation, 'by' | 'excerpt'>;
type Looked = Awaited<ReturnType<SearchRepository['window']>>[number];

interface Deps { store: Store; rowsOf: (ids: string[]) => Promise<(agent: Reader) => InboxConversation[]> }

export function createSearchService({ store, rowsOf }: Deps) {
  const repository = createSearchRepository(store);

  /** What the row itself tells. */
  function onSurface({ name, externalId, context }: Looked, words: string): Hit | null {
    for (const text of [name, externalId]) if (text !== null && excerptOf(text, words) !== null) return { by: 'shopper', excerpt: text };
    const order = context.orderId;
    return typeof order === 'string' && excerptOf(order, words) !== null ? { by: 'order', excerpt: order } : null;
  }

  /** Words that this agent may read: a covered conversation would tell whoever guesses them what was said in it. */
  async function inWords(agent: Reader, looked: Looked[], words: string): Promise<Map<string, Hit>> {
    const hits = new Map<string, Hit>();
    const open = new Set(looked.filter((row) => mayReadHealth(agent, row)).map(({ id }) => id));
    const ids = looked.map(({ id }) => id);
    const [said, noted] = ids.length === 0 ? [[], []] : await Promise.all([repository.messages(ids, words), repository.notes(ids, words)]);
    for (const { conversationId, authorId, body } of said) {
      if (hits.has(conversationId) || !(open.has(conversationId) || authorId === agent.id)) continue;
      const parsed = JSON.parse(body) as MessageBody;
      const excerpt = parsed.kind === 'text' || parsed.kind === 'answer' || parsed.kind === 'update' ? excerptOf(parsed.text, words) : null;
      if (excerpt !== null) hits.set(conversationId, { by: 'words', excerpt });
    }
    for (const { conversationId, text, ...note } of noted) {
      if (hits.has(conversationId) || !(open.has(conversationId) || isToldBy(note, agent.id))) continue;
      const excerpt = excerptOf(text, words);
      if (excerpt !== null) hits.set(conversationId, { by: 'note', excerpt });
    }
    return hits;
  }

  /** By numbers, in their indexes. */
  async function byNumber(shopId: string, words: string): Promise<Map<string, Hit>> {
    const orders = await repository.shoppersByOrder(shopId, words, 20);
    const orderOf = new Map(orders.flatMap(({ externalId, orderId }): [string, string][] => (externalId === null ? [] : [[externalId, orderId]])));
    const rows = await repository.ofShoppers(shopId, [...orderOf.keys()], words, 20);
    return new Map(rows.map(({ id, externalId }): [string, Hit] => {
      const order = externalId === null ? undefined : orderOf.get(externalId);
      return [id, order === undefined ? { by: 'shopper', excerpt: externalId ?? '' } : { by: 'order', excerpt: order }];
    }));
  }

  return {
    /**
     * A conversation in which someone's health is spoken of is found by its words by whoever may read it, and by one's own words and notes, or notes that call one.
     * Everyone else finds it by shopper and order alone.
     * @param words at least one character that is no space
     * @param cursor as the step before gave it
     * @throws invalid_request for another cursor
     */
    async search(agent: Reader & { shopId: string }, words: string, cursor: string | undefined): Promise<SearchPage> {
      const { shopId } = agent;
      const wanted = words.trim();
      const after = cursor === undefined ? null : readCursor(cursor);
      const [numbered, looked] = await Promise.all([
        after === null ? byNumber(shopId, wanted) : new Map<string, Hit>(), repository.window(shopId, after, stepSize),
      ]);
      const said = await inWords(agent, looked, wanted);
      const hits = new Map<string, Hit>(numbered);
      let last: Looked | undefined;
      for (const row of looked) {
        last = row;
        const hit = onSurface(row, wanted) ?? said.get(row.id);
        if (hit && !hits.has(row.id)) hits.set(row.id, hit);
        if (hits.size >= mostFound) break;
      }
      const rows = new Map((await rowsOf([...hits.keys()]))(agent).map((row) => [row.id, row]));
      const found = [...hits].flatMap(([id, hit]) => {
        const conversation = rows.get(id);
        return conversation ? [{ conversation, ...hit }] : [];
      });
      const done = last === undefined || (looked.length < stepSize && last === looked.at(-1));
      return { found, nextCursor: done || !last ? null : `${last.lastMessageAt}.${last.id}`, lookedBackTo: last?.lastMessageAt ?? null };
    },
  };
}
export type SearchService = ReturnType<typeof createSearchService>;

function readCursor(cursor: string): Place {
  const match = /^(\d{1,15})\.([\w-]{3,40})$/.exec(cursor);
  if (!match) throw new AppError('invalid_request', 'the cursor is not one of ours');
  return { at: Number(match[1]), id: String(match[2]) };
}
