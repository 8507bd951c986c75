import { setImmediate as yieldTurn } from 'node:timers/promises';
import { afterEach, beforeEach } from 'vitest';
import type { KnowledgeEntry, LivePromise } from '@aftercast/shared';
import { createEventRepository } from '../../server/src/events/event-repository.ts';
import type { BotReply } from '../../server/src/knowledge/bot-reply.ts';
import { createLanguageTables } from '../../server/src/matching/matcher.ts';
import { createWorklist } from '../../server/src/worklist/worklist.ts';
import { createCore, type Core } from './core.ts';
import { useDatabase, type dialects } from './store.ts';

const { normalise } = createLanguageTables();

/** What the bot says to a question: it hands over, or it answers from an entry. */
export const handoff = (reason: 'low_confidence' | 'needs_person' = 'low_confidence'): BotReply => ({ kind: 'handoff', reason, language: 'zh' });
export const answer = (entryId: string): BotReply => ({ kind: 'answer', text: '…', source: { entryId, question: `问 ${entryId}` }, confidence: 0.9, tier: 1, language: 'zh' });

/** The work list on a real core, with a knowledge base that the test writes into `today`. Made anew for each test of the block it is called in. */
export function useWorklist(dialect: (typeof dialects)[number]) {
  const database = useDatabase(dialect);
  let core: Core;
  let feed: ReturnType<typeof createEventRepository>;
  /** What today's knowledge answers, and what there is. */
  const today = { answers: new Map<string, string>(), entries: [] as KnowledgeEntry[], nearest: [] as string[], confidence: 0, promises: [] as LivePromise[] };
  let ids = 0;

  const open = () => createWorklist({
    store: core.store, feed, bus: core.bus, transcript: core.transcript, normalise, clock: () => core.now, elapsed: () => performance.now(), yieldTurn: () => yieldTurn(),
    wait: async () => undefined, onError: (error) => { throw error; },
    newId: (prefix) => `${prefix}_new`,
    usesOf: async () => [],
    sessionsOf: async () => [{ id: 'live-1', promises: today.promises }],
    knowledge: {
      drafts: { open: async () => { throw new Error('no drafts here'); }, save: async () => null },
      list: async () => today.entries,
      nearest: async () => today.nearest,
      match: async (_shop, text) => ({
        outcome: today.answers.has(text) ? 'answer' : 'handoff', answers: today.answers.has(text) ? [today.answers.get(text) ?? ''] : [], candidates: today.nearest.map((id) => ({ id })), confidence: today.confidence,
      }),
    },
  });
  let worklist: ReturnType<typeof open>;
  const read = async () => {
    await worklist.recorder.settle(core.shop.id);
    return worklist.list.page(core.shop.id, 'zh', { offset: 0, limit: 50 });
  };
  /** A new shopper says one thing. */
  const asks = async (text: string, reply: BotReply = handoff()) => {
    core.answerWith(() => reply);
    ids += 1;
    return core.say(`m${String(ids).padStart(8, '0')}`, text, core.newShopper());
  };
  const stored = (id: string, updatedAt: number) => core.store.write(function* (w) {
    yield w.insert(core.store.tables.knowledgeEntries).values({
      shopId: core.shop.id, language: 'zh', id, tier: 1, category: '', question: id, phrasings: [], keywords: [], answer: '…', fallback: null, product: null, liveSession: null, updatedAt,
    }).returning();
  });

  beforeEach(async () => {
    core = await createCore(database.open);
    feed = createEventRepository(core.store);
    Object.assign(today, { answers: new Map(), entries: [], nearest: [], confidence: 0, promises: [] });
    worklist = open();
    await core.keepShop();
  });
  afterEach(() => core.remove());
  return {
    /** Each only inside tests. */
    get core() { return core; },
    get feed() { return feed; },
    get worklist() { return worklist; },
    today, read, asks, stored,
    /** Another one on the same data, as after a restart. */
    reopen() { worklist = open(); },
  };
}
