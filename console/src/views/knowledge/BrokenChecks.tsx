import type { CheckResult } from '@aftercast/shared';
import { useWords } from '../../components/ConsoleContext.tsx';
import { useEntryRows } from './EntryPicker.tsx';
import { Icon } from '../../components/Icon.tsx';

/** The kept questions that a change would break: what was asked, what it should lead to, what it would. */
export function BrokenChecks({ broken }: { broken: readonly CheckResult[] }) {
  const { knowledge, bench } = useWords();
  const rows = { zh: useEntryRows('zh'), en: useEntryRows('en') };
  const nameOf = ({ check }: CheckResult, id: string): string => rows[check.language].find((row) => row.id === id)?.question ?? id;
  return (
    <div class="broken" role="alert">
      <p class="broken-title"><Icon name="warning" size={16} />{knowledge.publish.brokenTitle(broken.length)}</p>
      <ul>
        {broken.map((result) => (
          <li key={result.check.id}>
            <bdi>{result.check.text}</bdi>
            <span class="faint"> {bench.checks.should(result.check.entryId === null ? bench.checks.person : nameOf(result, result.check.entryId))} {bench.checks.got([bench.outcomes[result.outcome], result.got === null ? '' : nameOf(result, result.got)].filter(Boolean).join(bench.checks.colon))}</span>
          </li>
        ))}
      </ul>
      <p class="faint">{knowledge.publish.brokenText}</p>
    </div>
  );
}
