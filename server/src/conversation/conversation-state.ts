/**
 * The rules by which a conversation moves: bot → queued → assigned → resolved, and back.
 * Pure: plain values and `now` in, the move out. The service applies it under the version it was decided on.
 */
import { limits, type ConversationState, type HandoffReason } from '@aftercast/shared';

/** The part of a conversation that decides a move. */
export interface Standing {
  state: ConversationState;
  ownerId: string | null;
  lastAgentId: string | null;
  resolvedAt: number | null;
}

/** A move: the new state and owner, and the notice that tells the shopper. */
export interface Move {
  state: ConversationState;
  ownerId: string | null;
  notice: 'handoff' | 'assigned' | 'transferred' | 'requeued' | 'resolved' | 'reopened' | 'returned_to_bot';
  reason?: HandoffReason;
  /** When the shop opens, where nobody is there now: the wait for a person counts from then. */
  waitsFrom?: number;
  /** More ask for a person than can be taken, and the shopper is told so. */
  busy?: boolean;
}

/** Where a new message of the shopper belongs. */
export type Arrival =
  | { kind: 'append' }
  /** Within the window: the same conversation, to its agent, to the queue where that agent is not here, to the bot where no agent had it. */
  | { kind: 'reopen'; move: Move }
  /** Too late, or none yet: a new conversation with the bot. */
  | { kind: 'start' };

/**
 * Decides whether the shopper's message continues, reopens or starts a conversation.
 * @param agentHere whether its last agent could answer now
 */
export function arrival(current: Standing | null, now: number, agentHere = true): Arrival {
  if (current === null) return { kind: 'start' };
  if (current.state !== 'resolved') return { kind: 'append' };
  if (now - (current.resolvedAt ?? 0) > limits.reopenWindowMs) return { kind: 'start' };
  const ownerId = current.lastAgentId;
  if (ownerId === null) return { kind: 'reopen', move: { state: 'bot', ownerId, notice: 'reopened' } };
  return { kind: 'reopen', move: agentHere ? { state: 'assigned', ownerId, notice: 'reopened' } : { state: 'queued', ownerId: null, notice: 'reopened' } };
}

/** Made to tell the shopper something, and not spoken in so far: it stands in no list. The first words reopen it, and with that it has a version. */
export const isUnheard = ({ version }: { version: number }): boolean => version === 0;

/** To the queue; null where a person has it or it waits already. @param opensAt null: the shop is open */
export function handOff(current: Standing, reason: HandoffReason, opensAt: number | null = null, busy = false): Move | null {
  if (current.state !== 'bot') return null;
  return { state: 'queued', ownerId: null, notice: 'handoff', reason, ...(opensAt !== null ? { waitsFrom: opensAt } : busy ? { busy } : {}) };
}

/** An agent takes it from bot, queue or after its end. */
export function claim(current: Standing, agentId: string): Move | 'already_mine' | 'already_claimed' {
  if (current.state === 'assigned') return current.ownerId === agentId ? 'already_mine' : 'already_claimed';
  return { state: 'assigned', ownerId: agentId, notice: 'assigned' };
}

/** Ended by its owner, or by anyone of the shop while no agent owns it. */
export function resolve(current: Standing, agentId: string): Move | 'not_owner' | 'conversation_resolved' {
  if (current.state === 'resolved') return 'conversation_resolved';
  if (current.state === 'assigned' && current.ownerId !== agentId) return 'not_owner';
  return { state: 'resolved', ownerId: null, notice: 'resolved' };
}

/** Back to the bot, by its owner or out of the queue. */
export function returnToBot(current: Standing, agentId: string): Move | 'not_owner' | 'conversation_resolved' {
  if (current.state === 'resolved') return 'conversation_resolved';
  if (current.state === 'assigned' && current.ownerId !== agentId) return 'not_owner';
  return { state: 'bot', ownerId: null, notice: 'returned_to_bot' };
}

/** Out of the queue to an agent, by the routing; null where it no longer waits there. */
export function assign(current: Standing, agentId: string): Move | null {
  return current.state === 'queued' ? { state: 'assigned', ownerId: agentId, notice: 'assigned' } : null;
}

/** From an agent who does not answer back to the queue; null where no agent has it. */
export function requeue(current: Standing): Move | null {
  return current.state === 'assigned' ? { state: 'queued', ownerId: null, notice: 'requeued' } : null;
}

/** Passed on by its owner, or by whoever may assign. @param to an agent's id; null: the queue */
export function transfer(current: Standing, to: string | null, by: { id: string; mayAssign: boolean }): Move | 'not_owner' | 'conversation_resolved' | 'already_there' {
  if (current.state === 'resolved') return 'conversation_resolved';
  if (!by.mayAssign && current.ownerId !== by.id) return 'not_owner';
  if (current.state === 'assigned' ? current.ownerId === to : current.state === 'queued' && to === null) return 'already_there';
  const notice = current.state !== 'assigned' && to !== null ? 'assigned' : 'transferred';
  return { state: to === null ? 'queued' : 'assigned', ownerId: to, notice };
}

/** Of two open conversations of one person the one to keep: a person's before the queue's before the bot's, then the livelier. */
export function survivor<T extends Standing & { lastMessageAt: number }>(a: T, b: T): T {
  const rank = { assigned: 3, queued: 2, bot: 1, resolved: 0 } as const;
  if (rank[a.state] !== rank[b.state]) return rank[a.state] > rank[b.state] ? a : b;
  return a.lastMessageAt >= b.lastMessageAt ? a : b;
}
