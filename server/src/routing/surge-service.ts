/**
 * Measures how many come and how long they take, and announces when a surge begins and ends. It gives no orders: what is
 * to be different in a surge asks `of`. Called by the routing's clock; heard by push and by the wait estimate.
 */
import type { SurgeView } from '@aftercast/shared';
import type { Bus } from '../events/bus.ts';
import { arrivalsPerMinute, capacityPerMinute, isSurge, meanServiceMs, surgeWindowMs } from './surge.ts';

const timesKept = 50;

/** What the routing knows of a shop at this moment. */
export interface SurgeSource { places: number; waiting: number }

interface Deps { bus: Bus; clock: () => number; serviceTimes: (shopId: string, limit: number) => Promise<number[]> }

interface Measured { arrivals: number[]; times: number[]; assignedAt: Map<string, number>; surge: SurgeView }

const calm: SurgeView = { on: false, since: null, arrivalsPerMinute: 0, capacityPerMinute: 0, waiting: 0 };

export function createSurgeService({ bus, clock, serviceTimes }: Deps) {
  const shops = new Map<string, Measured>();

  function measuredOf(shopId: string): Measured {
    const known = shops.get(shopId);
    if (known) return known;
    const fresh: Measured = { arrivals: [], times: [], assignedAt: new Map(), surge: calm };
    shops.set(shopId, fresh);
    return fresh;
  }

  const undo = bus.on('conversation.committed', ({ conversation: { id, shopId, state, assignedAt }, messages, moved }) => {
    if (!moved) return;
    const measured = measuredOf(shopId);
    if (messages.some(({ body }) => body.kind === 'notice' && body.event === 'handoff')) measured.arrivals.push(clock());
    if (state === 'assigned' && assignedAt !== null) measured.assignedAt.set(id, assignedAt);
    const began = measured.assignedAt.get(id);
    if (state === 'assigned' || began === undefined) return;
    measured.assignedAt.delete(id);
    if (state === 'resolved') measured.times = [...measured.times, clock() - began].slice(-timesKept);
  });

  return {
    of: (shopId: string): SurgeView => shops.get(shopId)?.surge ?? calm,
    /** Reads what was measured before the start. */
    async recall(shopId: string): Promise<void> {
      const measured = measuredOf(shopId);
      const before = await serviceTimes(shopId, timesKept);
      measured.times = [...before.reverse(), ...measured.times].slice(-timesKept);
    },
    /** Looks again; announces a beginning and an end. */
    look(shopId: string, { places, waiting }: SurgeSource): void {
      const measured = measuredOf(shopId);
      const now = clock();
      measured.arrivals = measured.arrivals.filter((at) => at > now - surgeWindowMs);
      const pressure = { arrivals: measured.arrivals.length, places, waiting, serviceMs: meanServiceMs(measured.times) };
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
