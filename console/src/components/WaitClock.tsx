import { urgencyOf } from '../models/times.ts';
import { useConsole, useTimes, useWords } from './ConsoleContext.tsx';

/** A wait that ticks, in the colour of its urgency. */
export function WaitClock({ since }: { since: number }) {
  const waited = Math.max(0, useConsole().clock.now.value - since);
  const text = useTimes().wait(waited);
  return <span class={`wait ${urgencyOf(waited)}`} title={useWords().inbox.waited(text)}>{text}</span>;
}
