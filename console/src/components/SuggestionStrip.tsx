import { Icon } from './Icon.tsx';
import { useWorkspace, useWords } from './ConsoleContext.tsx';

/** The key that takes a suggestion, from 0; null for any other. Digits by their place: on a Mac, Option changes the character. */
export function suggestionKey(event: KeyboardEvent): number | null {
  const digit = event.altKey && !event.ctrlKey && !event.metaKey ? /^Digit([1-3])$/.exec(event.code)?.[1] : undefined;
  return digit === undefined ? null : Number(digit) - 1;
}

/** Up to three answers of the knowledge base, ready to be edited and sent. */
export function SuggestionStrip({ onPick }: { onPick: (index: number) => void }) {
  const { suggestions } = useWorkspace();
  const words = useWords().suggestions;
  const offered = suggestions.offered.value;
  if (offered.length === 0) return null;
  return (
    <section class="suggestions" aria-label={words.title}>
      <p class="suggestions-head"><Icon name="book" size={14} />{words.title}<button type="button" class="aid-act" onClick={suggestions.noneFits}>{words.none}</button></p>
      <ul>
        {offered.map(({ entryId, question, text }, at) => (
          <li key={entryId}>
            <button type="button" class="suggestion" aria-keyshortcuts={`Alt+${at + 1}`} onClick={() => onPick(at)}>
              <span class="suggestion-question faint"><bdi>{question}</bdi><kbd aria-hidden="true">Alt {at + 1}</kbd></span>
              <span class="suggestion-text" dir="auto">{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
