/**
 * Measures how many come and how long they take, and announces when a surge begins and ends. It gives no orders: what is
 * to be different in a surge asks `of`. Called by the routing's clock; heard by push and by the wait estimate.
 */
import { urgencies, type SurgeView, type Urgency } from '@aftercast/shared';
import type { Bus } from '../events/bus.ts';
import type { OpenRow } from './open-repository.ts';
import { arrivalsPerMinute, capacityPerMinute, isSurge, meanServiceMs, surgeWindowMs } from './surge.ts';

const timesKept = 50;

/** What the routing knows of a shop at this moment. `queued`: those who wait, whichever process they came to. */
export interface SurgeSource { places: number; waiting: number; queued: readonly Pick<OpenRow, 'id' | 'waitingSince' | 'lastMessageAt' | 'urgency'>[] }

interface Deps { bus: Bus; clock: () => number; serviceTimes: (shopId: string, limit: number) => Promise<number[]> }

interface Arrival { at: number; urgency: Urgency }
interface Measured { arrivals: Map<string, Arrival>; times: number[]; assignedAt: Map<string, number>; surge: SurgeView }

const calm: SurgeView = { on: false, since: null, arrivalsPerMinute: 0, capacityPerMinute: 0, waiting: 0 };

export function createSurgeService({ bus, clock, serviceTimes }: Deps) {
  const shops = new Map<string, Measured>();

  function measuredOf(shopId: string): Measured {
    const known = shops.get(shopId);
    if (known) return known;
    const fresh: Measured = { arrivals: new Map(), times: [], assignedAt: new Map(), surge: calm };
    shops.set(shopId, fresh);
    return fresh;
  }

  const undo = bus.on('conversation.committed', ({ conversation: { id, shopId, state, assignedAt, urgency }, messages, moved }) => {
    if (!moved) return;
    const measured = measuredOf(shopId);
    if (messages.some(({ body }) => body.kind === 'notice' && body.event === 'handoff')) measured.arrivals.set(id, { at: clock(), urgency });
    if (state === 'assigned' && assignedAt !== null) measured.assignedAt.set(id, assignedAt);
    const began = measured.assignedAt.get(id);
    if (state === 'assigned' || began === undefined) return;
    measured.assignedAt.delete(id);
    if (state === 'resolved') measured.times = [...measured.times, clock() - began].slice(-timesKept);
  });

  return {
    of: (shopId: string): SurgeView => shops.get(shopId)?.surge ?? calm,
    /** How many came in a millisecond lately, by their urgency. */
    arrivalsOf(shopId: string): { urgency: Urgency; perMs: number }[] {
      const lately = [...shops.get(shopId)?.arrivals.values() ?? []].filter(({ at }) => at > clock() - surgeWindowMs);
      return urgencies.map((urgency) => ({ urgency, perMs: lately.filter((one) => one.urgency === urgency).length / surgeWindowMs }));
    },
    /** Reads what was measured before the start. */
    async recall(shopId: string): Promise<void> {
      const measured = measuredOf(shopId);
      const before = await serviceTimes(shopId, timesKept);
      measured.times = [...before.reverse(), ...measured.times].slice(-timesKept);
    },
    /** Looks again; announces a beginning and an end. */
    look(shopId: string, { places, waiting, queued }: SurgeSource): void {
      const measured = measuredOf(shopId);
      const now = clock();
      for (const { id, waitingSince, lastMessageAt, urgency } of queued) {
        // Who wrote before the shop opened has not come now.
        const came = waitingSince !== null && waitingSince > now - surgeWindowMs && waitingSince <= now && lastMessageAt >= waitingSince;
        if (came && !measured.arrivals.has(id)) measured.arrivals.set(id, { at: waitingSince, urgency });
      }
      for (const [id, { at }] of measured.arrivals) if (at <= now - surgeWindowMs) measured.arrivals.delete(id);
      const pressure = { arrivals: measured.arrivals.size, places, waiting, serviceMs: meanServiceMs(measured.times) };
      const before = measured.surge;
      const on = isSurge(before.on, pressure);
      measured.surge = {
        on, since: on ? before.since ?? now : null, waiting,
        arrivalsPerMinute: arrivalsPerMinute(pressure), capacityPerMinute: capacityPerMinute(pressure),
      };
      if (on !== before.on) bus.emit('surge.changed', { shopId, surge: measured.surge });
    },
    stop: undo,
  };
}
export type SurgeService = ReturnType<typeof createSurgeService>;
