import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Icon } from './Icon.tsx';

/** While more shoppers come than can be taken: how many, and what helps. */
export function SurgeLine() {
  const { preferences } = useConsole();
  const surge = useWorkspace().ownDesk.surge.value;
  const words = useWords().routing;
  if (!surge?.on) return null;
  const format = new Intl.NumberFormat(preferences.language.value === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: 1 });
  return <div class="surge" role="status"><Icon name="alert" /><p>{words.surge(format.format(surge.arrivalsPerMinute), format.format(surge.capacityPerMinute))}</p></div>;
}
