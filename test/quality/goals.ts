/** What each set must reach, and the stretch beyond, by the measure's name in `Score`. */
import type { Score } from './score.ts';

type Measure = Exclude<keyof Score, 'questions' | 'inScope' | 'outOfScope'>;
export interface Goal { measure: Measure; must: number; stretch: number; /** Whether less is better. */ most?: boolean }

const everywhere: Goal[] = [
  { measure: 'choicesShare', must: 30, stretch: 20, most: true },
  { measure: 'precisionOfAnswers', must: 93, stretch: 96 },
  { measure: 'p99Ms', must: 5, stretch: 1, most: true },
];

const own: Record<string, Goal[]> = {
  jddc_dev: [{ measure: 'top1', must: 82, stretch: 86 }, { measure: 'top3', must: 92, stretch: 95 }, { measure: 'helped', must: 75, stretch: 75 }, { measure: 'outOfScopeNotAnswered', must: 75, stretch: 85 }, { measure: 'answeredRight', must: 55, stretch: 65 }],
  clinc150: [{ measure: 'top1', must: 92, stretch: 94 }, { measure: 'answeredRight', must: 88, stretch: 88 }, { measure: 'outOfScopeNotAnswered', must: 75, stretch: 85 }],
  banking77: [{ measure: 'top1', must: 91, stretch: 93 }, { measure: 'answeredRight', must: 80, stretch: 86 }],
  banking77_10shot: [{ measure: 'top1', must: 76, stretch: 82 }],
  hwu64: [{ measure: 'top1', must: 90, stretch: 92 }, { measure: 'answeredRight', must: 78, stretch: 84 }],
  'shop zh': [{ measure: 'top1', must: 82, stretch: 90 }, { measure: 'top3', must: 93, stretch: 97 }, { measure: 'helped', must: 80, stretch: 90 }, { measure: 'wrongOfAll', must: 4, stretch: 2, most: true }, { measure: 'answeredRight', must: 60, stretch: 75 }],
  'shop en': [{ measure: 'top1', must: 80, stretch: 88 }, { measure: 'top3', must: 92, stretch: 96 }, { measure: 'helped', must: 78, stretch: 88 }, { measure: 'wrongOfAll', must: 5, stretch: 2, most: true }, { measure: 'answeredRight', must: 58, stretch: 72 }],
};

/** The most that homophones, Traditional characters and noise may cost, in points of top-1. */
export const mostLoss = { homophones: 4, traditional: 0, noise: 1 } as const;

export const goalsOf = (set: string): Goal[] => [...own[set] ?? [], ...everywhere];

/** `✓✓` stretch reached, `✓` what must be, `✗` neither. */
export function verdict({ must, stretch, most }: Goal, value: number): string {
  const reaches = (goal: number): boolean => (most ? value <= goal : value >= goal);
  return reaches(stretch) ? '✓✓' : reaches(must) ? '✓' : '✗';
}
