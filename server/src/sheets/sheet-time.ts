/** Times as people write them in a cell, judged in the shop's time zone, and back. Pure. */
import { DateTime } from 'luxon';

const withTime = ['yyyy-M-d H:mm', 'yyyy-M-d H:mm:ss', 'yyyy/M/d H:mm', 'yyyy/M/d H:mm:ss', 'yyyy.M.d H:mm', 'yyyy年M月d日 H:mm', "yyyy-M-d'T'H:mm"];
const dayOnly = ['yyyy-M-d', 'yyyy/M/d', 'yyyy.M.d', 'yyyy年M月d日'];

/**
 * Milliseconds since the epoch, or null where it is no time. A day alone means its first minute, or its last where `end` is set;
 * so does midnight that a spreadsheet made of a day. "2026-11-24 23:59" in Asia/Shanghai → 15:59 UTC.
 */
export function timeInCell(text: string, zone: string, end = false): number | null {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, ' ');
  for (const format of withTime) {
    const read = DateTime.fromFormat(plain, format, { zone });
    if (read.isValid) return (end && / 0?0:00(:00)?$/.test(plain) ? lastMinute(read) : read).toMillis();
  }
  for (const format of dayOnly) {
    const read = DateTime.fromFormat(plain, format, { zone });
    if (read.isValid) return (end ? lastMinute(read) : read).toMillis();
  }
  return serialTime(plain, zone, end);
}

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
