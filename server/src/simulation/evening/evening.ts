/**
 * An evening after a live session on a virtual clock, decided by the rules that serve real shops: moves, patches, deadlines,
 * the choice of an agent, and when a conversation goes back. What is made up is people: when shoppers come, how long
 * agents take, when their connections break. Every write names its version, as on the database. Pure for a seed.
 */
import { assign, handOff, requeue, resolve, type Move } from '../../conversation/conversation-state.ts';
import { patchOf } from '../../conversation/plan.ts';
import { deadlineOf } from '../../routing/deadline.ts';
import { defaultDesk, defaultRouting, type Desk } from '../../routing/desk-repository.ts';
import { createRoom } from '../../routing/room.ts';
import { createChance } from '../chance.ts';
import { shoppersOf, type EveningPlan, type Talk } from './shoppers.ts';
import { createTimeline } from '../timeline.ts';

const tickMs = 1_000;
/** An agent's connection breaks once in so long, and comes back after something between the two. */
const dropEveryMs = 45 * 60_000;
const [shortestDropMs, longestDropMs] = [5_000, 8 * 60_000];
/** An agent overlooks one in so many conversations that they are given. */
const overlooked = 60;
/** What came of it. */
export interface EveningOutcome { talks: readonly Talk[]; violations: string[]; requeued: number; overdue: number; refused: number; longestQueue: number; endedAt: number }

export function runEvening(plan: EveningPlan): EveningOutcome {
  const chance = createChance(plan.seed);
  const start = plan.startsAt;
  const timeline = createTimeline(start);
  const { now } = timeline;
  const room = createRoom(plan.order === 'first_come' ? (row) => row.waitingSince ?? 0 : undefined);
  const talks = new Map<string, Talk>();
  const violations: string[] = [];
  const settings = { ...defaultRouting, autoAssign: true };
  /** What each agent has on the desk, as they see it. */
  const onDesk = new Map<string, Set<string>>();
  const backAt = new Map<string, number>();
  const desks = new Map<string, Desk>();
  let [requeued, overdue, refused, longestQueue, unsettled, endedAt] = [0, 0, 0, 0, 0, start];

  /** Under the version it was decided on, as the repository does it. */
  function commit(id: string, version: number, patch: Partial<Talk>, moved: boolean): Talk | null {
    const before = talks.get(id);
    if (!before || before.version !== version) { refused += 1; return null; }
    const after: Talk = { ...before, ...patch, version: moved ? version + 1 : version };
    talks.set(id, after);
    if (moved && before.ownerId !== after.ownerId) {
      if (before.ownerId !== null) onDesk.get(before.ownerId)?.delete(id);
      if (after.ownerId !== null) onDesk.get(after.ownerId)?.add(id);
    }
    watch(after);
    room.learn(after, now());
    return talks.get(id) ?? null;
  }
  function move(talk: Talk, decided: Move, more: Partial<Talk> = {}): Talk | null {
    return commit(talk.id, talk.version, { ...patchOf(decided, talk, now()), ...more } as Partial<Talk>, true);
  }
  /** Whoever waits has an event at their deadline. */
  function watch(talk: Talk): void {
    if (talk.dueAt === null || talk.watchedDueAt === talk.dueAt) return;
    const { id, dueAt } = talk;
    talks.set(id, { ...talk, watchedDueAt: dueAt });
    timeline.at(dueAt, () => { if (talks.get(id)?.dueAt === dueAt) overdue += 1; });
  }
  const isAway = (agentId: string): boolean => (backAt.get(agentId) ?? 0) > now();

  /** Lets an agent do something about a conversation once they are there, if it is still theirs by then. */
  function byAgent(id: string, version: number, agentId: string, at: number, work: (talk: Talk) => void): void {
    timeline.at(at, () => {
      const talk = talks.get(id);
      if (!talk || talk.version !== version || talk.ownerId !== agentId) return;
      if (isAway(agentId)) return byAgent(id, version, agentId, (backAt.get(agentId) ?? now()) + 1_000, work);
      work(talk);
    });
  }
  function answer(talk: Talk): void {
    const firstWaitMs = talk.firstWaitMs ?? (talk.waitingSince === null ? null : now() - talk.waitingSince);
    commit(talk.id, talk.version, { waitingSince: null, dueAt: null, watchedDueAt: null, firstWaitMs }, false);
  }
  function handle(talk: Talk, agentId: string): void {
    if (chance.below(overlooked) === 0) return;
    const { id, version, leftMs } = talk;
    const began = now();
    byAgent(id, version, agentId, began + Math.min(chance.exponential(20_000), leftMs / 3), answer);
    timeline.at(began + leftMs / 2, () => {
      const here = talks.get(id);
      if (here?.version !== version || here.waitingSince !== null) return;
      commit(id, version, { waitingSince: now(), dueAt: deadlineOf(here.urgency, now()), leftMs: Math.max(5_000, leftMs / 2) }, false);
      byAgent(id, version, agentId, now() + chance.exponential(15_000), answer);
    });
    byAgent(id, version, agentId, began + leftMs, (last) => {
      if (last.waitingSince !== null) answer(last);
      const ended = resolve(last, agentId);
      const latest = talks.get(id);
      if (typeof ended === 'string' || !latest || !move(latest, ended)) violations.push(`${id} could not be resolved by its owner`);
      else { unsettled -= 1; endedAt = now(); }
      serve();
    });
  }

  function serve(): void {
    longestQueue = Math.max(longestQueue, room.waiting());
    for (let next = room.next(now()); next; next = room.next(now())) {
      const talk = talks.get(next.conversationId);
      const decided = talk && assign(talk, next.agentId);
      const given = talk && decided && move(talk, decided, { owners: [...talk.owners, next.agentId] });
      if (!given) { violations.push(`${next.conversationId} was given although it did not wait`); return; }
      handle(given, next.agentId);
    }
  }
  function lookAfter(): void {
    room.reseat(now());
    for (const row of room.held()) {
      const why = room.goingBack(row, settings, now());
      const talk = talks.get(row.id);
      const decided = why && talk && requeue(talk);
      if (!talk || !decided) continue;
      const owner = talk.ownerId ?? '';
      if (!move(talk, decided, why === 'silent' ? { lastAgentId: null } : {})) continue;
      requeued += 1;
      const desk = desks.get(owner);
      // Who is there notices that a conversation was taken away.
      if (why === 'silent' && desk) {
        sit({ ...desk, awaySince: now() });
        timeline.at(now() + chance.exponential(60_000), () => { const still = desks.get(owner); if (still) { sit({ ...still, awaySince: null }); serve(); } });
      }
    }
    serve();
    check();
    if (unsettled > 0) timeline.at(now() + tickMs, lookAfter);
  }

  function sit(desk: Desk): void {
    desks.set(desk.agentId, desk);
    room.setDesks([...desks.values()]);
    room.reseat(now());
  }
  function drop(agentId: string): void {
    const desk = desks.get(agentId);
    if (!desk || unsettled === 0) return;
    const back = now() + chance.between(shortestDropMs, longestDropMs);
    backAt.set(agentId, back);
    sit({ ...desk, hereUntil: now() });
    timeline.at(back, () => {
      sit({ ...desks.get(agentId) ?? desk, hereUntil: Infinity });
      serve();
      timeline.at(now() + chance.exponential(dropEveryMs), () => drop(agentId));
    });
  }

  function check(): void {
    const seen = new Map<string, string>();
    for (const [agentId, ids] of onDesk) {
      if (ids.size > plan.places) violations.push(`${agentId} has ${ids.size} conversations`);
      for (const id of ids) {
        if (seen.has(id)) violations.push(`${id} is with ${seen.get(id)} and ${agentId}`);
        if (talks.get(id)?.ownerId !== agentId) violations.push(`${agentId} believes to have ${id}`);
        seen.set(id, agentId);
      }
    }
    for (const talk of open()) {
      if (talk.waitingSince !== null && (talk.dueAt === null || talk.watchedDueAt !== talk.dueAt)) violations.push(`${talk.id} waits without a deadline event`);
      if (talk.state === 'queued' && talk.waitingSince === null) violations.push(`${talk.id} is queued and nobody waits`);
    }
  }
  function* open(): Generator<Talk> {
    for (const id of opened) {
      const talk = talks.get(id);
      if (talk && talk.state !== 'resolved') yield talk;
      else opened.delete(id);
    }
  }
  const opened = new Set<string>();

  function arrive(talk: Talk): void {
    const { id } = talk;
    talks.set(id, talk);
    if (!talk.needsPerson) return;
    opened.add(id);
    unsettled += 1;
    const handed = handOff(talk, 'low_confidence');
    if (!handed || !move(talk, handed)) violations.push(`${id} was not queued`);
    serve();
  }

  for (let n = 0; n < plan.agents; n += 1) {
    const agentId = `a_${String(n).padStart(2, '0')}`;
    onDesk.set(agentId, new Set());
    desks.set(agentId, {
      agentId, name: agentId, role: 'agent', disabled: false, ...defaultDesk, capacity: plan.places, hereUntil: Infinity, awaySince: null,
      skills: { products: [], languages: n % 4 === 0 ? [] : ['zh'], tiers: [] },
    });
    timeline.at(start + chance.exponential(dropEveryMs), () => drop(agentId));
  }
  room.setDesks([...desks.values()]);
  room.reseat(start);
  for (const { talk, afterMs } of shoppersOf(plan)) timeline.at(start + afterMs, () => arrive(talk));
  unsettled = 1;
  timeline.at(start + plan.durationMs, () => { unsettled -= 1; });
  timeline.at(start, lookAfter);
  return finish();

  function finish(): EveningOutcome {
    const limit = start + plan.durationMs + 12 * 3_600_000;
    while (timeline.step()) if (now() > limit) { violations.push('the evening does not end'); break; }
    for (const { id, needsPerson, state, firstWaitMs } of talks.values()) {
      if (needsPerson && (state !== 'resolved' || firstWaitMs === null)) violations.push(`${id} was lost`);
    }
    if (talks.size !== plan.conversations) violations.push(`${plan.conversations - talks.size} conversations never came`);
    return { talks: [...talks.values()], violations, requeued, overdue, refused, longestQueue, endedAt };
  }
}
