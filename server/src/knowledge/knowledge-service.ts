/**
 * What shops know and how the bot answers from it. Owns the entries, one matcher per shop and language, and the wording of replies.
 * Refuses to decide who may speak: that is the conversation's. Called by the conversation (reply), the widget's configuration
 * (topQuestions), the routes here, and the set-up of a new shop (seedStarter).
 */
import { LRUCache } from 'lru-cache';
import type { KnowledgeEntry, Language, PageContext } from '@aftercast/shared';
import type { Store } from '../db/store.ts';
import { AppError } from '../errors.ts';
import { createLanguageTables } from '../matching/matcher.ts';
import type { MatchResult } from '../matching/types.ts';
import type { OrderLookup } from '../orders/order.ts';
import type { BotReply, ReplySource } from './bot-reply.ts';
import { detectLanguage } from './detect-language.ts';
import { hasForceWord } from './force-words.ts';
import { parseJsonl, type LineError } from './jsonl.ts';
import { baseFor, buildKnowledgeBase, type KnowledgeBase } from './knowledge-base.ts';
import { createKnowledgeRepository } from './knowledge-repository.ts';
import { linkNumberIn } from './link-number.ts';
import { entryProblems } from './entry-problems.ts';
import { replyTo, type Question } from './reply-to.ts';
import { createSpeaker } from './speak.ts';
import { starterEntries } from './starter-entries.ts';
import { topQuestionsOf } from './top-questions.ts';

interface Deps {
  store: Store;
  clock: () => number;
  orders: OrderLookup;
  /** The product behind a numbered link of a live session; null where it isn't known. */
  productOfLink?: (shopId: string, liveSession: string, link: number) => Promise<string | null>;
  onLookupFailure?: (error: unknown) => void;
}

/** Shops kept ready to answer; one with 800 phrasings in two languages takes about 10 MB. */
const readyShops = 100;

export function createKnowledgeService({ store, clock, orders, productOfLink = async () => null, onLookupFailure = () => undefined }: Deps) {
  const repository = createKnowledgeRepository(store);
  const tables = createLanguageTables();
  const speak = createSpeaker({ orders, clock, onLookupFailure });
  const ready = new LRUCache<string, KnowledgeBase>({ max: readyShops });
  const loading = new Map<string, Promise<KnowledgeBase>>();
  const forceWords = new WeakMap<readonly string[], string[]>();

  /** One load at a time for a shop; what was asked for after a change sees the change. */
  function load(shopId: string): Promise<KnowledgeBase> {
    const before = loading.get(shopId);
    if (before) return before;
    const promise = repository.all(shopId).then((entries) => {
      const base = buildKnowledgeBase(entries, tables, ready.get(shopId));
      if (loading.get(shopId) === promise) ready.set(shopId, base);
      return base;
    }).finally(() => { if (loading.get(shopId) === promise) loading.delete(shopId); });
    loading.set(shopId, promise);
    return promise;
  }

  /** The base that is in place goes on answering until the new one is built. */
  async function reload(shopId: string): Promise<void> {
    loading.delete(shopId);
    await load(shopId);
  }

  const baseOf = (shopId: string): KnowledgeBase | Promise<KnowledgeBase> => ready.get(shopId) ?? load(shopId);

  function isForced(text: string, words: readonly string[]): boolean {
    let normalised = forceWords.get(words);
    if (!normalised) forceWords.set(words, normalised = words.map((word) => tables.normalise(word).text));
    return hasForceWord(tables.normalise(text).text, normalised);
  }

  /** A promise only where the shopper names a link. */
  function productIn(shopId: string, text: string, { product, liveSession }: PageContext): string | undefined | Promise<string | undefined> {
    const link = liveSession === undefined ? null : linkNumberIn(text);
    if (link === null || liveSession === undefined) return product;
    return productOfLink(shopId, liveSession, link).then((found) => found ?? product);
  }

  function answer(question: Question, base: KnowledgeBase): BotReply | Promise<BotReply> {
    const { shop, text, context } = question;
    const forced = isForced(text, shop.forceWords);
    const product = productIn(shop.id, text, context);
    if (product instanceof Promise) return product.then((named) => replyTo(question, { base, speak, forced, product: named }));
    return replyTo(question, { base, speak, forced, product });
  }

  async function seed(shopId: string, entries: Record<Language, readonly KnowledgeEntry[]>): Promise<void> {
    const known = await repository.all(shopId);
    if (known.zh.length + known.en.length === 0) await repository.put(shopId, entries, clock());
    await reload(shopId);
  }

  return {
    /** Reads a shop's knowledge in advance, so that its first question is answered at once. */
    async warm(shopId: string): Promise<void> { await baseOf(shopId); },

    /** What the bot does with a shopper's message. Synchronous unless the shop's knowledge, a link or an order must be loaded. */
    reply(question: Question): BotReply | Promise<BotReply> {
      const base = baseOf(question.shop.id);
      return base instanceof Promise ? base.then((loaded) => answer(question, loaded)) : answer(question, base);
    },

    /** The questions to offer when the bubble opens, in the language asked for or the one the shop has. */
    async topQuestions(shop: { id: string }, language: Language, count: number): Promise<ReplySource[]> {
      return topQuestionsOf(baseFor(await baseOf(shop.id), language).entries, count);
    },

    /** The outcome for a question with its explanation, for the console's test bench. */
    async match(shopId: string, text: string, context: PageContext, fallback: Language): Promise<MatchResult & { language: Language }> {
      const { language, matcher } = baseFor(await baseOf(shopId), detectLanguage(text, fallback));
      return { language, ...matcher.match(text, { ...context, product: await productIn(shopId, text, context) }) };
    },

    async list(shopId: string, language: Language): Promise<readonly KnowledgeEntry[]> {
      return (await repository.all(shopId))[language];
    },

    /** Adds an entry or puts it in place of the one with its id. @throws knowledge_entry_invalid */
    async put(shopId: string, language: Language, entry: KnowledgeEntry): Promise<void> {
      const problems = entryProblems(entry);
      if (problems.length > 0) throw new AppError('knowledge_entry_invalid', problems.join('; '), { details: problems });
      await repository.put(shopId, { [language]: [entry] }, clock());
      await reload(shopId);
    },

    /** @throws not_found */
    async remove(shopId: string, language: Language, id: string): Promise<void> {
      if (!await repository.remove(shopId, language, id)) throw new AppError('not_found', `there is no entry "${id}"`);
      await reload(shopId);
    },

    /** Puts every good line of a JSONL text in place and tells what is wrong with the others. The same text again changes nothing. */
    async importJsonl(shopId: string, language: Language, text: string): Promise<{ imported: number; errors: LineError[] }> {
      const { entries, errors } = parseJsonl(text);
      if (entries.length > 0) {
        await repository.put(shopId, { [language]: entries }, clock());
        await reload(shopId);
      }
      return { imported: entries.length, errors };
    },

    /** Gives a shop that knows nothing its first entries; one that knows anything keeps what it has. */
    seed,

    /** Gives a new shop something true to say. */
    seedStarter: (shopId: string): Promise<void> => seed(shopId, starterEntries),
  };
}
export type KnowledgeService = ReturnType<typeof createKnowledgeService>;
