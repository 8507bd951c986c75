/**
 * How sure the bot must be in a shop: stored, used by the live matcher, tried on real questions before it is moved.
 * Refuses to change what an entry says. Called by the routes.
 */
import type { CheckView, Language, PageContext } from '@aftercast/shared';
import { AppError } from '../../errors.ts';
import { defaultThresholds } from '../../matching/bands.ts';
import type { MatchOutcome, Thresholds } from '../../matching/types.ts';
import type { Asked, Judge } from '../judge.ts';
import type { ReadyKnowledge } from '../ready-knowledge.ts';
import { outcomeAt } from './outcome-at.ts';
import type { ThresholdRepository } from './threshold-repository.ts';

/** A question that shoppers have asked. */
export interface RecentQuestion { text: string; context: PageContext; language: Language }

type Tally = Record<MatchOutcome, number>;
/** One question whose outcome would change. `question` is the first candidate's. */
export interface Moved { text: string; from: MatchOutcome; to: MatchOutcome; confidence: number; question: string | null }
export interface Side { total: number; changed: number; before: Tally; after: Tally; examples: Moved[] }

interface Deps {
  repository: ThresholdRepository;
  ready: ReadyKnowledge;
  judge: Judge['judge'];
  forceWordsOf: (shopId: string) => Promise<readonly string[]>;
  checks: { list(shopId: string): Promise<CheckView[]> };
  /** What shoppers have asked lately, newest first. */
  recentQuestions: (shopId: string, limit: number) => Promise<RecentQuestion[]>;
  clock: () => number;
}

const recentLimit = 300;
const examplesShown = 20;

export function createThresholdService({ repository, ready, judge, forceWordsOf, checks, recentQuestions, clock }: Deps) {
  async function trial(shopId: string, questions: readonly Asked[], given: Thresholds): Promise<Side> {
    const base = await ready.baseOf(shopId);
    const shop = { id: shopId, forceWords: await forceWordsOf(shopId) };
    const side: Side = { total: questions.length, changed: 0, before: { answer: 0, choices: 0, handoff: 0 }, after: { answer: 0, choices: 0, handoff: 0 }, examples: [] };
    for (const question of questions) {
      const { known, result, forced } = judge(shop, base, question);
      const first = known.byId.get(result.candidates[0]?.id ?? '');
      const from = forced ? 'handoff' : result.outcome;
      const to = forced ? 'handoff' : outcomeAt(result, first?.tier, given);
      side.before[from] += 1;
      side.after[to] += 1;
      if (from === to) continue;
      side.changed += 1;
      if (side.examples.length < examplesShown) side.examples.push({ text: question.text, from, to, confidence: result.confidence, question: first?.question ?? null });
    }
    return side;
  }

  return {
    async ofShop(shopId: string): Promise<{ thresholds: Thresholds; defaults: Thresholds }> {
      return { thresholds: await repository.ofShop(shopId) ?? defaultThresholds, defaults: defaultThresholds };
    },
    /** Moves them; the live matcher follows. @param given null goes back to the defaults @throws invalid_request */
    async move(shopId: string, given: Thresholds | null): Promise<void> {
      if (given && given.choices > given.answer) throw new AppError('invalid_request', 'choices must not lie above answer');
      await repository.put(shopId, given, clock());
      await ready.reload(shopId);
    },
    /** How many of the recent and of the kept questions would end otherwise. */
    async preview(shopId: string, given: Thresholds): Promise<{ recent: Side; checks: Side }> {
      const recent = await recentQuestions(shopId, recentLimit);
      return { recent: await trial(shopId, recent, given), checks: await trial(shopId, await checks.list(shopId), given) };
    },
  };
}
export type ThresholdService = ReturnType<typeof createThresholdService>;
