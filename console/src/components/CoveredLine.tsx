import { useWords } from './ConsoleContext.tsx';
import { Icon } from './Icon.tsx';

/** Stands for words about someone's health that this agent may not read. `full`: says how they can be read. */
export function CoveredLine({ full }: { full: boolean }) {
  const { health } = useWords().conversation;
  return <p class="covered"><Icon name="lock" size={14} />{full ? health.covered : health.coveredShort}</p>;
}
