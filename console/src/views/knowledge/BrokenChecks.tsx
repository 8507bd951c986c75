import type { CheckResult } from '@aftercast/shared';
import { useWords } from '../../components/ConsoleContext.tsx';
import { Icon } from '../../components/Icon.tsx';

/** The kept questions that a change would break: what was asked, what it should lead to, what it would. */
export function BrokenChecks({ broken }: { broken: readonly CheckResult[] }) {
  const { knowledge, bench } = useWords();
  return (
    <div class="broken" role="alert">
      <p class="broken-title"><Icon name="warning" size={16} />{knowledge.publish.brokenTitle(broken.length)}</p>
      <ul>
        {broken.map(({ check, outcome, got }) => (
          <li key={check.id}>
            <bdi>{check.text}</bdi>
            <span class="faint"> {bench.checks.expects} {check.entryId ?? bench.checks.person}, {bench.checks.got([bench.outcomes[outcome], got].filter(Boolean).join(' '))}</span>
          </li>
        ))}
      </ul>
      <p class="faint">{knowledge.publish.brokenText}</p>
    </div>
  );
}
