import type { Messages } from '../messages/messages.ts';

/** Wall clock of an instant in a time zone, as sortable parts. */
function parts(at: number, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/**
 * "今天 20:14", "昨天 09:00", "11月9日 09:00", "2025年11月9日 09:00": named within two days, absolute beyond.
 * @param timeZone the shop's
 * @param tomorrow names the day ahead, where times to come are told
 */
export function timeLabel(at: number, now: number, timeZone: string, say: Messages, tomorrow?: (time: string) => string): string {
  const there = parts(at, timeZone);
  const today = parts(now, timeZone);
  const dayOf = ({ year, month, day }: Record<string, string>): number => Date.UTC(+year!, +month! - 1, +day!) / 86_400_000;
  const days = dayOf(today) - dayOf(there);
  const time = `${there.hour}:${there.minute}`;
  if (days === 0) return say.today(time);
  if (days === -1 && tomorrow) return tomorrow(time);
  if (days === 1) return say.yesterday(time);
  return `${say.date(+there.month!, +there.day!, there.year === today.year ? null : +there.year!)} ${time}`;
}
