/** What is wrong with an entry beyond its shape. Pure; empty when nothing is. */
import type { KnowledgeEntry } from '@aftercast/shared';
import { templateProblems } from './render-template.ts';

type Judged = Pick<KnowledgeEntry, 'answer' | 'fallback'> & Partial<Pick<KnowledgeEntry, 'id' | 'parts' | 'validFrom' | 'validUntil' | 'related'>>;

export function entryProblems({ id, answer, fallback, parts = [], validFrom, validUntil, related = [] }: Judged): string[] {
  const asksItself = parts.some((part) => part.kind === 'ask' && part.entryId === id);
  const endsBeforeItBegins = typeof validFrom === 'number' && typeof validUntil === 'number' && validUntil <= validFrom;
  return [
    ...templateProblems(answer).map((problem) => `answer: ${problem}`),
    ...templateProblems(fallback ?? '').map((problem) => `fallback: ${problem}`),
    ...(asksItself ? ['parts: a button asks the entry it stands in'] : []),
    ...(id !== undefined && related.includes(id) ? ['related: an entry is not related to itself'] : []),
    ...(endsBeforeItBegins ? ['validUntil: lies before validFrom'] : []),
  ];
}
