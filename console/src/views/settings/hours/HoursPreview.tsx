import type { HoursView } from '@aftercast/shared';
import { useConsole, useTimes, useWords } from '../../../components/ConsoleContext.tsx';
import { byDay } from '../../../models/hours/hours-form.ts';
import { fromZonedField, toZonedField } from '../../../models/zoned-time.ts';

const dayMs = 24 * 60 * 60_000;

/** Midnights of today and the seven days after it by the shop's clock. */
function midnights(now: number, zone: string): number[] {
  const today = Date.parse(`${toZonedField(now, zone).slice(0, 10)}T00:00:00Z`);
  return Array.from({ length: 8 }, (_, n) => fromZonedField(`${new Date(today + n * dayMs).toISOString().slice(0, 10)}T00:00`, zone) ?? now);
}

/** What the hours come to in the next seven days, sessions included. */
export function HoursPreview({ view }: { view: HoursView }) {
  const { clock, preferences } = useConsole();
  const words = useWords().settings.hours;
  const times = useTimes();
  const now = clock.now.value;
  const day = new Intl.DateTimeFormat(preferences.language.value === 'zh' ? 'zh-CN' : 'en', { timeZone: view.timeZone, weekday: 'short', month: 'numeric', day: 'numeric' });
  const clockAt = (at: number, end: boolean): string => {
    const shown = toZonedField(at, view.timeZone).slice(11);
    return end && shown === '00:00' ? '24:00' : shown;
  };
  return (
    <section class="section hours-preview">
      <h3>{words.preview}</h3>
      <p class="faint" role="status">{view.openNow ? words.openNow : view.opensAt === null ? words.neverOpens : words.opensAt(times.full(view.opensAt))}</p>
      <table>
        <caption class="only-heard">{words.preview}</caption>
        <tbody>
          {byDay(view.preview, midnights(now, view.timeZone)).map(({ at, spans }) => (
            <tr key={at}>
              <th scope="row">{day.format(at)}</th>
              <td>{spans.length === 0 ? <span class="faint">{words.closed}</span> : spans.map(({ from, to }) => `${clockAt(from, false)}–${clockAt(to, true)}`).join('  ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
