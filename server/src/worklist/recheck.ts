/**
 * Asks whether the knowledge of today has the answer to what once had none, so that a row leaves the list by itself once it is answered,
 * and which entry surely means the same although the bot would not speak it, so that one click can teach it.
 * What it found is kept until the knowledge changes. A long list is asked about over several readings, the costliest rows first;
 * those not asked about yet stay.
 */
import { LRUCache } from 'lru-cache';
import type { Language, PageContext } from '@aftercast/shared';
import type { MatchResult } from '../matching/types.ts';
import type { Turns } from './slices.ts';
import type { WorkItem } from './work-item.ts';

/** What the bot would do with words today. */
export type Match = (shopId: string, text: string, context: PageContext, language: Language) => Promise<Pick<MatchResult, 'outcome' | 'answers' | 'confidence'> & { candidates: { id: string }[] }>;

/** Time that one reading may spend. */
const budgetMs = 300;
const turnMs = 8;

/**
 * An entry is named from this confidence on, the mean over a row's words: with it the first candidate for words that the bot does not
 * answer is the right one at least three times in four, also where half of what is asked has no entry at all.
 */
const sureToFit = 0.7;

/** What today's knowledge makes of a row. `fits`: the entry that means the same, if one surely does. */
interface Verdict { isAnswered: boolean; fits: string | null }

interface Base { shopId: string; language: Language; /** Changes with the knowledge. */ state: string }

export function createRecheck({ match, elapsed, yieldTurn }: Turns & { match: Match }) {
  const kept = new LRUCache<string, { state: string; verdicts: Map<string, Verdict> }>({ max: 16 });

  function keptFor({ shopId, language, state }: Base): Map<string, Verdict> {
    const key = `${shopId} ${language}`;
    const before = kept.get(key);
    if (before?.state === state) return before.verdicts;
    const verdicts = new Map<string, Verdict>();
    kept.set(key, { state, verdicts });
    return verdicts;
  }

  /** Asks the commonest and the newest words. Answered is only what gets all of them right, and not with an entry they did not mean. */
  async function judge({ shopId, language }: Base, { title, examples, scope, refused, kind }: WorkItem): Promise<Verdict> {
    const context = { ...(scope.product ? { product: scope.product } : {}), ...(scope.liveSession ? { liveSession: scope.liveSession } : {}) };
    const words = new Set([title, examples[0]?.text ?? title]);
    const sureness = new Map<string, number>();
    let isAnswered = kind !== 'handed_off';
    for (const text of words) {
      const { outcome, answers, confidence, candidates: [first] } = await match(shopId, text, context, language);
      if (outcome !== 'answer' || answers.some((id) => refused.includes(id))) isAnswered = false;
      if (first && !refused.includes(first.id)) sureness.set(first.id, (sureness.get(first.id) ?? 0) + confidence / words.size);
    }
    const [best] = [...sureness].sort(([, one], [, other]) => other - one);
    return { isAnswered, fits: best && best[1] >= sureToFit ? best[0] : null };
  }

  return {
    /**
     * The rows that still have no answer, in their order, each with the entry that fits where shoppers did not name it themselves.
     * What the shop itself gives to a person stays.
     */
    async stillOpen(base: Base, items: readonly WorkItem[]): Promise<WorkItem[]> {
      const verdicts = keptFor(base);
      const until = elapsed() + budgetMs;
      let turn = elapsed() + turnMs;
      const left: WorkItem[] = [];
      for (const item of items) {
        const name = `${item.key} ${item.title} ${item.examples[0]?.text}`;
        let verdict = verdicts.get(name);
        if (!verdict && elapsed() < until) verdicts.set(name, verdict = await judge(base, item));
        if (elapsed() >= turn) {
          await yieldTurn();
          turn = elapsed() + turnMs;
        }
        if (!verdict?.isAnswered) left.push({ ...item, entryId: item.entryId ?? verdict?.fits ?? null });
      }
      return left;
    },
  };
}
