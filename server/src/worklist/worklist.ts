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
import { dealtRow } from './suggested.ts';
import { createWorklistService, type WorklistDeps } from './worklist-service.ts';
import type { Dealt } from '../suggestions/suggestion-service.ts';

/** Entries named for words that no entry answered. */
const nearestCount = 3;

interface Deps extends Pick<RecorderDeps, 'feed' | 'bus' | 'transcript' | 'elapsed' | 'wait' | 'onError'>, Pick<WorklistDeps, 'yieldTurn' | 'clock' | 'sessionsOf' | 'usesOf'> {
  store: Store;
  knowledge: WorklistDeps['knowledge'] & { drafts: WorklistActionDeps['drafts']; nearest: RecorderDeps['nearest'] };
  newId: (prefix: string) => string;
  normalise: (text: string) => Normalised;
}

export function createWorklist({ store, knowledge, sessionsOf, usesOf, newId, normalise, clock, elapsed, yieldTurn, ...listening }: Deps) {
  const questions = createQuestionRepository(store);
  const gatherer = createGatherer({ questions, normalise, clock, elapsed, yieldTurn });
  const recorder = createRecorder({
    ...listening, elapsed, questions, onRecorded: gatherer.touch,
    nearest: async (...asked) => (await knowledge.nearest(...asked)).slice(0, nearestCount),
  });
  const list = createWorklistService({ gatherer, questions, decisions: createDecisionRepository(store), usesOf, knowledge, sessionsOf, clock, elapsed, yieldTurn });
  const actions = createWorklistActions({ list, drafts: knowledge.drafts, newId });

  /** A question that an agent dealt with from suggestions. One that the bot heard first stays as it is recorded: its row only learns what was used. */
  async function dealt(question: Dealt): Promise<void> {
    const known = await questions.ofConversations([question.conversationId]);
    const before = known.find(({ id }) => id === question.id);
    if (!before || before.reason === 'none_fits' || before.confidence === null && before.outcome === 'answer') {
      const near = question.entryId === null ? await knowledge.nearest(question.shopId, question.text, question.context, question.language) : [];
      await questions.save([dealtRow(question, near.slice(0, nearestCount))]);
    }
    gatherer.touch(question.shopId);
  }
  return { recorder, list, actions, dealt };
}
export type Worklist = ReturnType<typeof createWorklist>;
