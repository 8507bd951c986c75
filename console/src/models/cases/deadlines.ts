const hourMs = 60 * 60_000;

/** What a case may be promised for. */
const spans = { h4: 4 * hourMs, h24: 24 * hourMs, h48: 48 * hourMs, d7: 7 * 24 * hourMs, none: null } as const;
export type DeadlineName = keyof typeof spans;
export const deadlineNames = Object.keys(spans) as DeadlineName[];

/** The moment it means, seen from `now`; null where nothing is promised. Pure. */
export function deadlineAt(name: DeadlineName, now: number): number | null {
  const span = spans[name];
  return span === null ? null : Math.round(now) + span;
}
