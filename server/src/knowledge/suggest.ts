/** What an agent may say to a question, from the knowledge base. Pure but for the speaker it is given. */
import type { KnowledgeEntry, Language } from '@aftercast/shared';
import { detectLanguage } from './detect-language.ts';
import { baseFor, type KnowledgeBase } from './knowledge-base.ts';
import type { BotReply } from './bot-reply.ts';
import type { MatchMemo } from './match-memo.ts';
import type { Question } from './reply-to.ts';
import type { Speech } from './speak.ts';

/** An entry's answer, filled for this shopper. `score` from 0 to 1. */
export interface Suggestion { entryId: string; question: string; text: string; score: number }

interface Given {
  base: KnowledgeBase;
  recall: MatchMemo;
  speak: (speech: Speech) => BotReply | Promise<BotReply>;
  product: string | undefined;
}

/** Less likely ones would be noise above the composer. */
const leastScore = 0.2;

/**
 * The likeliest entries, best first, whether or not the bot would have dared to say them. Entries of tier 3 are left out (their words
 * hand over to the very person who reads this), and so are answers whose variables this shopper's orders can't fill.
 */
export async function suggest(question: Question, count: number, { base, recall, speak, product }: Given): Promise<Suggestion[]> {
  const known = baseFor(base, detectLanguage(question.text, question.language));
  const context = { ...question.context, product };
  const { candidates, reason } = recall(known.matcher, question.text, { ...context, previous: question.previous });
  if (reason === 'asked') return [];
  const found: Suggestion[] = [];
  for (const { id, score } of candidates) {
    const entry = known.byId.get(id);
    if (found.length === count || score < leastScore) break;
    if (!entry || entry.tier === 3) continue;
    const text = await wordsOf(entry, known.language, score);
    if (text !== null) found.push({ entryId: id, question: entry.question, text, score });
  }
  return found;

  async function wordsOf(entry: KnowledgeEntry, language: Language, confidence: number): Promise<string | null> {
    const reply = await speak({ entry, language, confidence, shop: question.shop, shopper: question.shopper, context, broadcasts: base.broadcasts });
    return reply.kind === 'answer' ? reply.text : null;
  }
}
