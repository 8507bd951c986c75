import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import type { Done, WorkList } from '../../models/worklist/work-list.ts';
import { draftsRoute } from './EntryListView.tsx';

/** What the last click did, how to take it back, and what makes it live. Stays until the next click. */
export function WorkDone({ list, onUndo }: { list: WorkList; onUndo: () => void }) {
  const words = useWords().worklist.done;
  const done = list.done.value;
  return (
    <div class="work-done" role="status">
      {done && (
        <>
          <p dir="auto">{told(done, words)}</p>
          <Button tone="quiet" icon="undo" busy={list.busy.value !== null} hotkey="u" onPress={onUndo}>{words.undo}</Button>
          {done.what !== 'dismissed' && <Link class="button" to={draftsRoute}>{words.publish}</Link>}
        </>
      )}
    </div>
  );
}

function told({ what, item, entry, count }: Done, words: ReturnType<typeof useWords>['worklist']['done']): string {
  if (what === 'dismissed') return words.dismissed(item.title);
  return what === 'phrasings' ? words.phrasings(count, entry?.question ?? '') : words.entry(entry?.question ?? item.title);
}
