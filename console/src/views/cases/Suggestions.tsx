import type { IncidentSuggestion } from '@aftercast/shared';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { chosenFirst } from '../../models/cases/gathering.ts';
import { previewText } from '../../models/shopper-name.ts';

/** Examples shown of each group; many say the same words, which stand once. */
const examples = 3;

/** Waiting conversations that look like one cause, each group with one press. @param chosen the key of the group that stands first and is ready to be taken */
export function Suggestions({ verb, onTake, chosen = null }: { verb: string; onTake: (suggestion: IncidentSuggestion) => void; chosen?: string | null }) {
  const { api } = useConsole();
  const { cases, inbox } = useWorkspace();
  const all = useWords();
  const words = all.incidents;
  const found = useLoaded(`${cases.incident.value.count} ${inbox.counts.value.waiting}`, api.incidents.suggestions).data?.suggestions ?? [];
  if (found.length === 0) return null;
  return (
    <section class="causes">
      <h3>{words.suggested}</h3>
      {chosenFirst(found, chosen).map((one) => (
        <article key={one.key} class={`case cause${one.key === chosen ? ' chosen' : ''}`}>
          <div>
            <b><bdi>{one.title}</bdi></b> <span class="faint">{words.suggestedWhat(one.conversations.length)}</span>
            <p class="order-facts" dir="auto">{[...new Set(one.conversations.map(({ preview }) => `“${previewText(preview, all)}”`))].slice(0, examples).join(' ')}</p>
          </div>
          <Button onPress={() => onTake(one)}>{verb}</Button>
        </article>
      ))}
    </section>
  );
}
