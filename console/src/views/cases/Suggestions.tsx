import type { IncidentSuggestion } from '@aftercast/shared';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { previewText } from '../../models/shopper-name.ts';
import { useLoaded } from './use-loaded.ts';

/** Examples shown of each group. */
const examples = 3;

/** Waiting conversations that look like one cause, each group with one press. */
export function Suggestions({ verb, onTake }: { verb: string; onTake: (suggestion: IncidentSuggestion) => void }) {
  const { api } = useConsole();
  const { cases, inbox } = useWorkspace();
  const all = useWords();
  const words = all.incidents;
  const found = useLoaded(api.incidents.suggestions, [cases.incident.value.count, inbox.counts.value.waiting]).value?.suggestions ?? [];
  if (found.length === 0) return null;
  return (
    <section class="causes">
      <h3>{words.suggested}</h3>
      {found.map((one) => (
        <article key={one.key} class="case cause">
          <div>
            <b><bdi>{one.title}</bdi></b> <span class="faint">{words.suggestedWhat(one.conversations.length)}</span>
            <p class="order-facts" dir="auto">{one.conversations.slice(0, examples).map(({ preview }) => `“${previewText(preview, all)}”`).join(' ')}</p>
          </div>
          <Button onPress={() => onTake(one)}>{verb}</Button>
        </article>
      ))}
    </section>
  );
}
