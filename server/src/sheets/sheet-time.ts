/** Times as people write them in a cell, judged in the shop's time zone, and back. Pure. */
import { DateTime } from 'luxon';

/** "2026-11-24", "2026/1/4 9:05", "2026.1.4", "2026年1月4日 23:59:59", "2026-11-24T23:59". */
const moment = /^(?<year>\d{4})(?:(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})|年(?<monthZh>\d{1,2})月(?<dayZh>\d{1,2})日)(?:[ T](?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?)?$/;

/**
 * Milliseconds since the epoch, or null where it is no time. A day alone means its first minute, or its last where `end` is set;
 * so does midnight that a spreadsheet made of a day. "2026-11-24 23:59" in Asia/Shanghai → 15:59 UTC.
 */
export function timeInCell(text: string, zone: string, end = false): number | null {
  const found = moment.exec(text.normalize('NFKC').trim().replace(/\s+/g, ' '))?.groups;
  if (!found) return serialTime(text.normalize('NFKC').trim(), zone, end);
  const [hour, minute, second] = [found['hour'], found['minute'], found['second']].map((part) => Number(part ?? 0));
  const read = DateTime.fromObject({ year: Number(found['year']), month: Number(found['month'] ?? found['monthZh']), day: Number(found['day'] ?? found['dayZh']), hour, minute, second }, { zone });
  if (!read.isValid) return null;
  const isMidnight = [hour, minute, second].every((part) => part === 0);
  return (end && isMidnight ? lastMinute(read) : read).toMillis();
}

/** No time of a livestream shop is older: what says so lost its year, or was counted from the wrong day. */
export const earliestTime = (zone: string): number => DateTime.fromObject({ year: 2000 }, { zone }).toMillis();

/** A day as spreadsheets count them, where the cell lost its format: 46350.5 is 2026-11-24 12:00. From the year 2000 to 2099; days since 1899-12-30. */
function serialTime(text: string, zone: string, end: boolean): number | null {
  const days = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (days < 36_526 || days >= 73_051) return null;
  const read = DateTime.fromMillis(Math.round((days - 25_569) * 86_400) * 1_000, { zone: 'utc' }).setZone(zone, { keepLocalTime: true });
  return (end && Number.isInteger(days) ? lastMinute(read) : read).toMillis();
}

const lastMinute = (day: DateTime): DateTime => day.endOf('day').startOf('minute');

/** "2026-11-24 23:59". */
export function cellOfTime(time: number | null | undefined, zone: string): string {
  return typeof time === 'number' ? DateTime.fromMillis(time, { zone }).toFormat('yyyy-MM-dd HH:mm') : '';
}

/** True where a time that was written without its seconds means the known one: spreadsheets and date fields drop them. */
export const isSameMinute = (said: number, known: number): boolean => said === known || (said % 60_000 === 0 && said === known - (known % 60_000));
