/** Decides what the bot does with one message: courtesy, answer, choices or a person. Pure but for the speaker it is given. */
import type { EntryPart, HandoffReason, KnowledgeEntry, Language, PageContext } from '@aftercast/shared';
import type { MatchResult } from '../matching/types.ts';
import type { BotReply } from './bot-reply.ts';
import { detectLanguage } from './detect-language.ts';
import { baseFor, type KnowledgeBase } from './knowledge-base.ts';
import { choicesOf, relatedTo, withRelated } from './other-questions.ts';
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
  /** A tapped choice or welcome question: answered by that entry, without matching. */
  entryId?: string | undefined;
}

interface Given {
  base: KnowledgeBase;
  speak: (speech: Speech) => BotReply | Promise<BotReply>;
  /** Whether the text holds one of the shop's force words. */
  forced: boolean;
  /** Product on screen, or the one whose link number the shopper names. */
  product: string | undefined;
}

const courtesies: Partial<Record<MatchResult['reason'], Courtesy>> = {
  greeting: 'greeting', thanks: 'thanks', bye: 'bye', acknowledged: 'acknowledged', gibberish: 'unclear', empty: 'unclear', too_short: 'unclear',
};

export function replyTo(question: Question, { base, speak, forced, product }: Given): BotReply | Promise<BotReply> {
  const { shop, shopper, text, language: pageLanguage } = question;
  const asked = detectLanguage(text, pageLanguage);
  const context = { ...question.context, product };
  const speakEntry = (entry: KnowledgeEntry, language: Language, confidence: number, handoff?: HandoffReason) =>
    speak({ entry: askable(entry, base), language, confidence, shop, shopper, context, handoff });

  if (question.entryId !== undefined) {
    const tapped = findEntry(base, question.entryId, asked);
    if (tapped) return withRelated(speakEntry(tapped.entry, tapped.language, 1), relatedTo(tapped.entry, [], base[tapped.language].byId));
  }
  const known = baseFor(base, asked);
  const { language } = known;
  const result = known.matcher.match(text, context);
  const [first] = result.candidates;
  const entry = first ? known.byId.get(first.id) : undefined;

  if (forced) {
    return entry && result.reason === 'needs_person' ? speakEntry(entry, language, result.confidence, 'force_word') : { kind: 'handoff', reason: 'force_word', language: asked };
  }
  const courtesy = courtesies[result.reason];
  if (courtesy && result.outcome === 'handoff') return { kind: 'answer', text: courtesyReply(courtesy, asked, { assistantName: shop.assistantName, shopperName: shopper.name }), source: null, confidence: 1, tier: null, language: asked };
  if (result.reason === 'asked') return entry?.tier === 3 ? speakEntry(entry, language, 1, 'asked') : { kind: 'handoff', reason: 'asked', language: asked };
  if (entry && (result.outcome === 'answer' || result.reason === 'needs_person')) return withRelated(speakEntry(entry, language, result.confidence), relatedTo(entry, result.candidates, known.byId));
  if (result.outcome === 'choices') return { kind: 'choices', options: choicesOf(result.candidates, known.byId), language };
  return { kind: 'handoff', reason: 'low_confidence', confidence: result.confidence, language: asked };
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
