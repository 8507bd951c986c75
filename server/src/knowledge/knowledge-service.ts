/**
 * What shops know and how the bot answers from it. Puts the parts together: live entries and matchers, drafts, versions,
 * kept questions, thresholds, the test bench. Refuses to decide who may speak: that is the conversation's.
 * Called by the conversation (reply), the widget's configuration (topQuestions), the routes here, and the set-up of a new shop.
 */
import { languages, type KnowledgeEntry, type Language, type PageContext } from '@aftercast/shared';
import type { Store } from '../db/store.ts';
import { AppError } from '../errors.ts';
import { defaultThresholds } from '../matching/bands.ts';
import { isElliptic } from '../matching/follow-up.ts';
import type { LanguageTables } from '../matching/matcher.ts';
import { broadcastsOf, type Broadcast } from '../live/on-screen.ts';
import type { Order, OrderLookup } from '../orders/order.ts';
import { createBenchService, type Tried } from './bench/bench-service.ts';
import type { BotReply, ReplySource } from './bot-reply.ts';
import { createCheckRepository } from './checks/check-repository.ts';
import { createCheckService } from './checks/check-service.ts';
import { detectLanguage } from './detect-language.ts';
import { createDraftRepository } from './drafts/draft-repository.ts';
import { createDraftService } from './drafts/draft-service.ts';
import { createEntryChecks } from './entries/entry-checks.ts';
import { createEntryRepository } from './entries/entry-repository.ts';
import { parseJsonl, type LineError } from './jsonl.ts';
import { createJudge } from './judge.ts';
import { baseFor, noLearning, type KnowledgeBase, type Learning } from './knowledge-base.ts';
import { createMatchMemo } from './match-memo.ts';
import { createOrderAtHand } from './order-at-hand.ts';
import { createReadyKnowledge } from './ready-knowledge.ts';
import { otherQuestions } from './other-questions.ts';
import { replyTo, type Question } from './reply-to.ts';
import { readLanguageTables } from './read-language-tables.ts';
import { createSpeaker } from './speak.ts';
import { suggest, type Suggestion } from './suggest.ts';
import { starterEntries } from './starter-entries.ts';
import { createThresholdRepository } from './thresholds/threshold-repository.ts';
import { createThresholdService, type RecentQuestion } from './thresholds/threshold-service.ts';
import { topQuestionsOf } from './top-questions.ts';
import type { Wish } from './versions/changes.ts';
import { createVersionRepository } from './versions/version-repository.ts';
import { createVersionService, type Author, type PublishOptions } from './versions/version-service.ts';

interface Deps {
  store: Store;
  /** Costly to make, so those who run beside share theirs; without it own ones are read. */
  tables?: LanguageTables;
  clock: () => number;
  newId: (prefix: string) => string;
  orders: OrderLookup;
  /** The shop's live sessions, for what their links mean and what was promised. After a change of theirs call `hear`. */
  sessionsOf?: (shopId: string) => Promise<readonly Broadcast[]>;
  /** Told when the merchant's orders can't be read; the shopper then gets what can be said without. */
  onLookupFailure?: (error: unknown) => void;
  /** Where matchers are trained; without it they stay with what they know at once. */
  learning?: Learning;
  /** A shop's force words, for trying questions out; a message brings its shop's own. */
  forceWordsOf?: (shopId: string) => Promise<readonly string[]>;
  /** Which of these pictures are the shop's. Without it none is known. */
  picturesOf?: (shopId: string, ids: string[]) => Promise<ReadonlySet<string>>;
  /** What shoppers have asked lately, newest first. */
  recentQuestions?: (shopId: string, limit: number) => Promise<RecentQuestion[]>;
  /** Lets others have their turn between kept questions. */
  yieldTurn?: () => Promise<unknown>;
}

/** Whom the record names where a program writes. */
const nobody: Author = { id: null, name: '' };
const none = async (): Promise<never[]> => [];

export function createKnowledgeService({
  store, tables = readLanguageTables(), clock, newId, orders, sessionsOf = none, onLookupFailure = () => undefined, learning = noLearning, forceWordsOf = none, picturesOf = async () => new Set(), recentQuestions = none, yieldTurn = async () => undefined,
}: Deps) {
  const entries = createEntryRepository(store);
  const draftRepository = createDraftRepository(store);
  const versionRepository = createVersionRepository(store);
  const thresholdRepository = createThresholdRepository(store);
  const ordersOf = (shopId: string, shopperExternalId: string): Promise<readonly Order[]> => orders.ordersOf(shopId, shopperExternalId).catch((error: unknown) => {
    onLookupFailure(error);
    return [];
  });
  const orderAtHand = createOrderAtHand({ ordersOf });
  const speak = createSpeaker({ ordersOf, clock });
  const judging = createJudge({ tables, clock });
  const { judge } = judging;
  const recall = createMatchMemo((text) => !isElliptic(tables.normalise(text).text));

  async function inLanguages(shopId: string): Promise<Record<Language, KnowledgeEntry[]>> {
    const all = await entries.all(shopId);
    const of = (language: Language) => all.filter((each) => each.language === language).map(({ entry }) => entry);
    return { zh: of('zh'), en: of('en') };
  }

  const ready = createReadyKnowledge({
    tables, clock, learning,
    async read(shopId) {
      const [known, thresholds, sessions] = await Promise.all([inLanguages(shopId), thresholdRepository.ofShop(shopId), sessionsOf(shopId)]);
      return { entries: known, thresholds: thresholds ?? defaultThresholds, broadcasts: broadcastsOf(sessions) };
    },
  });
  const checkEntries = createEntryChecks({ picturesOf });
  const checks = createCheckService({ repository: createCheckRepository(store), judge, forceWordsOf, clock, newId, yieldTurn });
  const drafts = createDraftService({ repository: draftRepository, entries, checkEntries, clock });
  const versions = createVersionService({ versions: versionRepository, entries, drafts: draftRepository, checks, ready, checkEntries, clock });
  const thresholds = createThresholdService({ repository: thresholdRepository, ready, judge, forceWordsOf, checks, recentQuestions, clock });
  const bench = createBenchService({ ready, judge, forceWordsOf, entries, drafts: draftRepository, versions: versionRepository, tables, clock });

  function answer(question: Question, base: KnowledgeBase): BotReply | Promise<BotReply> {
    const { shop, text, context } = question;
    return replyTo(question, { base, recall, orderAtHand, speak, forced: judging.isForced(text, shop.forceWords), product: judging.productIn(base, text, context), onAir: judging.productOnAir(base, text, context) });
  }

  const seed = (shopId: string, given: Record<Language, readonly KnowledgeEntry[]>): Promise<void> =>
    versions.seed(shopId, languages.flatMap((language) => given[language].map((entry) => wish(language, entry))));

  return {
    drafts, versions, checks, thresholds, bench,

    /** Reads a shop's knowledge in advance, so that its first question is answered at once. */
    async warm(shopId: string): Promise<void> { await ready.baseOf(shopId); },

    /** Resolves when everything has been learnt from a shop's entries that training teaches. */
    async learnt(shopId: string): Promise<void> {
      const base = await ready.baseOf(shopId);
      await Promise.all(languages.map((language) => baseFor(base, language).matcher.settled));
    },

    /** A shop's live sessions are others from now on. Costs nothing but this: no entry is read, no matcher built or trained. */
    hear: ready.hear,

    /** What the bot does with a shopper's message. Synchronous unless the shop's knowledge or an order must be loaded. */
    reply(question: Question): BotReply | Promise<BotReply> {
      const base = ready.baseOf(question.shop.id);
      return base instanceof Promise ? base.then((loaded) => answer(question, loaded)) : answer(question, base);
    },

    /** What an agent may say to a shopper's words: the likeliest entries' answers, filled, best first. */
    async suggest(question: Question, count: number): Promise<Suggestion[]> {
      const base = await ready.baseOf(question.shop.id);
      return suggest(question, count, { base, recall, speak, product: judging.productIn(base, question.text, question.context) ?? judging.productOnAir(base, question.text, question.context) });
    },

    /** The questions to offer when the bubble opens, in the language asked for or the one the shop has. */
    async topQuestions(shop: { id: string }, language: Language, count: number): Promise<ReplySource[]> {
      return topQuestionsOf(baseFor(await ready.baseOf(shop.id), language).entries, count);
    },

    /** What else words may have meant, where an answer was not what was asked. Up to three, likeliest first. */
    async others({ shopId, text, context, language, notEntryId }: { shopId: string; text: string; context: PageContext; language: Language; notEntryId: string }): Promise<ReplySource[]> {
      const base = await ready.baseOf(shopId);
      const known = baseFor(base, detectLanguage(text, language));
      const { candidates } = known.matcher.match(text, { ...context, product: judging.productAsked(base, text, context) });
      return otherQuestions(candidates, known.byId, notEntryId);
    },

    /** Ids of the entries nearest to words on the live knowledge, best first. Words that were answered a moment ago cost nothing anew. */
    async nearest(shopId: string, text: string, context: PageContext, language: Language): Promise<string[]> {
      const base = await ready.baseOf(shopId);
      const { matcher } = baseFor(base, detectLanguage(text, language));
      return recall(matcher, text, { ...context, product: judging.productAsked(base, text, context) }).candidates.map(({ id }) => id);
    },

    /** The outcome for a question with its explanation, on the live knowledge. */
    match: (shopId: string, text: string, context: PageContext, language: Language): Promise<Tried> => bench.tryOut(shopId, { text, context, language }),

    async list(shopId: string, language: Language): Promise<readonly KnowledgeEntry[]> {
      return (await inLanguages(shopId))[language];
    },

    /** Adds an entry or puts it in place of the one with its id, as a version. @throws knowledge_entry_invalid, knowledge_checks_broken */
    async put(shopId: string, language: Language, entry: KnowledgeEntry, author: Author = nobody, options: PublishOptions = {}): Promise<void> {
      await versions.write(shopId, author, [wish(language, entry)], { source: 'api', ...options });
    },

    /** @throws not_found, knowledge_checks_broken */
    async remove(shopId: string, language: Language, id: string, author: Author = nobody, options: PublishOptions = {}): Promise<void> {
      const gone = await versions.write(shopId, author, [{ language, entryId: id, entry: null }], { source: 'api', ...options });
      if (!gone) throw new AppError('not_found', `there is no entry "${id}"`);
    },

    /** Puts every good line of a JSONL text in place, as a version, and tells what is wrong with the others. The same text again changes nothing. */
    async importJsonl(shopId: string, language: Language, text: string, author: Author = nobody, options: PublishOptions = {}): Promise<{ imported: number; errors: LineError[] }> {
      const { entries: read, errors } = parseJsonl(text);
      if (read.length > 0) await versions.write(shopId, author, read.map((entry) => wish(language, entry)), { source: 'import', ...options });
      return { imported: read.length, errors };
    },

    /** Gives a shop that knows nothing its first entries; one that knows anything keeps what it has. */
    seed,

    /** Gives a new shop something true to say. */
    seedStarter: (shopId: string): Promise<void> => seed(shopId, starterEntries),
  };
}
export type KnowledgeService = ReturnType<typeof createKnowledgeService>;

function wish(language: Language, entry: KnowledgeEntry): Wish {
  return { language, entryId: entry.id, entry };
}
