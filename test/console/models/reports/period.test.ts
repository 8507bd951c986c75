import { expect, it } from 'vitest';
import { localDate, presetOf, readPeriod, shiftDate } from '../../../../console/src/models/reports/period.ts';

const today = '2026-03-02';

it('means thirty days up to today where the address says nothing or nonsense', () => {
  expect(readPeriod(undefined, today)).toEqual({ from: '2026-02-01', to: today });
  expect(readPeriod({ days: '12' }, today)).toEqual({ from: '2026-02-01', to: today });
  expect(readPeriod({ from: '2026-03-02', to: '2026-03-01' }, today)).toEqual({ from: '2026-02-01', to: today });
});
it('reads presets and dates of one’s own', () => {
  expect([readPeriod({ days: '1' }, today), presetOf({ days: '1' })]).toEqual([{ from: today, to: today }, 1]);
  expect([readPeriod({ from: '2026-01-01', to: '2026-01-31' }, today), presetOf({ from: '2026-01-01', to: '2026-01-31' })]).toEqual([{ from: '2026-01-01', to: '2026-01-31' }, null]);
});
it('counts days by the calendar, also across a leap day and a change of clocks', () => {
  expect([shiftDate('2028-02-28', 1), shiftDate('2026-10-24', 2), shiftDate('2026-01-01', -1)]).toEqual(['2028-02-29', '2026-10-26', '2025-12-31']);
});
it('takes the date from the shop’s wall, not the device’s', () => {
  const evening = Date.parse('2026-11-25T17:00:00Z');
  expect([localDate(evening, 'Asia/Shanghai'), localDate(evening, 'America/New_York')]).toEqual(['2026-11-26', '2026-11-25']);
});
