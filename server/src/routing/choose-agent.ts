/**
 * Which waiting conversation goes to which agent. Pure: it holds what it is told and knows no clock, database or socket.
 *
 * The rule: conversations are served in the order of their deadlines. The first one that somebody may take now goes to
 * its last agent, where that one may take it; else to the least loaded of those who have the skill; and to the least loaded
 * of all who have a place where nobody with the skill is there or its deadline is near. The first of those who ask the
 * same stands for all of them: where it cannot be given, none behind it can, because they wait for the same agents.
 * So one decision looks at one conversation for each need, at two sets of bits, and then at the agents once.
 *
 * Called by the routing service, the simulation and the bench.
 */
import type { DeskSkills, Language, Tier } from '@aftercast/shared';
import { Bits } from './bits.ts';
import { createWaitingList, isBefore, type WaitingList } from './waiting-list.ts';

/** So long before its deadline a conversation goes to whoever has a place, in milliseconds. */
export const overflowMs = 30_000;

/** What a conversation asks of its agent. */
export interface Need { product: string | null; language: Language; tier: Tier }

/** A conversation that waits. `order` is what the queue is served by: its deadline. */
export interface Waiting extends Need { id: string; order: number; dueAt: number; lastAgentId: string | null }

/** An agent at work. */
export interface Seat {
  id: string;
  /** There, not paused, and willing to be given conversations. */
  open: boolean;
  load: number;
  capacity: number;
  skills: DeskSkills;
  /** When they were last given one; of two alike, whoever has waited longest is next. */
  lastAssignedAt: number;
}

/** Why this agent. */
export type Ground = 'last_agent' | 'skill' | 'overflow';
export interface Assignment { conversationId: string; agentId: string; ground: Ground }

/** True where an agent has every skill that is asked for. */
export function hasSkill({ products, languages, tiers }: DeskSkills, { product, language, tier }: Need): boolean {
  return (languages.length === 0 || languages.includes(language)) && (tiers.length === 0 || tiers.includes(tier))
    && (products.length === 0 || (product !== null && products.includes(product)));
}

/** True where `a` is to be given a conversation before `b`. */
function isFreer(a: Seat, b: Seat): boolean {
  const [shareA, shareB] = [a.load * b.capacity, b.load * a.capacity];
  if (shareA !== shareB) return shareA < shareB;
  if (a.lastAssignedAt !== b.lastAssignedAt) return a.lastAssignedAt < b.lastAssignedAt;
  return a.id < b.id;
}

interface Group { need: Need; skilled: Bits; list: WaitingList<Waiting> }

export function createChooser() {
  const groups = new Map<string, Group>();
  const waiting = new Map<string, Waiting>();
  const seats: (Seat | undefined)[] = [];
  const slots = new Map<string, number>();
  const [open, free] = [new Bits(), new Bits()];
  let freeSeats = 0;

  const keyOf = ({ product, language, tier }: Need): string => `${tier}${language}${product ?? ''}`;

  function leave(id: string): void {
    const known = waiting.get(id);
    if (!known) return;
    waiting.delete(id);
    const key = keyOf(known);
    const group = groups.get(key);
    group?.list.remove(known);
    if (group?.list.size() === 0) groups.delete(key);
  }

  function groupOf(need: Need): Group {
    const key = keyOf(need);
    const known = groups.get(key);
    if (known) return known;
    const group: Group = { need, skilled: new Bits(), list: createWaitingList() };
    for (const [slot, seat] of seats.entries()) if (seat) group.skilled.set(slot, hasSkill(seat.skills, need));
    groups.set(key, group);
    return group;
  }

  function put(slot: number, seat: Seat | undefined): void {
    const isFree = seat !== undefined && seat.open && seat.load < seat.capacity;
    if (isFree !== free.has(slot)) freeSeats += isFree ? 1 : -1;
    seats[slot] = seat;
    open.set(slot, seat?.open ?? false);
    free.set(slot, isFree);
  }

  function overflows(group: Group, now: number): boolean {
    return (group.list.first()?.dueAt ?? Infinity) - now <= overflowMs || !group.skilled.meets(open);
  }

  function freest(among: Bits | null): Seat | undefined {
    let best: Seat | undefined;
    for (const [slot, seat] of seats.entries()) {
      if (seat && free.has(slot) && (among === null || among.has(slot)) && (!best || isFreer(seat, best))) best = seat;
    }
    return best;
  }

  function pick(group: Group, { lastAgentId }: Waiting, now: number): { seat: Seat; ground: Ground } | null {
    const skilled = group.skilled.meets(free);
    const slot = lastAgentId === null ? undefined : slots.get(lastAgentId);
    const last = slot === undefined || !free.has(slot) ? undefined : seats[slot];
    if (last && slot !== undefined && (group.skilled.has(slot) || overflows(group, now))) return { seat: last, ground: 'last_agent' };
    const seat = freest(skilled ? group.skilled : null);
    return seat ? { seat, ground: skilled ? 'skill' : 'overflow' } : null;
  }

  return {
    /** Adds a waiting conversation, or moves one that is known. */
    wait(conversation: Waiting): void {
      leave(conversation.id);
      waiting.set(conversation.id, conversation);
      groupOf(conversation).list.add(conversation);
    },
    /** It no longer waits. */
    leave,
    /** Adds an agent, or says how it stands with one who is known. */
    seat(seat: Seat): void {
      const slot = slots.get(seat.id) ?? freeSlot(seats);
      const before = seats[slot];
      slots.set(seat.id, slot);
      put(slot, seat);
      if (before?.skills === seat.skills) return;
      for (const group of groups.values()) group.skilled.set(slot, hasSkill(seat.skills, group.need));
    },
    unseat(id: string): void {
      const slot = slots.get(id);
      if (slot === undefined) return;
      slots.delete(id);
      put(slot, undefined);
      for (const group of groups.values()) group.skilled.set(slot, false);
    },
    seatOf: (id: string): Seat | undefined => seats[slots.get(id) ?? -1],
    waiting: (): number => waiting.size,
    /**
     * The next assignment at `now` (milliseconds since the epoch); null when nothing can be given.
     * It changes nothing: once it has been carried out, say so with `leave` and `seat`.
     */
    next(now: number): Assignment | null {
      if (freeSeats === 0) return null;
      let best: Group | null = null;
      let first: Waiting | null = null;
      for (const group of groups.values()) {
        const head = group.list.first();
        if (!head || (first && !isBefore(head, first))) continue;
        if (!group.skilled.meets(free) && !overflows(group, now)) continue;
        [best, first] = [group, head];
      }
      const picked = best && first ? pick(best, first, now) : null;
      return picked && first ? { conversationId: first.id, agentId: picked.seat.id, ground: picked.ground } : null;
    },
  };
}
export type Chooser = ReturnType<typeof createChooser>;

function freeSlot(seats: readonly (Seat | undefined)[]): number {
  const empty = seats.indexOf(undefined);
  return empty === -1 ? seats.length : empty;
}
