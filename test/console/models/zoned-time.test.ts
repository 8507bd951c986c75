import { expect, it } from 'vitest';
import { fromZonedField, toZonedField } from '../../../console/src/models/zoned-time.ts';

it.each([
  ['2026-11-26T20:00', 'Asia/Shanghai', '2026-11-26T12:00:00.000Z'],
  // Clocks go from 2:00 to 3:00: what they skip is read as the time after it, west and east of Greenwich.
  ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'], ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
])('%s in %s is %s', (field, zone, moment) => {
  expect(new Date(fromZonedField(field, zone) ?? 0).toISOString()).toBe(moment);
});

it.each(['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'])('every quarter of an hour of a year in %s comes back as it was shown', (zone) => {
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 15 * 60_000 * 7) {
    const field = toZonedField(at, zone);
    expect(toZonedField(fromZonedField(field, zone) ?? 0, zone)).toBe(field);
  }
});

it('what is no time has no moment', () => {
  expect(fromZonedField('', 'Asia/Shanghai')).toBeNull();
  expect(fromZonedField('2026-13-01T00:00', 'Asia/Shanghai')).toBeNull();
});
