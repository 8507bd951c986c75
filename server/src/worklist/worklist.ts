/**
 * Puts the work list together: the recorder that listens, the gatherer that keeps questions by meaning, the list itself.
 * A leaf: delete this folder and its lines in the composition root, and chat still works.
 */
import type { Store } from '../db/store.ts';
import type { Normalised } from '../matching/normalise.ts';
import { createDecisionRepository } from './decision-repository.ts';
import { createGatherer } from './gatherer.ts';
import { createQuestionRepository } from './question-repository.ts';
import { createWorklistActions, type WorklistActionDeps } from './worklist-actions.ts';
import { createRecorder, type RecorderDeps } from './recorder-service.ts';
import { createWorklistService, type WorklistDeps } from './worklist-service.ts';

/** Entries named for words that no entry answered. */
const nearestCount = 3;

interface Deps extends Pick<RecorderDeps, 'feed' | 'bus' | 'transcript' | 'elapsed' | 'wait' | 'onError'>, Pick<WorklistDeps, 'yieldTurn' | 'clock' | 'sessionsOf'> {
  store: Store;
  knowledge: WorklistDeps['knowledge'] & { drafts: WorklistActionDeps['drafts']; nearest: RecorderDeps['nearest'] };
  newId: (prefix: string) => string;
  normalise: (text: string) => Normalised;
}

export function createWorklist({ store, knowledge, sessionsOf, newId, normalise, clock, elapsed, yieldTurn, ...listening }: Deps) {
  const questions = createQuestionRepository(store);
  const gatherer = createGatherer({ questions, normalise, clock, elapsed, yieldTurn });
  const recorder = createRecorder({
    ...listening, elapsed, questions, onRecorded: gatherer.touch,
    nearest: async (...asked) => (await knowledge.nearest(...asked)).slice(0, nearestCount),
  });
  const list = createWorklistService({ gatherer, questions, decisions: createDecisionRepository(store), knowledge, sessionsOf, clock, elapsed, yieldTurn });
  const actions = createWorklistActions({ list, drafts: knowledge.drafts, newId });
  return { recorder, list, actions };
}
export type Worklist = ReturnType<typeof createWorklist>;
