import type { ReportFigures } from '@aftercast/shared';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Section } from '../../components/page/Section.tsx';
import { createFigureWords } from '../../models/reports/figure-words.ts';

/** Containment with its denominator in sight. */
export function Containment({ figures: { involved, contained } }: { figures: ReportFigures }) {
  const { preferences } = useConsole();
  const words = useWords().reports.containment;
  const figures = createFigureWords(preferences.language.value);
  const rows = [[words.involved, involved], [words.maturing, contained.maturing], [words.decided, contained.of], [words.contained, contained.sum]] as const;
  return (
    <Section title={words.title} level={2} lead={words.rule}>
      <table class="bar-table" aria-label={words.title}>
        <tbody>
          {rows.map(([name, value]) => <tr key={name}><th scope="row">{name}</th><td><span class="bar" style={{ width: `${involved === 0 ? 0 : (value / involved) * 100}%` }} /></td><td class="number">{figures.count(value)}</td></tr>)}
          <tr class="sum"><th scope="row">{words.share}</th><td /><td class="number"><b>{figures.share(contained)}</b></td></tr>
        </tbody>
      </table>
    </Section>
  );
}
