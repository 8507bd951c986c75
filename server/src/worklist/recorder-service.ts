/**
 * Listens to what was committed and records what shoppers asked and what became of it. A leaf: delete it and chat still works.
 * It wakes on the bus and reads the outbox by its own durable cursor, so that a kill loses nothing; each reading covers whole
 * conversations and its rows are keyed by message, so that reading twice doubles nothing. It runs after commits, in small batches,
 * and rests in between, so that a wave of shoppers is served before it is counted.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Language, PageContext } from '@aftercast/shared';
import type { ConversationRow } from '../conversation/conversation-repository.ts';
import type { TranscriptService } from '../conversation/transcript-service.ts';
import type { Bus } from '../events/bus.ts';
import type { EventRepository } from '../events/event-repository.ts';
import { detectLanguage } from '../knowledge/detect-language.ts';
import type { QuestionRepository, QuestionRow } from './question-repository.ts';
import { readQuestions, type Question } from './read-questions.ts';

/** With a dot, which the HTTP feed refuses: no merchant's system can move this cursor. */
const consumer = 'worklist.questions';
/** A conversation that moved often among them is read once. */
const eventsAtOnce = 1_000;
const conversationsAtOnce = 20;
/** A write holds up everyone else's: small ones. */
const rowsAtOnce = 50;
/** Gathers what comes within it into one reading. */
const quietMs = 400;
/** It works for this long, */
const sliceMs = 5;
/** and then rests this many times as long as it worked. */
const restFactor = 4;
const retryMs = 15_000;

export interface RecorderDeps {
  feed: Pick<EventRepository, 'read' | 'advance'>;
  bus: Bus;
  transcript: Pick<TranscriptService, 'rowsOf' | 'logs'>;
  questions: Pick<QuestionRepository, 'save' | 'ofConversations' | 'shopIds'>;
  /** The entries nearest to words that no entry answered, best first. */
  nearest: (shopId: string, text: string, context: PageContext, language: Language) => Promise<string[]>;
  /** Milliseconds of a clock that only ever goes on. */
  elapsed: () => number;
  /** Resolves after `ms`; rejects once the signal says stop. */
  wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Told which shop's questions have changed. */
  onRecorded?: (shopId: string) => void;
  onError: (error: unknown) => void;
}

export function createRecorder({ feed, bus, transcript, questions, nearest, elapsed, wait, onRecorded = () => undefined, onError }: RecorderDeps) {
  const dirty = new Set<string>();
  let running: Promise<void> | null = null;
  const stop = new AbortController();
  const isStopped = () => stop.signal.aborted;
  const pause = (ms: number) => wait(ms, stop.signal).catch(() => undefined);

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
  async function record(conversationIds: readonly string[], breathe: () => Promise<unknown>): Promise<void> {
    for (let from = 0; from < conversationIds.length; from += conversationsAtOnce) {
      const ids = conversationIds.slice(from, from + conversationsAtOnce);
      const [conversations, stored] = await Promise.all([transcript.rowsOf(ids), questions.ofConversations(ids)]);
      const known = new Map(stored.map((row) => [keyOf(row), row]));
      const changed: QuestionRow[] = [];
      const logs = await transcript.logs(conversations);
      for (const row of conversations) {
        for (const question of readQuestions(logs.get(row.id) ?? [])) {
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

  /** Rests after each slice of work. */
  function pace(): () => Promise<unknown> {
    let began = elapsed();
    return async () => {
      const worked = elapsed() - began;
      if (worked < sliceMs) return;
      await pause(worked * restFactor);
      began = elapsed();
    };
  }

  /** One batch. @returns whether there may be more */
  async function step(shopId: string, breathe: () => Promise<unknown>): Promise<boolean> {
    const events = await feed.read(shopId, consumer, eventsAtOnce);
    const last = events.at(-1);
    if (!last) return false;
    await record([...new Set(events.flatMap(({ conversationId }) => conversationId ?? []))], breathe);
    await feed.advance(shopId, consumer, last.position);
    onRecorded(shopId);
    return events.length === eventsAtOnce;
  }

  async function work(): Promise<void> {
    while (dirty.size > 0) {
      for (const shopId of dirty) {
        if (isStopped()) return;
        dirty.delete(shopId);
        if (await step(shopId, pace())) dirty.add(shopId);
        await pause(quietMs);
      }
    }
  }

  function wake(shopId: string): void {
    dirty.add(shopId);
    if (running || isStopped()) return;
    running = pause(quietMs).then(work).catch(async (error: unknown) => {
      onError(error);
      // Whichever shop it was is read again; a cursor that did not move misses nothing.
      for (const id of await questions.shopIds().catch(() => [])) dirty.add(id);
      await pause(retryMs);
    }).finally(() => {
      running = null;
      const [next] = dirty;
      if (next !== undefined) wake(next);
    });
  }

  return {
    /** Reads everything that is committed by now. For whoever must see it at once. */
    async settle(shopId: string): Promise<void> {
      while (await step(shopId, () => pause(0))) { /* until nothing is left */ }
    },
    /** Catches up with what happened before, then listens. @returns the undo, which waits for the batch under way */
    start(): () => Promise<void> {
      const undo = [
        bus.on('conversation.committed', ({ conversation }) => wake(conversation.shopId)),
        bus.on('message.changed', ({ conversation }) => wake(conversation.shopId)),
      ];
      questions.shopIds().then((ids) => ids.forEach(wake)).catch(onError);
      return async () => {
        stop.abort();
        for (const off of undo) off();
        await running;
      };
    },
  };
}
export type Recorder = ReturnType<typeof createRecorder>;

const keyOf = ({ conversationId, id }: QuestionRow): string => `${conversationId} ${id}`;
