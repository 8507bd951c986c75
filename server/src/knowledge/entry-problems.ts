/** What is wrong with an entry beyond its shape. Pure; empty when nothing is. */
import type { KnowledgeEntry } from '@aftercast/shared';
import { templateProblems } from './render-template.ts';

export function entryProblems({ answer, fallback }: Pick<KnowledgeEntry, 'answer' | 'fallback'>): string[] {
  return [
    ...templateProblems(answer).map((problem) => `answer: ${problem}`),
    ...templateProblems(fallback ?? '').map((problem) => `fallback: ${problem}`),
  ];
}
