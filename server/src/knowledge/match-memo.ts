/**
 * Remembers how questions were judged: after a broadcast thousands ask the same words. It keeps what the reply needs and
 * no explanation. A change of entries makes a new matcher, and training a new model; their questions are judged anew, what was said before ages out.
 * A message that may lean on the turn before it is not remembered.
 */
import { LRUCache } from 'lru-cache';
import type { LearningMatcher } from '../matching/learning-matcher.ts';
import type { Matcher } from '../matching/matcher.ts';
import type { MatchContext, MatchResult } from '../matching/types.ts';

/** A match without its explanation. */
export interface Recalled extends Pick<MatchResult, 'outcome' | 'confidence' | 'reason' | 'answers'> {
  candidates: readonly { id: string; score: number }[];
}
/** What answers now. Training that ends changes `model`, and with it the answers. */
type Answerer = Matcher & Partial<Pick<LearningMatcher, 'model'>>;
export type MatchMemo = (matcher: Answerer, text: string, context: MatchContext) => Recalled;

/** Over all shops: as many judgements, and about as many bytes, are kept. */
const bounds = { judgements: 20_000, bytes: 16 * 1024 * 1024 };
/** Longer questions seldom come twice. In UTF-16 code units. */
const longestRemembered = 200;
/** What a judgement takes besides its key, estimated: the record, five candidates and the cache's own lists. */
const judgementBytes = 500;

/**
 * @param standsAlone false for words that another turn may complete
 * @param limits how much is kept; given by tests
 */
export function createMatchMemo(standsAlone: (text: string) => boolean, limits: typeof bounds = bounds): MatchMemo {
  const known = new LRUCache<string, Recalled>({
    max: limits.judgements, maxSize: limits.bytes, sizeCalculation: (_, key) => judgementBytes + 2 * key.length,
  });
  const editions = new WeakMap<Answerer, { model: unknown; number: number }>();
  let newest = 0;

  function editionOf(matcher: Answerer): number {
    let edition = editions.get(matcher);
    if (edition === undefined || edition.model !== matcher.model) editions.set(matcher, edition = { model: matcher.model, number: newest += 1 });
    return edition.number;
  }

  return (matcher, text, context) => {
    if (text.length > longestRemembered) return matcher.match(text, context);
    const product = context.product ?? '';
    const liveSession = context.liveSession ?? '';
    // With the lengths in front no two questions share a key, whatever their texts hold.
    const order = context.order ? JSON.stringify(context.order.products) : '';
    const key = `${editionOf(matcher)} ${product.length} ${liveSession.length} ${order.length} ${product}${liveSession}${order}${text}`;
    const before = known.get(key);
    if (before) return before;
    const { outcome, confidence, reason, answers, candidates } = matcher.match(text, context);
    const judgement = { outcome, confidence, reason, answers, candidates: candidates.map(({ id, score }) => ({ id, score })) };
    if (standsAlone(text)) known.set(key, judgement);
    return judgement;
  };
}
