/**
 * Asks whether the knowledge of today has the answer to what once had none, so that a row leaves the list by itself once it is answered.
 * What it found is kept until the knowledge changes. A long list is asked about over several readings, the costliest rows first;
 * those not asked about yet stay.
 */
import { LRUCache } from 'lru-cache';
import type { Language, PageContext } from '@aftercast/shared';
import type { MatchResult } from '../matching/types.ts';
import type { Turns } from './slices.ts';
import type { WorkItem } from './work-item.ts';

/** What the bot would do with words today. */
export type Match = (shopId: string, text: string, context: PageContext, language: Language) => Promise<Pick<MatchResult, 'outcome' | 'answers'> & { candidates: { id: string }[] }>;

/** Time that one reading may spend. */
const budgetMs = 300;
const turnMs = 8;

interface Base { shopId: string; language: Language; /** Changes with the knowledge. */ state: string }

export function createRecheck({ match, elapsed, yieldTurn }: Turns & { match: Match }) {
  const kept = new LRUCache<string, { state: string; answered: Map<string, boolean> }>({ max: 16 });

  function keptFor({ shopId, language, state }: Base): Map<string, boolean> {
    const key = `${shopId} ${language}`;
    const before = kept.get(key);
    if (before?.state === state) return before.answered;
    const answered = new Map<string, boolean>();
    kept.set(key, { state, answered });
    return answered;
  }

  /** Whether the bot would now answer the commonest and the newest words, and not with an entry they did not mean. */
  async function isAnswered({ shopId, language }: Base, { title, examples, scope, refused }: WorkItem): Promise<boolean> {
    const context = { ...(scope.product ? { product: scope.product } : {}), ...(scope.liveSession ? { liveSession: scope.liveSession } : {}) };
    for (const text of new Set([title, examples[0]?.text ?? title])) {
      const { outcome, answers } = await match(shopId, text, context, language);
      if (outcome !== 'answer' || answers.some((id) => refused.includes(id))) return false;
    }
    return true;
  }

  return {
    /** The rows that still have no answer, in their order. What the shop itself gives to a person is never asked about. */
    async stillOpen(base: Base, items: readonly WorkItem[]): Promise<WorkItem[]> {
      const answered = keptFor(base);
      const until = elapsed() + budgetMs;
      let turn = elapsed() + turnMs;
      const left: WorkItem[] = [];
      for (const item of items) {
        const name = `${item.key} ${item.title} ${item.examples[0]?.text}`;
        let done = item.kind === 'handed_off' ? false : answered.get(name);
        if (done === undefined && elapsed() < until) answered.set(name, done = await isAnswered(base, item));
        if (elapsed() >= turn) {
          await yieldTurn();
          turn = elapsed() + turnMs;
        }
        if (done !== true) left.push(item);
      }
      return left;
    },
  };
}
