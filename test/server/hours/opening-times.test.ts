import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alwaysOpen, type OpeningBlock, type OpeningHours } from '@aftercast/shared';
import { isOpen, nextDayOpening, nextOpening, openSpans, type Schedule } from '../../../server/src/hours/opening-times.ts';

const minute = 60_000;
const hour = 60 * minute;
const closedWeek = (): OpeningBlock[][] => Array.from({ length: 7 }, () => []);
function schedule(given: Partial<OpeningHours> = {}, zone = 'Asia/Shanghai', sessions: Schedule['sessions'] = []): Schedule {
  return { hours: { ...alwaysOpen, mode: 'hours', week: closedWeek(), ...given }, zone, sessions };
}
const daily = (...blocks: [string, string][]) => Array.from({ length: 7 }, () => blocks.map(([from, to]) => ({ from, to })));
/** 2026-11-16 is a Monday; Shanghai is eight hours ahead. */
const shanghai = (date: string, clock: string) => Date.parse(`${date}T${clock}:00+08:00`);

describe('opening hours', () => {
  it('without hours are always', () => {
    const always: Schedule = { hours: alwaysOpen, zone: 'Asia/Shanghai', sessions: [] };
    expect([isOpen(always, 0), nextOpening(always, 42)]).toEqual([true, 42]);
  });
  it('have several blocks a day, open at their beginning and closed at their end', () => {
    const shop = schedule({ week: daily(['09:00', '12:00'], ['13:30', '18:00']) });
    const open = (clock: string) => isOpen(shop, shanghai('2026-11-16', clock));
    expect(['08:59', '09:00', '11:59', '12:00', '13:29', '13:30', '17:59', '18:00'].map(open)).toEqual([false, true, true, false, false, true, true, false]);
    expect(nextOpening(shop, shanghai('2026-11-16', '12:00'))).toBe(shanghai('2026-11-16', '13:30'));
    expect(nextOpening(shop, shanghai('2026-11-16', '20:00'))).toBe(shanghai('2026-11-17', '09:00'));
  });
  it('cross midnight, and belong to the day on which they begin', () => {
    const week = closedWeek();
    week[0] = [{ from: '20:00', to: '02:00' }];
    const shop = schedule({ week });
    expect(isOpen(shop, shanghai('2026-11-17', '01:59'))).toBe(true);
    expect(isOpen(shop, shanghai('2026-11-17', '02:00'))).toBe(false);
    expect(isOpen(shop, shanghai('2026-11-16', '01:00'))).toBe(false);
    expect(nextOpening(shop, shanghai('2026-11-17', '02:00'))).toBe(shanghai('2026-11-23', '20:00'));
  });
  it('from 00:00 to 24:00 every day never end', () => {
    const shop = schedule({ week: daily(['00:00', '24:00']) });
    const from = shanghai('2026-11-16', '05:00');
    expect(openSpans(shop, from, from + 3 * 24 * hour)).toEqual([{ from, to: from + 3 * 24 * hour }]);
  });
  it('are others on a day that is excepted, or none', () => {
    const shop = schedule({
      week: daily(['09:00', '18:00']),
      exceptions: [{ date: '2026-11-16', blocks: [], note: '' }, { date: '2026-11-17', blocks: [{ from: '20:00', to: '23:00' }], note: '' }],
    });
    expect(nextOpening(shop, shanghai('2026-11-16', '10:00'))).toBe(shanghai('2026-11-17', '20:00'));
  });
  it('of the evening before an excepted day end when they end', () => {
    const shop = schedule({ week: daily(['20:00', '02:00']), exceptions: [{ date: '2026-11-17', blocks: [], note: '' }] });
    expect(isOpen(shop, shanghai('2026-11-17', '01:00'))).toBe(true);
    expect(isOpen(shop, shanghai('2026-11-17', '21:00'))).toBe(false);
  });
  it('follow live sessions, on excepted days too', () => {
    const session = { startsAt: shanghai('2026-11-16', '20:00'), endsAt: shanghai('2026-11-16', '23:30') };
    const shop = schedule({ live: { beforeMinutes: 30, afterMinutes: 60 }, exceptions: [{ date: '2026-11-16', blocks: [], note: '' }] }, 'Asia/Shanghai', [session]);
    expect(openSpans(shop, shanghai('2026-11-16', '00:00'), shanghai('2026-11-18', '00:00'))).toEqual([{ from: shanghai('2026-11-16', '19:30'), to: shanghai('2026-11-17', '00:30') }]);
  });
  it('that never come are null', () => {
    expect(nextOpening(schedule(), 0)).toBeNull();
  });

  describe('where clocks change', () => {
    /** Berlin 2026: on 29 March 02:00 becomes 03:00, on 25 October 03:00 becomes 02:00. */
    const berlin = (week: OpeningBlock[][]) => schedule({ week }, 'Europe/Berlin');
    const utc = (text: string) => Date.parse(`${text}:00Z`);
    it('nine o’clock stays nine o’clock', () => {
      const shop = berlin(daily(['09:00', '18:00']));
      expect(nextOpening(shop, utc('2026-03-28T20:00'))).toBe(utc('2026-03-29T07:00'));
      expect(nextOpening(shop, utc('2026-03-27T20:00'))).toBe(utc('2026-03-28T08:00'));
    });
    it('a time that is left out is the moment the clock jumps', () => {
      const shop = berlin(daily(['02:30', '04:00']));
      expect(openSpans(shop, utc('2026-03-29T00:00'), utc('2026-03-29T12:00'))).toEqual([{ from: utc('2026-03-29T01:00'), to: utc('2026-03-29T02:00') }]);
      expect(openSpans(berlin(daily(['02:00', '02:45'])), utc('2026-03-29T00:00'), utc('2026-03-29T12:00'))).toEqual([]);
    });
    it('an hour that comes twice begins with its first and ends with its second', () => {
      expect(openSpans(berlin(daily(['02:15', '02:45'])), utc('2026-10-25T00:00'), utc('2026-10-25T12:00'))).toEqual([{ from: utc('2026-10-25T00:15'), to: utc('2026-10-25T01:45') }]);
    });
  });
});

describe('opening hours against a walk through every quarter of an hour', () => {
  const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45')).map(([h, m]) => `${String(h).padStart(2, '0')}:${m}`);
  const block = fc.record({ from: clock, to: fc.oneof(clock, fc.constant('24:00')) });
  const blocks = fc.array(block, { maxLength: 3 });
  const start = Date.UTC(2026, 2, 27);
  const days = 4;
  const dates = Array.from({ length: days + 3 }, (_, n) => new Date(start + (n - 1) * 24 * hour).toISOString().slice(0, 10));
  const given = fc.record({
    zone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Asia/Beirut', 'UTC'),
    week: fc.array(blocks, { minLength: 7, maxLength: 7 }),
    exceptions: fc.uniqueArray(fc.record({ date: fc.constantFrom(...dates), blocks, note: fc.constant('') }), { maxLength: 2, selector: ({ date }) => date }),
    live: fc.option(fc.record({ beforeMinutes: fc.integer({ min: 0, max: 90 }), afterMinutes: fc.integer({ min: 0, max: 90 }) })),
    sessions: fc.array(fc.record({ at: fc.integer({ min: 0, max: days * 24 }), hours: fc.integer({ min: 1, max: 6 }) }), { maxLength: 2 }),
  });

  /** What the clock on the wall shows, as text that sorts. */
  function walls(zone: string, instants: number[]): string[] {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    return instants.map((at) => format.format(at));
  }

  it('says the same', { timeout: 60_000 }, () => {
    const quarters = Array.from({ length: (days + 3) * 96 }, (_, n) => start + (n - 96) * 15 * minute);
    const seen = new Map<string, string[]>();
    fc.assert(fc.property(given, ({ zone, week, exceptions, live, sessions }) => {
      const shown = seen.get(zone) ?? walls(zone, quarters);
      seen.set(zone, shown);
      const backwards = [...shown].reverse();
      const shop = schedule({ week, exceptions, live }, zone, sessions.map(({ at, hours }) => ({ startsAt: start + at * hour, endsAt: start + (at + hours) * hour })));
      const open = quarters.map(() => false);
      for (const date of dates) {
        const weekday = (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7;
        for (const { from, to } of exceptions.find((one) => one.date === date)?.blocks ?? week[weekday] ?? []) {
          const next = new Date(Date.parse(`${date}T00:00Z`) + 24 * hour).toISOString().slice(0, 10);
          const end = to === '24:00' ? `${next} 00:00` : `${to > from ? date : next} ${to}`;
          const first = shown.findIndex((wall) => wall >= `${date} ${from}`);
          const behind = backwards.findIndex((wall) => wall < end);
          const last = behind < 0 ? -1 : shown.length - 1 - behind;
          if (first >= 0) for (let n = first; n <= last; n += 1) open[n] = true;
        }
      }
      if (live) for (const { startsAt, endsAt } of shop.sessions) {
        quarters.forEach((at, n) => { if (at >= startsAt - live.beforeMinutes * minute && at < endsAt + live.afterMinutes * minute) open[n] = true; });
      }
      const inside = quarters.map((_, n) => n).filter((n) => n >= 96 && n < (days + 1) * 96);
      const spans = openSpans(shop, quarters[96] ?? 0, quarters[(days + 1) * 96] ?? 0);
      const within = (at: number): boolean => spans.some(({ from, to }) => from <= at && at < to);
      expect(inside.map((n) => within(quarters[n] ?? 0))).toEqual(inside.map((n) => open[n]));
      for (const n of inside.filter((one) => one % 41 === 0)) expect(isOpen(shop, quarters[n] ?? 0)).toBe(open[n]);
      for (const n of [inside[0] ?? 0, inside[150] ?? 0]) {
        const at = quarters[n] ?? 0;
        const next = nextOpening(shop, at);
        if (next === null) continue;
        expect(isOpen(shop, next)).toBe(true);
        expect(open.slice(n, quarters.findIndex((quarter) => quarter >= next)).some(Boolean)).toBe(false);
      }
    }), { numRuns: 100, seed: 4 });
  });
});

describe('the next day’s opening', () => {
  const week = (...days: [string, string][][]) => Array.from({ length: 7 }, (_, day) => (days[day] ?? []).map(([from, to]) => ({ from, to })));
  it('is the first on a later day, however early it is today', () => {
    const shop = schedule({ week: daily(['09:30', '12:00'], ['14:00', '18:00']) });
    for (const clock of ['00:10', '08:00', '15:00', '23:59']) expect(nextDayOpening(shop, shanghai('2026-11-16', clock))).toBe(shanghai('2026-11-17', '09:30'));
  });
  it('passes over days on which nobody comes', () => {
    const shop = schedule({ week: week([['10:00', '18:00']]) });
    expect(nextDayOpening(shop, shanghai('2026-11-16', '11:00'))).toBe(shanghai('2026-11-23', '10:00'));
  });
  it('is not the night that goes on past midnight', () => {
    const shop = schedule({ week: daily(['20:00', '02:00']) });
    expect(nextDayOpening(shop, shanghai('2026-11-16', '21:00'))).toBe(shanghai('2026-11-17', '20:00'));
  });
  it('may be midnight itself', () => {
    const shop = schedule({ week: daily(['00:00', '06:00']) });
    expect(nextDayOpening(shop, shanghai('2026-11-16', '03:00'))).toBe(shanghai('2026-11-17', '00:00'));
  });
  it('is nine in the morning where nobody ever goes home', () => {
    const always: Schedule = { hours: alwaysOpen, zone: 'Asia/Shanghai', sessions: [] };
    const nights = schedule({ week: daily(['00:00', '24:00']) });
    for (const shop of [always, nights]) expect(nextDayOpening(shop, shanghai('2026-11-16', '11:00'))).toBe(shanghai('2026-11-17', '09:00'));
  });
  it('is null where nobody ever comes', () => {
    expect(nextDayOpening(schedule(), shanghai('2026-11-16', '11:00'))).toBeNull();
  });
});
