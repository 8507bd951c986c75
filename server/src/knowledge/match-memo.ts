/**
 * Remembers how questions were judged: after a broadcast thousands ask the same words. It keeps what the reply needs and
 * no explanation. A change of entries makes a new matcher, whose questions are judged anew; what the old one said ages out.
 */
import { LRUCache } from 'lru-cache';
import type { Matcher } from '../matching/matcher.ts';
import type { MatchContext, MatchResult } from '../matching/types.ts';

/** A match without its explanation. */
export interface Judgement extends Pick<MatchResult, 'outcome' | 'confidence' | 'reason'> {
  candidates: readonly { id: string; score: number }[];
}
export type Judge = (matcher: Matcher, text: string, context: MatchContext) => Judgement;

/** Over all shops: as many judgements, and about as many bytes, are kept. */
const bounds = { judgements: 20_000, bytes: 16 * 1024 * 1024 };
/** Longer questions seldom come twice. In UTF-16 code units. */
const longestRemembered = 200;
/** What a judgement takes besides its key, by heap snapshot: the record, five candidates and the cache's own lists. */
const judgementBytes = 500;

/** @param limits how much is kept; given by tests */
export function createMatchMemo(limits: typeof bounds = bounds): Judge {
  const known = new LRUCache<string, Judgement>({
    max: limits.judgements, maxSize: limits.bytes, sizeCalculation: (_, key) => judgementBytes + 2 * key.length,
  });
  const editions = new WeakMap<Matcher, number>();
  let newest = 0;

  function editionOf(matcher: Matcher): number {
    let edition = editions.get(matcher);
    if (edition === undefined) editions.set(matcher, edition = newest += 1);
    return edition;
  }

  return (matcher, text, context) => {
    if (text.length > longestRemembered) return matcher.match(text, context);
    const product = context.product ?? '';
    const liveSession = context.liveSession ?? '';
    // With the lengths in front no two questions share a key, whatever their texts hold.
    const key = `${editionOf(matcher)} ${product.length} ${liveSession.length} ${product}${liveSession}${text}`;
    const before = known.get(key);
    if (before) return before;
    const { outcome, confidence, reason, candidates } = matcher.match(text, context);
    const judgement = { outcome, confidence, reason, candidates: candidates.map(({ id, score }) => ({ id, score })) };
    known.set(key, judgement);
    return judgement;
  };
}
