/**
 * Listens to what was committed and records what shoppers asked and what became of it. A leaf: delete it and chat still works.
 * Each reading covers whole conversations and its rows are keyed by message, so that reading twice doubles nothing.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Language, Message, PageContext } from '@aftercast/shared';
import type { ConversationRow } from '../conversation/conversation-repository.ts';
import { isAboutHealth } from '../conversation/health.ts';
import type { TranscriptService } from '../conversation/transcript-service.ts';
import { createOutboxFollower, type Breathe, type FollowerDeps } from '../events/outbox-follower.ts';
import { detectLanguage } from '../knowledge/detect-language.ts';
import { tellsOfHealth } from '../routing/urgency.ts';
import type { QuestionRepository, QuestionRow } from './question-repository.ts';
import { readQuestions, type Question } from './read-questions.ts';

/** With a dot, which the HTTP feed refuses: no merchant's system can move this cursor. */
const consumer = 'worklist.questions';
const conversationsAtOnce = 20;
/** A write holds up everyone else's: small ones. */
const rowsAtOnce = 50;

export interface RecorderDeps extends FollowerDeps {
  transcript: Pick<TranscriptService, 'rowsOf' | 'logs'>;
  questions: Pick<QuestionRepository, 'save' | 'ofConversations' | 'shopIds'>;
  /** The entries nearest to words that no entry answered, best first. */
  nearest: (shopId: string, text: string, context: PageContext, language: Language) => Promise<string[]>;
  /** Told which shop's questions have changed. */
  onRecorded?: (shopId: string) => void;
}

export function createRecorder({ transcript, questions, nearest, ...following }: RecorderDeps) {
  async function toRow(row: ConversationRow, question: Question, known: QuestionRow | undefined): Promise<QuestionRow> {
    const { confidence, id, text, at, ...rest } = question;
    const language = detectLanguage(text, row.language);
    const context = row.context as PageContext;
    const needsNearest = question.entryId === null && question.offered.length === 0;
    return {
      ...rest, id, text, language, askedAt: at, conversationId: row.id, shopId: row.shopId,
      product: known ? known.product : context.product ?? null, liveSession: known ? known.liveSession : context.liveSession ?? null,
      confidence: confidence === null ? null : Math.round(confidence * 100),
      candidates: known ? known.candidates : needsNearest ? await nearest(row.shopId, text, context, language) : question.offered,
    };
  }

  /** @param breathe called after each conversation, so that others have their turn */
  async function record(conversationIds: readonly string[], breathe: Breathe): Promise<void> {
    for (let from = 0; from < conversationIds.length; from += conversationsAtOnce) {
      const ids = conversationIds.slice(from, from + conversationsAtOnce);
      const [conversations, stored] = await Promise.all([transcript.rowsOf(ids), questions.ofConversations(ids)]);
      const known = new Map(stored.map((row) => [keyOf(row), row]));
      const changed: QuestionRow[] = [];
      const logs = await transcript.logs(conversations);
      for (const row of conversations) {
        for (const question of askedIn(row, logs.get(row.id) ?? [])) {
          const before = known.get(`${row.id} ${question.id}`);
          const after = await toRow(row, question, before);
          if (!before || !isDeepStrictEqual(after, before)) changed.push(after);
        }
        await breathe();
      }
      for (let at = 0; at < changed.length; at += rowsAtOnce) {
        await questions.save(changed.slice(at, at + rowsAtOnce));
        await breathe();
      }
    }
  }

  return createOutboxFollower({ ...following, consumer, shopIds: questions.shopIds, record });
}
export type Recorder = ReturnType<typeof createRecorder>;

/** What was asked before words told of someone's health: from those on nothing goes into a list that many read. Nothing at all where they lie further back than the log. */
function askedIn(row: ConversationRow, log: readonly Message[]): Question[] {
  const questions = readQuestions(log);
  if (!isAboutHealth(row)) return questions;
  const first = log.find(({ sender, body }) => sender === 'shopper' && body.kind === 'text' && tellsOfHealth(body.text));
  const before = new Set(log.flatMap(({ id, seq }) => (seq < (first?.seq ?? 0) ? [id] : [])));
  return questions.filter(({ id }) => before.has(id));
}

const keyOf = ({ conversationId, id }: QuestionRow): string => `${conversationId} ${id}`;
