import { describe, expect, it } from 'vitest';
import { createTimes, isTimeZone, runningTime } from '../../../console/src/models/times.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('times', () => {
  const at = Date.UTC(2026, 10, 16, 16, 30);
  const shanghai = createTimes('zh', 'Asia/Shanghai');

  it('runs as minutes and seconds, with hours beyond one', () => {
    expect([0, 161_000, 3_599_999, hour + 2 * minute + 41_000, -5].map(runningTime)).toEqual(['00:00', '02:41', '59:59', '1:02:41', '00:00']);
  });

  it('counts days once a running clock would be unreadable', () => {
    expect(shanghai.wait(23 * hour)).toBe('23:00:00');
    expect(shanghai.wait(50 * hour)).toContain('2');
    expect(shanghai.wait(50 * hour)).toContain('天');
  });

  it('tells the time of the shop, not of the reader', () => {
    expect(shanghai.clock(at)).toBe('00:30');
    expect(createTimes('en', 'Europe/London').clock(at)).toBe('16:30');
  });

  it('changes the day at the shop’s midnight', () => {
    expect(shanghai.sameDay(at, at - hour)).toBe(false);
    expect(shanghai.day(at - hour, at)).toBe('昨天');
    expect(shanghai.day(at, at)).toBe('今天');
    expect(createTimes('en', 'Asia/Shanghai').day(at - hour, at)).toBe('Yesterday');
  });

  it('is relative within a day and absolute beyond', () => {
    const english = createTimes('en', 'UTC');
    expect(english.ago(at - 5 * minute, at)).toMatch(/^5 min/);
    expect(english.ago(at - 3 * hour, at)).toMatch(/^3 hr/);
    expect(english.ago(at - 25 * hour, at)).toContain('Nov');
  });

  it('falls back to UTC for a time zone this browser does not know', () => {
    expect(isTimeZone('Mars/Olympus')).toBe(false);
    expect(createTimes('en', 'Mars/Olympus').clock(at)).toBe('16:30');
  });
});
