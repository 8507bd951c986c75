import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { spanOf } from '../../models/live/session-span.ts';

/** From when until when, in the shop's time, with what is easily missed: midnight, and clocks that change. */
export function SpanLine({ startsAt, endsAt, bare = false }: { startsAt: number; endsAt: number; /** Only what is easily missed. */ bare?: boolean }) {
  const { session } = useConsole();
  const times = useTimes();
  const words = useWords().live;
  const { minutes, days, clockMinutes } = spanOf(startsAt, endsAt, session.shop.value?.timeZone ?? 'UTC');
  const facts = [words.lasts(Math.floor(minutes / 60), minutes % 60), ...(days > 0 ? [words.nextDay(days)] : [])];
  return (
    <span class="live-span">
      {!bare && <span>{times.full(startsAt)} – {days === 0 ? times.clock(endsAt) : times.short(endsAt)}</span>}
      <span class="faint">{facts.join(' · ')}</span>
      {clockMinutes !== 0 && <span class="soon">{words.clocks(clockMinutes)}</span>}
    </span>
  );
}
