/** Decides what the bot does with one message: courtesy, answer, choices or a person. Pure but for the speaker it is given. */
import type { EntryPart, HandoffReason, KnowledgeEntry, Language, PageContext } from '@aftercast/shared';
import { boughtUnder, type MeantProduct } from '../live/bought-link.ts';
import { mentionIn } from '../live/mention.ts';
import type { MatchResult } from '../matching/types.ts';
import type { Order } from '../orders/order.ts';
import type { BotReply } from './bot-reply.ts';
import { detectLanguage } from './detect-language.ts';
import { unknownLink } from './judge.ts';
import { baseFor, type KnowledgeBase, type LanguageBase } from './knowledge-base.ts';
import type { MatchMemo, Recalled } from './match-memo.ts';
import type { OrderAtHand } from './order-at-hand.ts';
import { aboutEach, choicesOf, relatedTo, withRelated } from './other-questions.ts';
import { courtesyReply, type Courtesy } from './small-talk.ts';
import type { Listener, Speech, SpeakingShop } from './speak.ts';

/** A shopper's message with everything that decides the reply. */
export interface Question {
  shop: SpeakingShop & { forceWords: readonly string[] };
  shopper: Listener;
  text: string;
  context: PageContext;
  /** The language the shopper's page speaks, for texts that tell nothing. */
  language: Language;
  /** What the shopper wrote before, a moment ago; "那运费呢" is read with it. */
  previous?: string | undefined;
  /** A tapped choice or welcome question: answered by that entry, without matching. */
  entryId?: string | undefined;
}

interface Given {
  base: KnowledgeBase;
  recall: MatchMemo;
  orderAtHand: OrderAtHand;
  speak: (speech: Speech) => BotReply | Promise<BotReply>;
  /** Whether the text holds one of the shop's force words. */
  forced: boolean;
  /** Product on screen, or the one whose link number the shopper names. */
  product: string | undefined;
  /** What a link that the shopper names means in the one broadcast on air, where the page names no broadcast. */
  onAir: string | undefined;
}

const courtesies: Partial<Record<MatchResult['reason'], Courtesy>> = {
  greeting: 'greeting', thanks: 'thanks', bye: 'bye', acknowledged: 'acknowledged', gibberish: 'unclear', empty: 'unclear', too_short: 'unclear',
};

type SpeakEntry = (entry: KnowledgeEntry, language: Language, confidence: number, handoff?: HandoffReason) => BotReply | Promise<BotReply>;

export function replyTo(question: Question, { base, recall, orderAtHand, speak, forced, product: onPage, onAir }: Given): BotReply | Promise<BotReply> {
  const { shop, shopper, text } = question;
  const asked = detectLanguage(text, question.language);
  const mention = mentionIn(text);
  const link = mention?.kind === 'number' ? mention.number : undefined;
  // What was bought under a number goes before what is sold under it now.
  const asksOrders = mention?.kind === 'number' && onPage === undefined && shopper.externalId !== null && !forced;
  const product = onPage ?? onAir;
  const context = { ...question.context, product: asksOrders ? undefined : product };
  const speakWith = (orders?: readonly Order[]): SpeakEntry => (entry, language, confidence, handoff) =>
    speak({ entry: askable(entry, base), language, confidence, shop, shopper, context, link, broadcasts: base.broadcasts, orders, handoff });

  if (question.entryId !== undefined) {
    const tapped = findEntry(base, question.entryId, asked);
    if (tapped) return withRelated(speakWith()(tapped.entry, tapped.language, 1), relatedTo(tapped.entry, [], base[tapped.language].byId));
  }
  const known = baseFor(base, asked);
  const place = { ...context, previous: question.previous, product: context.product ?? (mention?.kind === 'number' ? unknownLink : undefined) };
  if (asksOrders && shopper.externalId !== null) return orderAtHand.read(shop.id, shopper.externalId, known, context).then(({ orders }) => replyAbout(boughtUnder(mention.number, orders, base.broadcasts), orders));
  const result = recall(known.matcher, text, place);
  if (forced || shopper.externalId === null || !orderAtHand.mayDecide(result, known, context)) return replyWith(result, question, { known, asked, forced, speakEntry: speakWith() });
  return orderAtHand.read(shop.id, shopper.externalId, known, context).then(({ orders, products }) => {
    const decided = products.length === 0 ? result : recall(known.matcher, text, { ...place, order: { products } });
    return replyWith(decided, question, { known, asked, forced, speakEntry: speakWith(orders) });
  });

  /** The number is one of a broadcast that is over: the orders tell which product, and where several fit the shopper does. Where none does it is one of the broadcast on air. */
  function replyAbout(meant: readonly MeantProduct[], orders: readonly Order[]): BotReply | Promise<BotReply> {
    const [only, another] = meant;
    const about = { ...context, product: another ? undefined : only?.product ?? onAir };
    const judged = recall(known.matcher, text, { ...place, product: about.product ?? (another ? undefined : unknownLink) });
    const entry = known.byId.get(judged.candidates[0]?.id ?? '');
    if (another && entry && judged.outcome === 'answer') {
      const named = meant.map(({ product: id, name, nameEn }) => ({ product: id, name: (known.language === 'en' ? nameEn : null) ?? name ?? id }));
      return { kind: 'choices', options: aboutEach(entry, named), language: known.language };
    }
    const speakEntry: SpeakEntry = (each, language, confidence, handoff) => speak({ entry: askable(each, base), language, confidence, shop, shopper, context: about, link, broadcasts: base.broadcasts, orders, handoff });
    return replyWith(judged, question, { known, asked, forced, speakEntry });
  }
}

/** What a result makes the bot do. `asked` is the language of the words, `known` what is known in it or in the other one. */
function replyWith(result: Recalled, { shop, shopper }: Question, { known, asked, forced, speakEntry }: { known: LanguageBase; asked: Language; forced: boolean; speakEntry: SpeakEntry }): BotReply | Promise<BotReply> {
  const { language } = known;
  const [first] = result.candidates;
  const entry = first ? known.byId.get(first.id) : undefined;

  if (forced) {
    return entry && result.reason === 'needs_person' ? speakEntry(entry, language, result.confidence, 'force_word') : { kind: 'handoff', reason: 'force_word', language: asked };
  }
  const courtesy = courtesies[result.reason];
  if (courtesy && result.outcome === 'handoff') return { kind: 'answer', text: courtesyReply(courtesy, asked, { assistantName: shop.assistantName, shopperName: shopper.name }), source: null, confidence: 1, tier: null, language: asked };
  if (result.reason === 'asked') return entry?.tier === 3 ? speakEntry(entry, language, 1, 'asked') : { kind: 'handoff', reason: 'asked', language: asked };
  if (result.outcome === 'answer' && result.answers.length > 1) {
    const meant = result.answers.flatMap((id) => known.byId.get(id) ?? []);
    return together(meant.map((each) => speakEntry(each, language, result.confidence)), language);
  }
  if (entry && (result.outcome === 'answer' || result.reason === 'needs_person')) return withRelated(speakEntry(entry, language, result.confidence), relatedTo(entry, result.candidates, known.byId));
  if (result.outcome === 'choices') return { kind: 'choices', options: choicesOf(result.candidates, known.byId), language };
  return { kind: 'handoff', reason: 'low_confidence', confidence: result.confidence, language: asked };
}

/** All answers in one message; where one of them can't be given a person takes over, since half an answer would look like a whole one. */
function together(replies: (BotReply | Promise<BotReply>)[], language: Language): BotReply | Promise<BotReply> {
  const join = (spoken: readonly BotReply[]): BotReply => {
    const answers = spoken.filter((reply) => reply.kind === 'answer');
    const [first] = answers;
    if (!first || answers.length < spoken.length) return spoken.find((reply) => reply.kind === 'handoff') ?? { kind: 'handoff', reason: 'low_confidence', language };
    const parts = answers.flatMap((answer) => answer.parts ?? []);
    const tier = answers.every((answer) => answer.tier === 1) ? 1 : 2;
    return { ...first, text: answers.map(({ text }) => text).join('\n\n'), tier, ...(parts.length > 0 ? { parts } : {}) };
  };
  const ready = replies.flatMap((reply) => (reply instanceof Promise ? [] : [reply]));
  return ready.length === replies.length ? join(ready) : Promise.all(replies).then(join);
}

/** Without buttons that ask an entry which is gone or not valid now. */
function askable(entry: KnowledgeEntry, base: KnowledgeBase): KnowledgeEntry {
  const dead = (part: EntryPart): boolean => part.kind === 'ask' && !base.zh.byId.has(part.entryId) && !base.en.byId.has(part.entryId);
  return entry.parts?.some(dead) ? { ...entry, parts: entry.parts.filter((part) => !dead(part)) } : entry;
}

/** The tapped entry in the language of its words, else in the other one. */
function findEntry(base: KnowledgeBase, id: string, language: Language): { entry: KnowledgeEntry; language: Language } | null {
  for (const each of [base[language], language === 'zh' ? base.en : base.zh]) {
    const entry = each.byId.get(id);
    if (entry) return { entry, language: each.language };
  }
  return null;
}
