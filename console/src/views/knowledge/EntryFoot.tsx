import { useEffect, useRef } from 'preact/hooks';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { FormFoot } from '../../components/page/FormFoot.tsx';
import type { EntryEditor } from '../../models/knowledge/entry-editor.ts';
import { entryRoute } from './EntryListView.tsx';

const isWrong = (editor: EntryEditor): boolean => Object.keys(editor.problems.value).length > 0;

/**
 * Keeps the draft and says so, on the button and on Ctrl+S or ⌘S. Where something is not right, nothing is sent and `onWrong` shows it.
 * @returns keeps it; true when it is kept
 */
export function useKeeping(editor: EntryEditor, mayEdit: boolean, onWrong: () => void): () => Promise<boolean> {
  const { toasts, navigation } = useConsole();
  const words = useWords().knowledge.editor;
  const keep = async (): Promise<boolean> => {
    if (isWrong(editor)) {
      onWrong();
      return false;
    }
    if (!await editor.save()) return false;
    toasts.say(editor.opened.value?.draft ? words.saved : words.sameAsLive);
    if (editor.isNew) navigation.go(entryRoute(editor.key.language, editor.key.entryId), 'replace');
    return true;
  };
  const latest = useRef(keep);
  latest.current = keep;
  useEffect(() => {
    if (!mayEdit) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || document.querySelector('dialog[open]')) return;
      // The browser's own would save the page as a file.
      event.preventDefault();
      if (editor.changed.peek()) void latest.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [editor, mayEdit]);
  return keep;
}

/** What is unsaved or wrong, taking it back, keeping it. @param strict a try to keep it has been made */
export function EntryFoot({ editor, strict, onSave }: { editor: EntryEditor; strict: boolean; onSave: () => void }) {
  const all = useWords();
  const words = all.knowledge.editor;
  const failure = editor.saveFailure.value;
  const wrong = strict && isWrong(editor);
  const failed = failure !== null && failure !== 'knowledge_draft_conflict';
  return <FormFoot note={failed ? all.errors[failure] : wrong ? words.fix : words.unsaved} failed={failed || wrong} busy={editor.busy.value} yes={words.save} onYes={onSave} onUndo={editor.undo} />;
}
