/**
 * What one conversation adds to the reports, read from its log. Pure: the same log gives the same figures, so that reading twice changes
 * nothing. The recorder calls it whenever a conversation has moved; docs/REPORTS.md holds the formulas.
 */
import type { Message, MessageBody } from '@aftercast/shared';
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

/** @param messages a whole conversation in order; null where there is none */
export function readFigures(messages: readonly Message[]): Figures | null {
  const [first] = messages;
  const last = messages.at(-1);
  if (!first || !last) return null;
  const clock = createStageClock();
  const figures: Figures = {
    startedAt: first.at, lastAt: last.at, entryId: null, botSpoke: false, personAt: null, handoffReason: null, firstReplyAt: null, agentId: null,
    agentMessages: 0, transfers: 0, requeues: 0, reopens: 0, firstResolvedAt: null, resolvedAt: null, ...clock.spent,
  };

  function held(by: string | null, at: number): void {
    figures.personAt ??= at;
    figures.agentId = by ?? figures.agentId;
    clock.enter('human');
  }
  function notice({ at, authorId }: Message, { event, reason }: Notice): void {
    switch (event) {
      case 'handoff':
        figures.personAt ??= at;
        figures.handoffReason ??= reason ?? null;
        return clock.enter('queue');
      case 'assigned': return held(authorId, at);
      case 'transferred':
        figures.transfers += 1;
        return held(authorId, at);
      case 'requeued':
        figures.requeues += 1;
        return clock.enter('queue');
      case 'returned_to_bot': return clock.enter('bot');
      case 'reopened':
        figures.reopens += 1;
        figures.resolvedAt = null;
        return authorId === null ? clock.enter('bot') : held(authorId, at);
      case 'resolved': case 'merged':
        figures.firstResolvedAt ??= at;
        figures.resolvedAt = at;
        return clock.enter('over');
    }
  }

  for (const message of messages) {
    const { at, sender, body, authorId } = message;
    clock.line(at, sender === 'shopper');
    if (body.kind === 'notice') notice(message, body);
    else if (sender === 'bot') {
      figures.botSpoke = true;
      if (body.kind === 'answer') figures.entryId ??= body.source?.entryId ?? null;
    } else if (sender === 'agent') {
      figures.firstReplyAt ??= at;
      figures.personAt ??= at;
      figures.agentMessages += 1;
      figures.agentId = authorId ?? figures.agentId;
    }
  }
  return { ...figures, ...clock.spent };
}
