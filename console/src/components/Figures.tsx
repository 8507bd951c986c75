import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { pressingCount } from '../models/inbox-order.ts';
import { useConsole, useTimes, useWorkspace, useWords } from './ConsoleContext.tsx';

/** The numbers above the work: who waits, how long, what waits for me. */
export function Figures() {
  const { clock, session } = useConsole();
  const { inbox, link } = useWorkspace();
  const words = useWords();
  const times = useTimes();
  const waiting = inbox.list('waiting');
  const awaitingMe = useMemo(() => computed(() => inbox.desk.value.filter(({ waitingSince }) => waitingSince !== null).length), [inbox]);
  const counts = inbox.counts.value;
  const [late, soon] = (['late', 'soon'] as const).map((pressing) => pressingCount(waiting.value, pressing, clock.now.value, pressing === 'late' ? counts.late : counts.atRisk, counts.waiting));
  const online = link.status.value.state === 'online';
  return (
    <div class="figures">
      {counts.waiting === 0
        ? <span class="figure calm">{words.inbox.nobodyWaits}</span>
        : <>
            <span class="figure">{words.inbox.waitingNow}<b>{counts.waiting}</b></span>
            {counts.longestSince !== null && <span class="figure">{words.inbox.longest}<b>{times.wait(Math.max(0, clock.now.value - counts.longestSince))}</b></span>}
            <span class={`figure ${soon ? 'soon' : ''}`} title={words.inbox.atRiskMeans}>{words.inbox.atRisk}<b>{soon}</b></span>
            <span class={`figure ${late ? 'late' : ''}`} title={words.inbox.overdueMeans}>{words.inbox.overdue}<b>{late}</b></span>
          </>}
      {awaitingMe.value > 0 && <span class="figure">{words.inbox.awaitingMe}<b>{awaitingMe.value}</b></span>}
      <span class="figure figure-extra">{words.inbox.withBot}<b>{counts.bot}</b></span>
      <span class="figures-space" />
      <span class="figure-shop"><bdi>{session.shop.value?.name}</bdi></span>
      <span class={`line-state ${online ? 'online' : ''}`}><span>{online ? words.general.connection.online : words.general.connection.connecting}</span></span>
    </div>
  );
}
