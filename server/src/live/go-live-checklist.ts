/** What a live session still lacks before it goes on air. Pure. */
import { enoughQuestions, type KnowledgeEntry, type Language, type LiveSession } from '@aftercast/shared';

/** `ship_by`: nobody said by when it ships. `return_terms`: neither words nor a promise. `questions`: too few answers about it. */
export const checklistItems = ['ship_by', 'return_terms', 'questions'] as const;
export type ChecklistItem = (typeof checklistItems)[number];

/** One link's standing. `questions` counts what can be answered about its product, in the language that has least. */
export interface LinkCheck { link: number; product: string; missing: ChecklistItem[]; questions: number }

/**
 * @param entries what is known (published or drafted) in each language the shop has written anything in
 */
export function goLiveChecklist({ id, links, promises }: LiveSession, entries: Partial<Record<Language, readonly KnowledgeEntry[]>>): LinkCheck[] {
  const spoken = Object.values(entries).filter((list) => list.length > 0);
  const promised = (product: string, kind: string) => promises.some((promise) => promise.kind === kind && (promise.product === product || promise.product === null));
  const answersFor = (product: string, list: readonly KnowledgeEntry[]) => list.filter(({ scope }) => scope.product === product && (scope.liveSession === null || scope.liveSession === id)).length;
  return links.map(({ number, product, returnTerms }) => {
    const questions = spoken.length === 0 ? 0 : Math.min(...spoken.map((list) => answersFor(product, list)));
    const missing: ChecklistItem[] = [];
    if (!promised(product, 'ship-by')) missing.push('ship_by');
    if (returnTerms === '' && !promised(product, 'free-return')) missing.push('return_terms');
    if (questions < enoughQuestions) missing.push('questions');
    return { link: number, product, missing, questions };
  });
}
