/** Times as a date field holds them, `2026-11-21T20:00`, in a named time zone. Pure. */

/** How far the zone is ahead of UTC at a moment, in milliseconds. */
function offsetMs(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(at / 1000) * 1000;
}

/** @param at milliseconds since the epoch */
export function toZonedField(at: number, timeZone: string): string {
  return new Date(at + offsetMs(at, timeZone)).toISOString().slice(0, 16);
}

/** The moment a field means; null when it holds none. A time that a change of clocks skips is read as the time after it. */
export function fromZonedField(field: string, timeZone: string): number | null {
  const wall = Date.parse(`${field}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(field) || Number.isNaN(wall)) return null;
  // The offset at the wall time is off by a change of clocks at most; the second look is exact.
  const near = wall - offsetMs(wall, timeZone);
  const at = wall - offsetMs(near, timeZone);
  return toZonedField(at, timeZone) === field.slice(0, 16) ? at : Math.max(near, at);
}
