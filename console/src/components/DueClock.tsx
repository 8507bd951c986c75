import { pressingOf } from '@aftercast/shared/client';
import { useConsole, useTimes, useWords } from './ConsoleContext.tsx';

/** Counts down to the deadline and on past it, in words and in the colour of its haste. */
export function DueClock({ row }: { row: { dueAt: number | null; waitingSince: number | null } }) {
  const now = useConsole().clock.now.value;
  const times = useTimes();
  const words = useWords().inbox.due;
  if (row.dueAt === null) return null;
  const pressing = pressingOf(row.dueAt, now);
  const span = times.wait(Math.abs(row.dueAt - now));
  const waited = row.waitingSince === null ? '' : words.waited(times.wait(Math.max(0, now - row.waitingSince)));
  return <span class={`wait ${pressing}`} title={[words.means(times.full(row.dueAt)), waited].filter(Boolean).join(' · ')}>{pressing === 'late' ? words.late(span) : words.left(span)}</span>;
}
