/**
 * What one conversation adds to the reports, read from its log. Pure: the same log gives the same figures, so that reading twice changes
 * nothing. The recorder calls it whenever a conversation has moved; docs/REPORTS.md holds the formulas.
 */
import type { Message, MessageBody } from '@aftercast/shared';
import { stageAfter } from '../conversation/stage.ts';
import { createStageClock } from './stage-clock.ts';

/** Times in milliseconds since the epoch, spans in milliseconds. */
export interface Figures {
  startedAt: number;
  /** The last line of any kind. */
  lastAt: number;
  /** The entry that the bot answered with first. */
  entryId: string | null;
  /** Whether the bot said anything to the shopper's words. */
  botSpoke: boolean;
  /** The first wish for a person, or the first agent's taking it; null: no person was needed. */
  personAt: number | null;
  handoffReason: string | null;
  /** A person's first words. */
  firstReplyAt: number | null;
  /** Who held it last. */
  agentId: string | null;
  agentMessages: number;
  transfers: number;
  requeues: number;
  reopens: number;
  firstResolvedAt: number | null;
  /** The end, where it has one now. */
  resolvedAt: number | null;
  botMs: number;
  queueMs: number;
  humanMs: number;
}

type Notice = Extract<MessageBody, { kind: 'notice' }>;

/**
 * What the shop tells unasked is left out: it is no contact, no answer and no person's words.
 * @param log a whole conversation in order; null where nothing else was said
 */
export function readFigures(log: readonly Message[]): Figures | null {
  const messages = log.filter(({ body }) => body.kind !== 'update');
  const [first] = messages;
  const last = messages.at(-1);
  if (!first || !last) return null;
  const clock = createStageClock();
  const figures: Figures = {
    startedAt: first.at, lastAt: last.at, entryId: null, botSpoke: false, personAt: null, handoffReason: null, firstReplyAt: null, agentId: null,
    agentMessages: 0, transfers: 0, requeues: 0, reopens: 0, firstResolvedAt: null, resolvedAt: null, ...clock.spent,
  };

  function notice(message: Message, { event, reason }: Notice): void {
    const { at, authorId } = message;
    const stage = stageAfter(message);
    if (stage === null) return;
    if (stage === 'queue' || stage === 'human') figures.personAt ??= at;
    if (stage === 'human') figures.agentId = authorId ?? figures.agentId;
    if (event === 'handoff') figures.handoffReason ??= reason ?? null;
    if (event === 'transferred') figures.transfers += 1;
    if (event === 'requeued') figures.requeues += 1;
    if (event === 'reopened') {
      figures.reopens += 1;
      figures.resolvedAt = null;
    }
    if (stage === 'over') {
      figures.firstResolvedAt ??= at;
      figures.resolvedAt = at;
    }
    clock.enter(stage);
  }

  for (const message of messages) {
    const { at, sender, body } = message;
    clock.line(at, sender === 'shopper');
    if (body.kind === 'notice') notice(message, body);
    else if (sender === 'bot') {
      figures.botSpoke = true;
      if (body.kind === 'answer') figures.entryId ??= body.source?.entryId ?? null;
    } else if (sender === 'agent') {
      figures.firstReplyAt ??= at;
      figures.personAt ??= at;
      figures.agentMessages += 1;
    }
  }
  return { ...figures, ...clock.spent };
}
