/** The agents' commands on `/ws/agent`, one handler a frame type. Speaks frames; the services decide. */
import { can, protocolVersion, type AgentClientFrame, type DeskView, type SurgeView } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import type { DeskNotes } from '../audit/desk-notes.ts';
import type { Alongside } from '../db/store.ts';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import type { AgentSession, Hub } from '../realtime/hub.ts';
import type { DeskService } from './desk-service.ts';
import type { DetailsService } from './details-service.ts';
import type { InboxService } from './inbox-service.ts';
import type { TransferService } from './transfer-service.ts';
import type { TranscriptService } from './transcript-service.ts';

/** Frames that come after the hello. */
export type AgentCommand = Exclude<AgentClientFrame, { type: 'hello' | 'ping' }>;

/** Frames that change nothing. */
const looksOnly: ReadonlySet<AgentCommand['type']> = new Set(['inbox.load', 'conversation.open', 'conversation.close', 'history.load'] as const);

/** What the agents' commands tell the routing. */
export interface Desks {
  /** The desk as it is now; told after the welcome. */
  own(agent: Agent): Promise<DeskView>;
  surge(shopId: string): SurgeView;
  setPaused(agent: Agent, paused: boolean, also: Alongside): Promise<DeskView>;
  /** The agent did something of their own accord. */
  acted(agent: Agent): void;
}

interface Deps {
  /** What is written in the transaction of a command, about who gave it. */
  noted: DeskNotes;
  desk: DeskService;
  transfers: TransferService;
  desks: Desks;
  inbox: InboxService;
  transcript: TranscriptService;
  details: DetailsService;
  hub: Hub;
  bus: Bus;
  clock: () => number;
  frameLimit: RateLimit;
}

export function createAgentFrames({ noted, desk, transfers, desks, inbox, transcript, details, hub, bus, clock, frameLimit }: Deps) {
  function tellViewers(conversationId: string): void {
    const entries = [...hub.viewersOf(conversationId) ?? []];
    const viewers = [...new Map(entries.map(({ agent }) => [agent.id, { id: agent.id, name: agent.name }])).values()];
    for (const { session } of entries) session.send({ type: 'viewers.changed', conversationId, viewers });
  }

  async function open(entry: AgentSession, frame: Extract<AgentCommand, { type: 'conversation.open' }>): Promise<void> {
    const row = await transcript.ofShop(entry.agent.shopId, frame.conversationId);
    hub.view(entry, row.id);
    const [conversation, found, excerpt] = await Promise.all([
      inbox.row(entry.agent, row.id), details.of(row.id), transcript.excerpt(row, frame.afterSeq, { ...entry.agent, address: entry.address }),
    ]);
    entry.session.send({ type: 'conversation.opened', ref: frame.ref, conversation, details: found(entry.agent), ...excerpt });
    tellViewers(row.id);
  }

  return {
    async welcome({ agent, session }: AgentSession): Promise<void> {
      const [counts, own] = await Promise.all([inbox.counts(agent.shopId), desks.own(agent)]);
      const { id, name, email, role, disabled, createdAt } = agent;
      session.send({
        type: 'welcome', version: protocolVersion, agent: { id, name, email, role, disabled, createdAt }, counts: counts(agent.id), serverTime: clock(),
      });
      session.send({ type: 'desk.changed', desk: own });
      session.send({ type: 'surge.changed', surge: desks.surge(agent.shopId) });
    },
    /** After the socket has gone: colleagues see that this agent no longer looks on. */
    left(entry: AgentSession): void {
      for (const id of entry.viewing) tellViewers(id);
    },

    /** @throws AppError with the code the console is to be told */
    async handle(entry: AgentSession, frame: AgentCommand): Promise<void> {
      const { agent, session } = entry;
      const taken = frameLimit.take(agent.id);
      if (!taken.ok) throw new AppError('rate_limited', 'too many frames at once', { retryAfterMs: taken.retryAfterMs });
      if (!looksOnly.has(frame.type) && !can(agent, 'answer', 'conversations')) throw new AppError('forbidden', 'your role may read conversations, not answer them');
      // Consoles look and mark as read by themselves; the rest is somebody's hand.
      if (!looksOnly.has(frame.type) && frame.type !== 'read.set') desks.acted(agent);
      switch (frame.type) {
        case 'desk.set': return session.send({ type: 'desk.changed', ref: frame.ref, desk: await desks.setPaused(agent, frame.paused, noted.paused(entry, frame.paused)) });
        case 'conversation.transfer': {
          const row = await transfers.transfer(agent, frame, session.id, (passed) => noted.transfer(entry, frame.conversationId, passed));
          session.send({ type: 'command.done', ref: frame.ref, conversation: await inbox.row(agent, row.id) });
          return;
        }
        case 'inbox.load': {
          const page = await inbox.page(agent, frame.list, frame.cursor, frame.filter);
          session.send({ type: 'inbox.page', ref: frame.ref, list: frame.list, ...page });
          return;
        }
        case 'conversation.open': return open(entry, frame);
        case 'conversation.close': {
          if (!entry.viewing.has(frame.conversationId)) return;
          hub.leave(entry, frame.conversationId);
          return tellViewers(frame.conversationId);
        }
        case 'conversation.claim':
        case 'conversation.resolve':
        case 'conversation.return_to_bot': {
          const verb = frame.type.slice('conversation.'.length) as 'claim' | 'resolve' | 'return_to_bot';
          const row = await desk.command(verb, agent, frame.conversationId, frame.version, session.id, noted.command(entry, verb, frame.conversationId));
          session.send({ type: 'command.done', ref: frame.ref, conversation: await inbox.row(agent, row.id) });
          return;
        }
        case 'message.send': {
          const message = await desk.reply(agent, { ...frame, images: frame.images ?? [] }, session.id);
          session.send({ type: 'message.ack', id: frame.id, conversationId: frame.conversationId, seq: message.seq, at: message.at });
          return;
        }
        case 'typing.set': {
          const row = await transcript.ofShop(agent.shopId, frame.conversationId);
          if (frame.note) {
            const told = { type: 'typing.changed', conversationId: row.id, who: 'agent', name: agent.name, typing: frame.typing, note: true };
            for (const viewer of hub.viewersOf(row.id) ?? []) if (viewer.agent.id !== agent.id) viewer.session.send(told);
            return;
          }
          if (row.ownerId !== agent.id && frame.typing) return;
          bus.emit('typing.changed', { conversationId: row.id, shopperId: row.shopperId, who: 'agent', name: agent.name, typing: frame.typing, origin: session.id });
          return;
        }
        case 'read.set': return desk.markRead(agent, frame.conversationId, frame.seq, session.id);
        case 'history.load': {
          const page = await transcript.history(frame.conversationId, frame.beforeSeq, (row) => row.shopId === agent.shopId, { ...agent, address: entry.address });
          session.send({ type: 'history.page', ref: frame.ref, ...page });
        }
      }
    },
  };
}
export type AgentFrames = ReturnType<typeof createAgentFrames>;
