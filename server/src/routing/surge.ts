/** When more shoppers come than the agents who are there can take. Pure; with hysteresis, so that it does not flicker. */

/** So far back arrivals are counted, in milliseconds. */
export const surgeWindowMs = 5 * 60_000;
/** Fewer arrivals within the window say nothing. */
const fewArrivals = 5;
/** It begins this far above what the agents can take, and ends this far below. */
const [beginsAt, endsAt] = [1.2, 0.9];
/** Without any measured ones, in milliseconds. */
export const usualServiceMs = 180_000;

/** What is measured of a shop. */
export interface Pressure {
  /** Conversations that came to the queue within the window. */
  arrivals: number;
  /** Places of the agents who are there and not paused, taken ones too. */
  places: number;
  /** How long agents have a conversation, the mean in milliseconds. */
  serviceMs: number;
  waiting: number;
}

export const arrivalsPerMinute = ({ arrivals }: Pressure): number => arrivals / (surgeWindowMs / 60_000);
/** By Little's law: with so many places, each taken for so long, this many conversations a minute can be taken. */
export const capacityPerMinute = ({ places, serviceMs }: Pressure): number => places / (serviceMs / 60_000);

/**
 * Whether it is a surge now, given whether it was one. Where nobody is there it is none: that is a shop that is closed.
 * Once it has begun, it lasts until arrivals have fallen and those who wait would find places.
 */
export function isSurge(before: boolean, pressure: Pressure): boolean {
  if (pressure.places === 0) return false;
  const [demand, supply] = [arrivalsPerMinute(pressure), capacityPerMinute(pressure)];
  if (before) return demand >= supply * endsAt || pressure.waiting > pressure.places;
  return pressure.arrivals >= fewArrivals && demand > supply * beginsAt && pressure.waiting > 0;
}

/** The mean of the last ones; the usual time where none was measured. */
export function meanServiceMs(times: readonly number[]): number {
  return times.length === 0 ? usualServiceMs : Math.max(1_000, times.reduce((sum, time) => sum + time, 0) / times.length);
}
