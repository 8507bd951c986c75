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
/** Switched off by itself where it has been failing for so long. */
const failingForMs = 5 * 24 * hour;
/** Longer than any pause between two tries of one delivery: where nothing was tried for so long, nobody knows how the system was in between. */
const quietMs = 2 * 24 * hour;

/** Since when a webhook fails, and when a try of it last failed; nulls while all is well. */
export interface Failing { failingSince: number | null; lastFailedAt: number | null }
export const notFailing: Failing = { failingSince: null, lastFailedAt: null };
/**
 * What one more failed try makes of it. A webhook fails while its tries do, one after the other and none arriving in between; a failure after two
 * days without any try is the first of new ones. So whoever has little to tell is not switched off over two bad moments days apart.
 */
export function failingAfter({ failingSince, lastFailedAt }: Failing, at: number): { failingSince: number; lastFailedAt: number; isTooLong: boolean } {
  const since = failingSince !== null && lastFailedAt !== null && at - lastFailedAt <= quietMs ? failingSince : at;
  return { failingSince: since, lastFailedAt: at, isTooLong: at - since >= failingForMs };
}
