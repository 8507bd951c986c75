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
import { createSkillTable } from './skill-table.ts';
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

/** Conversations that ask the same. `row` is its place in the tables below. */
interface Group { row: number; need: Need; list: WaitingList<Waiting> }

export function createChooser() {
  const groups = new Map<string, Group>();
  const byRow: (Group | undefined)[] = [];
  /** The first of each row: by what the queue is served, and its deadline; infinite where nobody waits. */
  const [orders, dues]: [number[], number[]] = [[], []];
  const waiting = new Map<string, Waiting>();
  const seats: (Seat | undefined)[] = [];
  const slots = new Map<string, number>();
  const skills = createSkillTable();
  let freeSeats = 0;

  const keyOf = ({ product, language, tier }: Need): string => `${tier}${language}${product ?? ''}`;

  function note({ row, list }: Group): void {
    const head = list.first();
    orders[row] = head?.order ?? Infinity;
    dues[row] = head?.dueAt ?? Infinity;
  }
  function leave(id: string): void {
    const known = waiting.get(id);
    const group = known && groups.get(keyOf(known));
    if (!known || !group) return;
    waiting.delete(id);
    group.list.remove(known);
    note(group);
    if (group.list.size() > 0) return;
    groups.delete(keyOf(known));
    byRow[group.row] = undefined;
  }
  function groupOf(need: Need): Group {
    const key = keyOf(need);
    const known = groups.get(key);
    if (known) return known;
    const group: Group = { row: firstEmpty(byRow), need, list: createWaitingList() };
    byRow[group.row] = group;
    for (const [slot, seat] of seats.entries()) skills.set(group.row, slot, seat !== undefined && hasSkill(seat.skills, need));
    groups.set(key, group);
    return group;
  }

  function put(slot: number, seat: Seat | undefined): void {
    const isFree = seat !== undefined && seat.open && seat.load < seat.capacity;
    if (isFree !== skills.isFree(slot)) freeSeats += isFree ? 1 : -1;
    seats[slot] = seat;
    skills.setOpen(slot, seat?.open ?? false);
    skills.setFree(slot, isFree);
  }

  function overflows(row: number, now: number): boolean {
    return (dues[row] as number) - now <= overflowMs || !skills.someOpen(row);
  }

  /** @param row only those with its skill; null: anyone */
  function freest(row: number | null): Seat | undefined {
    let best: Seat | undefined;
    for (const [slot, seat] of seats.entries()) {
      if (seat && skills.isFree(slot) && (row === null || skills.has(row, slot)) && (!best || isFreer(seat, best))) best = seat;
    }
    return best;
  }

  function pick(row: number, { lastAgentId }: Waiting, now: number): { seat: Seat; ground: Ground } | null {
    const skilled = skills.someFree(row);
    const slot = lastAgentId === null ? undefined : slots.get(lastAgentId);
    const last = slot === undefined || !skills.isFree(slot) ? undefined : seats[slot];
    if (last && slot !== undefined && (skills.has(row, slot) || overflows(row, now))) return { seat: last, ground: 'last_agent' };
    const seat = freest(skilled ? row : null);
    return seat ? { seat, ground: skilled ? 'skill' : 'overflow' } : null;
  }

  function isEarlier(row: number, than: number): boolean {
    if (orders[row] !== orders[than]) return (orders[row] as number) < (orders[than] as number);
    const [a, b] = [byRow[row]?.list.first(), byRow[than]?.list.first()];
    return a !== undefined && b !== undefined && isBefore(a, b);
  }

  return {
    /** Adds a waiting conversation, or moves one that is known. */
    wait(conversation: Waiting): void {
      leave(conversation.id);
      waiting.set(conversation.id, conversation);
      const group = groupOf(conversation);
      group.list.add(conversation);
      note(group);
    },
    /** It no longer waits. */
    leave,
    /** Adds an agent, or says how it stands with one who is known. */
    seat(seat: Seat): void {
      const slot = slots.get(seat.id) ?? firstEmpty(seats);
      const before = seats[slot];
      slots.set(seat.id, slot);
      put(slot, seat);
      if (before?.skills === seat.skills) return;
      for (const group of groups.values()) skills.set(group.row, slot, hasSkill(seat.skills, group.need));
    },
    unseat(id: string): void {
      const slot = slots.get(id);
      if (slot === undefined) return;
      slots.delete(id);
      put(slot, undefined);
      for (const group of groups.values()) skills.set(group.row, slot, false);
    },
    seatOf: (id: string): Seat | undefined => seats[slots.get(id) ?? -1],
    waiting: (): number => waiting.size,
    /**
     * The next assignment at `now` (milliseconds since the epoch); null when nothing can be given.
     * It changes nothing: once it has been carried out, say so with `leave` and `seat`.
     */
    next(now: number): Assignment | null {
      if (freeSeats === 0) return null;
      let best = -1;
      for (let row = 0; row < orders.length; row += 1) {
        if (orders[row] === Infinity || (best !== -1 && !isEarlier(row, best))) continue;
        if (skills.someFree(row) || overflows(row, now)) best = row;
      }
      const first = byRow[best]?.list.first();
      const picked = first && pick(best, first, now);
      return picked ? { conversationId: first.id, agentId: picked.seat.id, ground: picked.ground } : null;
    },
  };
}
export type Chooser = ReturnType<typeof createChooser>;

function firstEmpty(list: readonly (object | undefined)[]): number {
  const empty = list.indexOf(undefined);
  return empty === -1 ? list.length : empty;
}
