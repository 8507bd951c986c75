import { onScreen } from '@aftercast/shared/client';
import { useState } from 'preact/hooks';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Segmented } from '../../components/Field.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import type { BroadcastDesk } from '../../models/live/desk.ts';
import type { AskedLink } from '../../models/live/live-api.ts';

/** What shoppers ask: about the link on the screen, or about all. What nobody could answer comes first. */
export function AskedPanel({ desk }: { desk: BroadcastDesk }) {
  const { clock } = useConsole();
  const all = useWords();
  const words = all.live.desk;
  const [which, choose] = useState<'screen' | 'all'>('all');
  const session = desk.session.value;
  const asked = desk.asked.value;
  const current = session ? onScreen(session, clock.now.value).current?.number ?? null : null;
  const shown = asked?.filter(({ link }) => which === 'all' || link === current) ?? [];
  return (
    <aside class="desk-side" aria-label={words.asks}>
      <h2>{words.asks} <span class="page-count">{words.window}</span></h2>
      {current !== null && <Segmented quiet label={words.asks} value={which} options={[{ value: 'all', label: words.all }, { value: 'screen', label: words.of(current) }]} onChoose={choose} />}
      {asked === null && <Skeleton rows={4} label={all.general.loading} />}
      {asked !== null && shown.length === 0 && <p class="faint">{words.quiet}</p>}
      {shown.map((one) => <AskedOf key={one.link ?? 0} {...one} />)}
    </aside>
  );
}

function AskedOf({ link, asked, needPerson, questions }: AskedLink) {
  const { clock } = useConsole();
  const times = useTimes();
  const words = useWords().live.desk;
  return (
    <section class="desk-asks">
      <h3>{link === null ? words.asksOther : words.of(link)} <span class="faint">{words.asked(asked)}</span>{needPerson > 0 && <span class="soon">{words.need(needPerson)}</span>}</h3>
      <ul>
        {questions.map(({ text, count, needPerson: need, lastAt }) => (
          <li key={text}><span dir="auto">{text}</span><span class="faint">{words.times(count)}{need > 0 && <span class="soon"> · {words.need(need)}</span>} · {times.ago(lastAt, clock.now.value)}</span></li>
        ))}
      </ul>
    </section>
  );
}
