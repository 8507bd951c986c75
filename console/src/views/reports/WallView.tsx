import { effect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { WallFigures } from '@aftercast/shared';
import { limits } from '@aftercast/shared/client';
import { useConsole, useTimes, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Link } from '../../components/Link.tsx';
import { createFigureWords } from '../../models/reports/figure-words.ts';
import { Skeleton } from '../../components/Skeleton.tsx';

const renewMs = 10_000;
/** Of many changes at once the last one is asked after. */
const gatherMs = 700;

/** The figures of this moment in letters for a whole room. Waits count on by themselves between two answers. */
export function WallView() {
  const all = useWords();
  const words = all.reports.wall;
  const { session, clock } = useConsole();
  const times = useTimes();
  const { wall, stale } = useWall();
  return (
    <section class="wall" aria-label={words.title}>
      <header class="wall-head">
        <h1>{session.shop.value?.name}</h1>
        <time>{times.clock(clock.now.value)}</time>
        <Link class="icon-button" to={{ page: 'reports', tab: 'overview' }} label={words.close}><Icon name="close" /></Link>
      </header>
      {stale && <p class="wall-stale" role="status">{words.stale}</p>}
      {wall === null ? <Skeleton rows={4} label={all.general.loading} /> : <Wall wall={wall} />}
    </section>
  );
}

function Wall({ wall }: { wall: WallFigures }) {
  const { clock, preferences } = useConsole();
  const times = useTimes();
  const words = useWords().reports.wall;
  const figures = createFigureWords(preferences.language.value);
  const now = clock.now.value;
  const overdue = wall.dueAt.filter((at) => at <= now).length;
  const atRisk = wall.dueAt.filter((at) => at > now && at <= now + limits.atRiskMs).length;
  const waited = wall.longestSince === null ? null : Math.max(0, now - wall.longestSince);
  const longest = waited === null ? '—' : times.wait(waited);
  const most = Math.max(...wall.agents.map(({ holding }) => holding), 1);
  const { today } = wall;
  const withoutPerson = { sum: today.contained.sum + today.contained.holding, of: today.involved };
  return (
    <>
      <dl class="wall-now">
        <div class={wall.waiting > 0 ? 'busy' : ''}><dt>{words.waiting}</dt><dd>{figures.count(wall.waiting)}</dd></div>
        <div><dt>{words.longest}</dt><dd class={longest.length > 5 ? 'long' : ''}>{longest}</dd></div>
        <div class={atRisk > 0 ? 'soon' : ''}><dt>{words.atRisk}</dt><dd>{figures.count(atRisk)}</dd></div>
        <div class={overdue > 0 ? 'late' : ''}><dt>{words.overdue}</dt><dd>{figures.count(overdue)}</dd></div>
      </dl>
      <div class="wall-below">
        <section>
          <h2>{words.load}</h2>
          {wall.agents.length === 0 ? <p class="faint">{words.nobody}</p> : (
            <table class="bar-table" aria-label={words.load} style={{ '--rows': String(wall.agents.length) }}>
              <tbody>
                {wall.agents.map(({ id, name, holding, waiting }) => (
                  <tr key={id} title={words.loadOf(figures.count(holding), figures.count(waiting))}>
                    <th scope="row">{name}</th><td>{holding > 0 && <span class="bar" style={{ width: `${(holding / most) * 100}%` }} />}</td><td class="number">{holding === 0 ? <span class="free">{words.free}</span> : figures.count(holding)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <section>
          <h2>{words.today}</h2>
          <dl class="wall-today">
            <div><dt>{words.contained}</dt><dd>{figures.share(withoutPerson)}</dd><dd class="faint">{words.containedOf(figures.count(withoutPerson.sum), figures.count(withoutPerson.of))}</dd></div>
            <div><dt>{words.conversations}</dt><dd>{figures.count(today.conversations)}</dd></div>
            <div><dt>{words.response}</dt><dd>{figures.span(today.firstResponse.median)}</dd></div>
          </dl>
        </section>
      </div>
    </>
  );
}

/** Asks when the inbox says that something changed, and every ten seconds. */
function useWall(): { wall: WallFigures | null; stale: boolean } {
  const { api } = useConsole();
  const { inbox, link } = useWorkspace();
  const [wall, set] = useState<WallFigures | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wanted = true;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      soon = undefined;
      api.reports.wall().then((found) => { if (wanted) { set(found); setFailed(false); } }, () => { if (wanted) setFailed(true); });
    };
    const stop = effect(() => {
      void inbox.counts.value;
      soon ??= setTimeout(ask, gatherMs);
    });
    ask();
    const timer = setInterval(ask, renewMs);
    return () => {
      wanted = false;
      stop();
      clearTimeout(soon);
      clearInterval(timer);
    };
  }, []);
  return { wall, stale: failed || link.status.value.state === 'stopped' };
}
