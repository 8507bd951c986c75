import { can } from '@aftercast/shared/client';
import { gathering } from '../models/cases/gathering.ts';
import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Icon } from './Icon.tsx';
import { Link } from './Link.tsx';
import { useLoaded } from './use-loaded.ts';

/** While more shoppers come than can be taken: how many, and what helps. */
export function SurgeLine() {
  const { preferences } = useConsole();
  const surge = useWorkspace().ownDesk.surge.value;
  const words = useWords().routing;
  if (!surge?.on) return null;
  const format = new Intl.NumberFormat(preferences.language.value === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: 1 });
  return (
    <div class="surge" role="status">
      <Icon name="alert" />
      <p><b>{words.surge(format.format(surge.arrivalsPerMinute), format.format(surge.capacityPerMinute))}</b> <span class="surge-advice">{words.surgeAdvice}</span></p>
      <SameCause />
    </div>
  );
}

/** The largest group that waits with one cause, for whoever may gather it; it is looked for again twice a minute. */
function SameCause() {
  const { api, clock, session } = useConsole();
  const { cases } = useWorkspace();
  const words = useWords().routing;
  const agent = session.agent.value;
  const may = agent !== null && can(agent, 'update', 'incidents');
  const found = useLoaded(`${may} ${cases.incident.value.count} ${Math.floor(clock.now.value / 30_000)}`, async () => (may ? (await api.incidents.suggestions()).suggestions : []));
  const [largest] = found.data ?? [];
  if (!largest) return null;
  return <p class="surge-cause"><b>{words.sameCause(largest.conversations.length, largest.title)}</b> <Link class="button" to={gathering(largest.key)}>{words.gather}</Link></p>;
}
