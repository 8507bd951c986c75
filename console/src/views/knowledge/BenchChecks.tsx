import type { CheckResult } from '@aftercast/shared';
import { IconButton } from '../../components/Button.tsx';
import { useConsole, useWords, useMay } from '../../components/ConsoleContext.tsx';
import { Tag } from '../../components/Tag.tsx';
import type { Bench } from '../../models/knowledge/bench.ts';
import { useEntryRows } from './EntryPicker.tsx';

/** The questions kept, and whether each still leads where it should. */
export function BenchChecks({ bench }: { bench: Bench }) {
  const words = useWords().bench.checks;
  const rows = { zh: useEntryRows('zh'), en: useEntryRows('en') };
  const results = bench.checks.value;
  if (!results) return null;
  const passed = results.filter(({ passes }) => passes).length;
  return (
    <section class="bench-part">
      <h2>{words.title}{results.length > 0 && <span class="page-count">{words.passed(passed, results.length)}</span>}</h2>
      <p class="faint">{results.length === 0 ? words.empty : words.lead}</p>
      <ul class="checks">{results.map((result) => <Check key={result.check.id} result={result} bench={bench} nameOf={(id) => rows[result.check.language].find((row) => row.id === id)?.question ?? id} />)}</ul>
    </section>
  );
}

function Check({ result: { check, passes, outcome, got }, bench, nameOf }: { result: CheckResult; bench: Bench; nameOf: (id: string) => string }) {
  const { toasts } = useConsole();
  const mayEdit = useMay('update', 'knowledge');
  const all = useWords();
  const words = all.bench.checks;
  const { previous, product, liveSession } = check.context;
  const where = ([[all.bench.previous, previous], [all.bench.product, product], [all.bench.liveSession, liveSession]] as const).filter(([, value]) => value);
  const forget = async (): Promise<void> => {
    const failed = await bench.forget(check.id);
    if (failed) toasts.say(all.errors[failed], 'bad');
  };
  return (
    <li>
      <Tag tone={passes ? 'fine' : 'late'}>{passes ? words.passes : words.fails}</Tag>
      <div>
        <p><bdi>{check.text}</bdi></p>
        {where.length > 0 && <p class="faint">{where.map(([label, value]) => <span key={label} class="check-where">{label}{words.colon}<bdi>{value}</bdi></span>)}</p>}
        <p class="faint">{words.should(check.entryId === null ? words.person : nameOf(check.entryId))}{!passes && <> {words.got([all.bench.outcomes[outcome], got === null ? '' : nameOf(got)].filter(Boolean).join(words.colon))}</>}</p>
      </div>
      {mayEdit && <IconButton label={words.forget(check.text)} icon="close" onPress={() => { void forget(); }} />}
    </li>
  );
}
