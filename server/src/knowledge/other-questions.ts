/** Which questions to offer: as choices, as what else was meant, and beside an answer. Pure. */
import { limits, type KnowledgeEntry } from '@aftercast/shared';
import type { Candidate } from '../matching/types.ts';
import type { BotReply, ReplySource } from './bot-reply.ts';

type Ranked = Pick<Candidate, 'id' | 'score'>;
type ById = ReadonlyMap<string, KnowledgeEntry>;

/** A choice this much weaker than the first is no help. */
const weakestChoice = 0.4;
/** Beside an answer only what was nearly meant is worth the room. */
const weakestRelated = 0.6;

function toSource({ id, question }: KnowledgeEntry): ReplySource {
  return { entryId: id, question };
}

function strongOnes(candidates: readonly Ranked[], best: number, share: number, byId: ById): KnowledgeEntry[] {
  return candidates.flatMap(({ id, score }) => (score >= best * share ? byId.get(id) ?? [] : []));
}

/** Candidates nearly as good as the best, best first. */
export function choicesOf(candidates: readonly Ranked[], byId: ById): ReplySource[] {
  return strongOnes(candidates, candidates[0]?.score ?? 0, weakestChoice, byId).slice(0, limits.choices).map(toSource);
}

/**
 * What else may have been meant, where an entry was not it: the other candidates, then what the shop has tied to the entry, then its
 * neighbours of the same category and place with the most phrasings. Words that are the entry's very own have no other candidate.
 */
export function otherQuestions(candidates: readonly Ranked[], byId: ById, notEntryId: string): ReplySource[] {
  const wrong = byId.get(notEntryId);
  const left = candidates.filter(({ id }) => id !== notEntryId);
  const found = new Set(strongOnes(left, left[0]?.score ?? 0, weakestChoice, byId));
  for (const id of wrong?.related ?? []) { const entry = byId.get(id); if (entry) found.add(entry); }
  if (wrong && found.size < limits.choices) {
    const near = [...byId.values()].filter(({ category, scope, tier }) => category === wrong.category && category !== '' && tier !== 3
      && scope.product === wrong.scope.product && scope.liveSession === wrong.scope.liveSession);
    for (const entry of near.sort((a, b) => b.phrasings.length - a.phrasings.length)) found.add(entry);
  }
  found.delete(wrong as KnowledgeEntry);
  return [...found].slice(0, limits.choices).map(toSource);
}

/** The same question about each of several products, by their names. */
export function aboutEach({ id, question }: KnowledgeEntry, products: readonly { product: string; name: string }[]): ReplySource[] {
  return products.slice(0, limits.choices).map(({ product, name }) => ({ entryId: id, question: `${name}：${question}`, product }));
}

/** What may be asked next: what the shop has tied to the entry, else what was nearly meant. */
export function relatedTo(entry: KnowledgeEntry, candidates: readonly Ranked[], byId: ById): ReplySource[] {
  const tied = entry.related ?? [];
  const near = strongOnes(candidates, candidates[0]?.score ?? 0, weakestRelated, byId);
  const offered = [...tied.flatMap((id) => byId.get(id) ?? []), ...tied.length > 0 ? [] : near];
  return offered.filter(({ id, tier }) => id !== entry.id && tier !== 3).slice(0, limits.related).map(toSource);
}

/** Only an answer carries related questions: whoever waits for a person has asked enough. */
export function withRelated(reply: BotReply | Promise<BotReply>, related: ReplySource[]): BotReply | Promise<BotReply> {
  if (related.length === 0) return reply;
  const add = (said: BotReply): BotReply => (said.kind === 'answer' ? { ...said, related } : said);
  return reply instanceof Promise ? reply.then(add) : add(reply);
}
