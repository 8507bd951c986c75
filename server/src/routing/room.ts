/**
 * What routing knows of one shop at this moment: who waits, who has what, who is there. A mirror of the conversations
 * table, put right by every commit that is heard and by every reading; nothing is kept here alone. Pure.
 */
import { can, type DeskView, type RoutingSettings, type Tier } from '@aftercast/shared';
import { createChooser, type Assignment, type Need, type Waiting } from './choose-agent.ts';
import type { Desk } from './desk-repository.ts';
import { countHands, type Hands } from './hands.ts';
import { goesBack, type GoingBack, type Holder } from './going-back.ts';
import type { OpenRow } from './open-repository.ts';

/** What a conversation asks of its agent: what staff said, else what it shows itself. */
export function needOf({ needs, language, context, handoffReason, urgency }: Pick<OpenRow, 'needs' | 'language' | 'context' | 'handoffReason' | 'urgency'>): Need {
  const complex = handoffReason === 'force_word' || handoffReason === 'needs_person' || urgency === 'high' || urgency === 'critical';
  const product = typeof context.product === 'string' && context.product !== '' ? context.product : null;
  const tier: Tier = complex ? 3 : 2;
  return { product: needs?.product ?? product, language: needs?.language ?? language, tier: needs?.tier ?? tier };
}

/** One that is put aside takes no place: whoever has it may be given another one, and holds more than their places when it comes back. */
const takesPlace = ({ state, snoozedUntil }: OpenRow): boolean => state === 'assigned' && snoozedUntil === null;

const toWaiting = (row: OpenRow, order: number): Waiting => ({ id: row.id, order, dueAt: row.dueAt ?? 0, lastAgentId: row.lastAgentId, ...needOf(row) });

/** @param orderOf what the queue is served by, the lowest first: the deadline, unless the simulation compares */
export function createRoom(orderOf: (row: OpenRow) => number = (row) => row.dueAt ?? 0) {
  const chooser = createChooser();
  const rows = new Map<string, OpenRow>();
  const loads = new Map<string, number>();
  const lastAssigned = new Map<string, number>();
  const signs = new Map<string, number>();
  /** What has been heard of since the last reading began: it is newer than what is read. */
  const heard = new Set<string>();
  /** The same of agents: until when whoever came or went meanwhile counts as there. */
  const heardHere = new Map<string, number>();
  /** Left while the shop is closed: they are given to nobody before it opens. */
  const left = new Map<string, OpenRow>();
  let desks = new Map<string, Desk>();

  const isThere = (desk: Desk, now: number): boolean => !desk.disabled && desk.awaySince === null && (desk.hereUntil ?? 0) > now;
  const takes = (desk: Desk, now: number): boolean => isThere(desk, now) && !desk.paused && can(desk, 'answer', 'conversations');

  function seat(agentId: string, now: number): void {
    const desk = desks.get(agentId);
    if (!desk) return chooser.unseat(agentId);
    const { capacity, skills, mode } = desk;
    chooser.seat({
      id: agentId, capacity, skills, load: loads.get(agentId) ?? 0, lastAssignedAt: lastAssigned.get(agentId) ?? 0,
      open: takes(desk, now) && mode === 'auto',
    });
  }
  function carry(agentId: string | null, by: 1 | -1): void {
    if (agentId !== null) loads.set(agentId, (loads.get(agentId) ?? 0) + by);
  }
  function holderOf({ id, ownerId }: OpenRow): Holder {
    const desk = desks.get(ownerId ?? '');
    return { hereUntil: desk?.hereUntil ?? null, lastSignAt: signs.get(id) ?? null, disabled: desk?.disabled ?? false };
  }
  function viewOf(desk: Desk, now: number): DeskView {
    const { agentId, name, capacity, skills, mode, paused } = desk;
    return { agentId, name, capacity, skills, mode, paused, present: isThere(desk, now), load: loads.get(agentId) ?? 0 };
  }
  function forget(id: string, now: number): void {
    const before = rows.get(id);
    if (!before) return;
    rows.delete(id);
    left.delete(id);
    chooser.leave(id);
    if (!takesPlace(before)) return;
    carry(before.ownerId, -1);
    if (before.ownerId !== null) seat(before.ownerId, now);
  }
  function put(row: OpenRow, now: number): void {
    forget(row.id, now);
    if (row.state !== 'assigned') signs.delete(row.id);
    if (row.state !== 'queued' && row.state !== 'assigned') return;
    rows.set(row.id, row);
    if (row.state === 'queued' && (row.waitingSince ?? 0) > now) left.set(row.id, row);
    else if (row.state === 'queued') chooser.wait(toWaiting(row, orderOf(row)));
    if (row.state === 'queued') return;
    if (takesPlace(row)) carry(row.ownerId, 1);
    if (row.ownerId === null) return;
    lastAssigned.set(row.ownerId, Math.max(lastAssigned.get(row.ownerId) ?? 0, row.assignedAt ?? 0));
    seat(row.ownerId, now);
  }

  return {
    /** Takes a committed row; one that is older than what is known changes nothing. */
    learn(row: OpenRow, now: number): void {
      heard.add(row.id);
      if (row.version >= (rows.get(row.id)?.version ?? 0)) put(row, now);
    },
    forget,
    /** Before the database is read. */
    beginReading(): void {
      heard.clear();
      heardHere.clear();
    },
    /** Takes everything anew, as it stood in the database. */
    replace(all: readonly OpenRow[], now: number): void {
      const there = new Set(all.map(({ id }) => id));
      for (const id of rows.keys()) if (!there.has(id) && !heard.has(id)) forget(id, now);
      for (const row of all) if (!heard.has(row.id)) put(row, now);
    },
    setDesks(all: readonly Desk[]): void {
      for (const { agentId } of desks.values()) if (!all.some((desk) => desk.agentId === agentId)) chooser.unseat(agentId);
      desks = new Map(all.map((desk) => [desk.agentId, { ...desk, hereUntil: heardHere.get(desk.agentId) ?? desk.hereUntil }]));
    },
    /** An agent has come or gone. */
    setHere(agentId: string, hereUntil: number): void {
      heardHere.set(agentId, hereUntil);
      const desk = desks.get(agentId);
      if (desk) desks.set(agentId, { ...desk, hereUntil });
    },
    desk: (agentId: string): Desk | undefined => desks.get(agentId),
    /** Looks again at who is there. */
    reseat(now: number): void {
      for (const agentId of desks.keys()) seat(agentId, now);
    },
    next(now: number): Assignment | null {
      for (const row of left.values()) {
        if ((row.waitingSince ?? 0) > now) continue;
        left.delete(row.id);
        chooser.wait(toWaiting(row, orderOf(row)));
      }
      return chooser.next(now);
    },
    /** An assignment is on its way: neither its conversation nor its place is given again meanwhile. */
    promise({ conversationId, agentId }: Assignment, now: number): void {
      const row = rows.get(conversationId);
      if (row) put({ ...row, state: 'assigned', ownerId: agentId, assignedAt: now }, now);
    },
    /** An agent did something in a conversation that is no message, such as typing. */
    sign(conversationId: string, now: number): void {
      if (rows.get(conversationId)?.state === 'assigned') signs.set(conversationId, now);
    },
    /** Why a conversation is to go back to the queue; null while it may stay. */
    goingBack: (row: OpenRow, settings: RoutingSettings, now: number): GoingBack | null => (row.state === 'assigned' ? goesBack(row, holderOf(row), settings, now) : null),
    held: (): OpenRow[] => [...rows.values()].filter(({ state }) => state === 'assigned'),
    queued: (): OpenRow[] => [...rows.values()].filter(({ state }) => state === 'queued'),
    /** Those who wait now; what was left for the opening does not. */
    waiting: chooser.waiting,
    /** The hands of those who are there, not paused, and may answer. @param autoAssign the shop gives conversations */
    hands: (now: number, autoAssign: boolean): Hands => countHands([...desks.values()].filter((desk) => takes(desk, now))
      .map(({ agentId, capacity, mode }) => ({ load: loads.get(agentId) ?? 0, capacity, given: autoAssign && mode === 'auto' }))),
    /** Places of those who are there and not paused, taken ones too. */
    places: (now: number): number => [...desks.values()].reduce((sum, desk) => sum + (takes(desk, now) ? desk.capacity : 0), 0),
    /** One's own desk, also of who only looks on. */
    view(agentId: string, now: number): DeskView | undefined {
      const desk = desks.get(agentId);
      return desk && !desk.disabled ? viewOf(desk, now) : undefined;
    },
    /** The desks of all who may answer. */
    views: (now: number): DeskView[] => [...desks.values()].filter((desk) => !desk.disabled && can(desk, 'answer', 'conversations')).map((desk) => viewOf(desk, now)),
  };
}
export type Room = ReturnType<typeof createRoom>;
