import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import type { EditConflict, EntryEditor } from '../../models/knowledge/entry-editor.ts';
import { EntryDiff } from './EntryDiff.tsx';

/** Someone else saved the same entry: shows what differs from what was typed here, and asks whose stays. */
export function ConflictDialog({ editor, conflict }: { editor: EntryEditor; conflict: EditConflict }) {
  const { toasts } = useConsole();
  const all = useWords();
  const words = all.knowledge.editor;
  const theirs = conflict.draft?.entry ?? conflict.live?.entry ?? null;
  const overwrite = async (): Promise<void> => { if (await editor.overwrite()) toasts.say(words.saved); };
  return (
    <Dialog title={words.conflictTitle(conflict.draft?.authorName || words.conflictNobody)} onClose={editor.takeTheirs}>
      <p class="dialog-text">{conflict.draft ? words.conflictText : words.conflictGone}</p>
      <p class="conflict-legend"><del>{words.theirs}</del> <ins>{words.mine}</ins></p>
      <div class="dialog-diff"><EntryDiff before={theirs} after={editor.entry.value} /></div>
      <footer class="dialog-foot">
        <Button onPress={editor.takeTheirs}>{words.takeTheirs}</Button>
        <Button tone="primary" busy={editor.busy.value} onPress={() => { void overwrite(); }}>{words.overwrite}</Button>
      </footer>
    </Dialog>
  );
}
