import type { Language } from '@aftercast/shared';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A wait as a running clock: `02:41`, beyond an hour `1:02:41`. */
export function runningTime(waitedMs: number): string {
  const seconds = Math.max(0, Math.floor(waitedMs / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const tail = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** Words for points in time, in the shop's time zone and the reader's language. */
export interface Times {
  /** `20:52` */
  clock(at: number): string;
  /** Today, yesterday, or the date. */
  day(at: number, now: number): string;
  /** Relative within a day, the date beyond. */
  ago(at: number, now: number): string;
  /** Date and time in full. */
  full(at: number): string;
  /** Month, day and time. */
  short(at: number): string;
  /** A wait in words once the clock would be unreadable, from a day on. */
  wait(waitedMs: number): string;
  sameDay(a: number, b: number): boolean;
}

/** @param timeZone an IANA name; an unknown one falls back to UTC instead of failing */
export function createTimes(language: Language, timeZone: string): Times {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options });
  const clock = format({ hour: '2-digit', minute: '2-digit' });
  const date = format({ month: 'short', day: 'numeric', weekday: 'short' });
  const dateOfYear = format({ year: 'numeric', month: 'short', day: 'numeric' });
  const full = format({ dateStyle: 'medium', timeStyle: 'short' });
  const short = format({ month: language === 'zh' ? 'numeric' : 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });
  const key = format({ year: 'numeric', month: '2-digit', day: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const days = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  const sameDay = (a: number, b: number): boolean => key.format(a) === key.format(b);
  const dateText = (at: number, now: number): string => (Math.abs(now - at) > 300 * dayMs ? dateOfYear : date).format(at);
  return {
    clock: (at) => clock.format(at),
    day(at, now) {
      if (sameDay(at, now)) return leading(relative.format(0, 'day'));
      return sameDay(at, now - dayMs) ? leading(relative.format(-1, 'day')) : dateText(at, now);
    },
    ago(at, now) {
      const passed = Math.max(0, now - at);
      if (passed < minuteMs) return relative.format(0, 'second');
      if (passed < hourMs) return relative.format(-Math.floor(passed / minuteMs), 'minute');
      return passed < dayMs ? relative.format(-Math.floor(passed / hourMs), 'hour') : dateText(at, now);
    },
    full: (at) => full.format(at),
    short: (at) => short.format(at),
    wait: (waitedMs) => (waitedMs < dayMs ? runningTime(waitedMs) : days.format(Math.floor(waitedMs / dayMs))),
    sameDay,
  };
}

/** As it stands at the head of a line. */
function leading(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** True when this browser knows the time zone. */
export function isTimeZone(value: string): boolean {
  try {
    return value !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}
