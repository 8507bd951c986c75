import { describe, expect, it } from 'vitest';
import { messages as en } from '../../widget/src/messages/en.ts';
import { messages as zh } from '../../widget/src/messages/zh.ts';
import { timeLabel } from '../../widget/src/models/time-label.ts';

const shanghai = 'Asia/Shanghai';
const now = Date.parse('2026-11-11T23:30:00+08:00');

describe('time labels', () => {
  it('name today and yesterday in the shop’s time zone', () => {
    expect(timeLabel(Date.parse('2026-11-11T00:05:00+08:00'), now, shanghai, zh)).toBe('今天 00:05');
    expect(timeLabel(Date.parse('2026-11-10T23:55:00+08:00'), now, shanghai, zh)).toBe('昨天 23:55');
    expect(timeLabel(Date.parse('2026-11-11T00:05:00+08:00'), now, 'UTC', zh)).toBe('昨天 16:05');
  });

  it('name tomorrow where times to come are told', () => {
    const tomorrow = (time: string): string => `明天 ${time}`;
    expect(timeLabel(Date.parse('2026-11-12T09:00:00+08:00'), now, shanghai, zh, tomorrow)).toBe('明天 09:00');
    expect(timeLabel(Date.parse('2026-11-12T09:00:00+08:00'), now, 'UTC', zh, tomorrow)).toBe('明天 01:00');
    expect(timeLabel(Date.parse('2026-11-13T09:00:00+08:00'), now, shanghai, zh, tomorrow)).toBe('11月13日 09:00');
  });

  it('are absolute beyond, with the year only when it is another', () => {
    expect(timeLabel(Date.parse('2026-11-09T09:00:00+08:00'), now, shanghai, zh)).toBe('11月9日 09:00');
    expect(timeLabel(Date.parse('2025-12-31T09:00:00+08:00'), now, shanghai, zh)).toBe('2025年12月31日 09:00');
    expect(timeLabel(Date.parse('2025-12-31T09:00:00+08:00'), now, shanghai, en)).toBe('31 Dec 2025 09:00');
  });

  it('count days by the calendar across a change of clocks', () => {
    const newYork = 'America/New_York';
    expect(timeLabel(Date.parse('2026-10-31T23:30:00-04:00'), Date.parse('2026-11-01T23:30:00-05:00'), newYork, en)).toBe('Yesterday 23:30');
  });
});
