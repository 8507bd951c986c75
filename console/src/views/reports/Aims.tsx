import { useState } from 'preact/hooks';
import type { ReportFigures, ReportSettings } from '@aftercast/shared';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Section } from '../../components/page/Section.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { costOf, createFigureWords, type FigureWords } from '../../models/reports/figure-words.ts';
import type { Report } from '../../models/reports/reports-api.ts';
import type { Messages } from '../../messages/index.ts';
import { DateField } from './PeriodBar.tsx';

interface Aim {
  key: 'speed' | 'once' | 'satisfaction' | 'cost';
  /** Null where there is no figure. */
  value: (figures: ReportFigures) => number | null;
  text: (value: number) => string;
  lessIsBetter: boolean;
  note: (figures: ReportFigures) => string;
}

/** The shop's four aims side by side, before and after a day where one is chosen. */
export function Aims({ total, settings, today }: { total: ReportFigures; settings: ReportSettings; today: string }) {
  const { api, preferences } = useConsole();
  const all = useWords();
  const words = all.reports.aims;
  const [on, choose] = useState(settings.changedOn ?? '');
  const change = useLoaded(on, () => (on === '' ? Promise.resolve(null) : api.reports.change(on)));
  const aims = aimsOf(createFigureWords(preferences.language.value), words, settings.minuteCents);
  const compared = on === '' ? null : change.data;
  const comparing = on !== '' && change.data === null && change.failure === null;
  const shown = compared?.after.total ?? total;
  return (
    <Section title={words.title} level={2} lead={compared ? words.comparing(range(compared.after), range(compared.before)) : on === '' ? words.noChange : words.onHint}>
      <DateField label={words.on} value={on} max={today} onDate={choose} />
      <ul class="aims" aria-busy={comparing}>
        {aims.map((aim) => {
          const value = aim.value(shown);
          const before = compared ? aim.value(compared.before.total) : null;
          return (
            <li key={aim.key} class="aim">
              <h3>{words[aim.key].name}</h3>
              <p class="aim-value">{value === null || comparing ? '—' : aim.text(value)}</p>
              {compared && <p class="aim-before">{words.before(before === null ? '—' : aim.text(before))} {value !== null && before !== null && <Verdict value={value} before={before} lessIsBetter={aim.lessIsBetter} words={words} />}</p>}
              <p class="aim-note">{comparing ? '\u00a0' : aim.note(shown)}</p>
              <p class="aim-what">{words[aim.key].what}</p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

const range = ({ from, to }: Report): string => `${from} – ${to}`;

function Verdict({ value, before, lessIsBetter, words }: { value: number; before: number; lessIsBetter: boolean; words: Messages['reports']['aims'] }) {
  if (value === before) return <Tag>{words.same}</Tag>;
  return value < before === lessIsBetter ? <Tag tone="fine">{words.better}</Tag> : <Tag tone="late">{words.worse}</Tag>;
}

function aimsOf(figures: FigureWords, words: Messages['reports']['aims'], minuteCents: number): Aim[] {
  const ofAll = (share: { sum: number; of: number }): string => words.of(figures.count(share.sum), figures.count(share.of));
  const shareOf = ({ sum, of }: { sum: number; of: number }): number | null => (of === 0 ? null : sum / of);
  const asShare = (value: number): string => figures.share({ sum: value, of: 1 });
  return [
    { key: 'speed', lessIsBetter: true, value: ({ firstResponse }) => firstResponse.median, text: figures.span, note: ({ firstResponse }) => words.answered(figures.count(firstResponse.of)) },
    {
      key: 'once', lessIsBetter: false, value: ({ solvedOnce }) => shareOf(solvedOnce), text: asShare,
      note: ({ solvedOnce }) => `${ofAll(solvedOnce)}${solvedOnce.maturing > 0 ? ` · ${words.maturing(figures.count(solvedOnce.maturing), figures.count(solvedOnce.holding))}` : ''}`,
    },
    { key: 'satisfaction', lessIsBetter: false, value: ({ satisfied }) => (satisfied === null ? null : shareOf(satisfied)), text: asShare, note: ({ satisfied }) => (satisfied === null ? words.noRatings : ofAll(satisfied)) },
    {
      key: 'cost', lessIsBetter: true, value: (of) => costOf(of, minuteCents), text: figures.money,
      note: ({ humanMs }) => (minuteCents === 0 ? words.noPrice : words.minutes(figures.span(humanMs))),
    },
  ];
}
