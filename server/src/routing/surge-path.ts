/**
 * The bot's shorter path in a surge: nobody is asked twice what they mean, and whoever asks what an open incident answers
 * is told at once. Pure. Called by the surge's turn.
 */
import type { BotReply } from '../knowledge/bot-reply.ts';

/** The entry a reply may share with an incident: what it rests on, or what it holds likeliest. Null where a person is to decide. */
export function causeOf(reply: BotReply): { entryId: string; question: string } | null {
  if (reply.kind === 'answer') return reply.source;
  if (reply.kind === 'choices') return reply.options[0] ?? null;
  return reply.reason === 'missing_data' ? reply.source ?? null : null;
}

/**
 * What is said in place of `reply`. Whoever asked for a person, or whom only a person may answer, loses nothing.
 * @param known what was said to all of an open incident with this cause, in this shopper's words; null where there is none
 * @param offered the last thing said was a choice of questions, and it was not taken
 */
export function shorter(reply: BotReply, known: string | null, offered: boolean): BotReply {
  const cause = causeOf(reply);
  if (known !== null && cause !== null) {
    return { kind: 'answer', text: known, source: cause, confidence: reply.kind === 'choices' ? 0 : reply.confidence ?? 0, tier: reply.kind === 'answer' ? reply.tier : 2, language: reply.language };
  }
  return reply.kind === 'choices' && offered ? { kind: 'handoff', reason: 'low_confidence', language: reply.language } : reply;
}
