import { describe, expect, it } from 'vitest';
import { quietUntil } from '../../../server/src/triggers/quiet-hours.ts';

const at = (iso: string): number => Date.parse(iso);
const until = (quiet: { from: string; to: string }, iso: string, zone: string): string | null => {
  const end = quietUntil(quiet, at(iso), zone);
  return end === null ? null : new Date(end).toISOString();
};

describe('in Asia/Shanghai', () => {
  const night = { from: '22:00', to: '08:00' };
  it.each([
    ['the minute before they begin', '2026-11-16T21:59:59.999+08:00', null],
    ['their first moment', '2026-11-16T22:00:00+08:00', '2026-11-17T00:00:00.000Z'],
    ['midnight', '2026-11-17T00:00:00+08:00', '2026-11-17T00:00:00.000Z'],
    ['the last moment', '2026-11-17T07:59:59.999+08:00', '2026-11-17T00:00:00.000Z'],
    ['their end', '2026-11-17T08:00:00+08:00', null],
    ['noon', '2026-11-17T12:00:00+08:00', null],
  ])('%s', (_, iso, expected) => { expect(until(night, iso, 'Asia/Shanghai')).toBe(expected); });
  it('hours within one day end on it', () => {
    expect(until({ from: '12:00', to: '14:00' }, '2026-11-16T13:00:00+08:00', 'Asia/Shanghai')).toBe('2026-11-16T06:00:00.000Z');
    expect(until({ from: '12:00', to: '14:00' }, '2026-11-16T15:00:00+08:00', 'Asia/Shanghai')).toBeNull();
  });
});

describe('in America/New_York', () => {
  const zone = 'America/New_York';
  it('the night on which clocks are put forward ends at eight by the new time, an hour shorter', () => {
    const night = { from: '22:00', to: '08:00' };
    expect(until(night, '2026-03-08T03:30:00Z', zone)).toBe('2026-03-08T12:00:00.000Z');
    expect(until(night, '2026-03-08T12:00:00Z', zone)).toBeNull();
  });
  it('the night on which they are put back ends at eight by the old time, an hour longer', () => {
    const night = { from: '22:00', to: '08:00' };
    expect(until(night, '2026-11-01T02:30:00Z', zone)).toBe('2026-11-01T13:00:00.000Z');
    expect(until(night, '2026-11-01T12:59:59Z', zone)).toBe('2026-11-01T13:00:00.000Z');
  });
  it('an end that the clock leaves out is the moment it jumps', () => {
    expect(until({ from: '22:00', to: '02:30' }, '2026-03-08T06:30:00Z', zone)).toBe('2026-03-08T07:00:00.000Z');
    expect(until({ from: '22:00', to: '02:30' }, '2026-03-08T07:00:00Z', zone)).toBeNull();
  });
  it('an end that comes twice is the second one', () => {
    expect(until({ from: '22:00', to: '01:30' }, '2026-11-01T05:45:00Z', zone)).toBe('2026-11-01T06:30:00.000Z');
  });
});
