/** When a delivery that failed is tried again. Pure. */
const [second, minute, hour] = [1_000, 60_000, 3_600_000];
/** After each failed try; together about a day. After the last the delivery is dead until somebody plays it again. */
export const pausesMs: readonly number[] = [5 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 8 * hour];
const most = 24 * hour;

/**
 * In how many milliseconds, null where it was tried enough. Spread by a fifth to either side, so that what failed together does not come back
 * together. A time that the answer names counts where it is later, up to a day.
 * @param attempts made so far @param chance from 0 to 1
 */
export function nextTry(attempts: number, chance: number, namedMs: number | null): number | null {
  const pause = pausesMs[attempts - 1];
  return pause === undefined ? null : Math.round(Math.max(pause * (0.8 + 0.4 * chance), Math.min(namedMs ?? 0, most)));
}

/** 2xx alone has arrived; a redirect is not followed, since what was agreed is the address. */
export const hasArrived = (status: number): boolean => status >= 200 && status < 300;
/** Whoever answers so wants nothing more. */
export const isGone = (status: number): boolean => status === 410;
/** Switched off by itself where nothing has arrived for so long. */
export const failingForMs = 5 * 24 * hour;
