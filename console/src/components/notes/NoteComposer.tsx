import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { limits } from '@aftercast/shared/client';
import { openMention, putMention, suggestColleagues } from '../../models/desk/mention-text.ts';
import { writeField } from '../../browser/write-field.ts';
import { Button } from '../Button.tsx';
import { useConsole, useWorkspace, useWords } from '../ConsoleContext.tsx';

/** Where a private note is written. `@` offers colleagues; Enter keeps it, Shift with Enter breaks the line, Escape goes back to the reply. */
export function NoteComposer({ conversationId }: { conversationId: string }) {
  const all = useWords();
  const words = all.desk.notes;
  const { toasts } = useConsole();
  const { drafts, notes, talk } = useWorkspace();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [chosen, choose] = useState(0);
  const [busy, setBusy] = useState(false);
  const draft = `note:${conversationId}`;
  const text = drafts.of(draft);
  const open = openMention(text, caret);
  const offered = open ? suggestColleagues(notes.colleagues.value, open.query) : [];
  const over = text.length - limits.textLength;
  const sendable = text.trim() !== '' && over <= 0 && !busy;

  useEffect(() => { field.current?.focus({ preventScroll: true }); }, [conversationId]);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  function put(name: string): void {
    if (!open || !field.current) return;
    const next = putMention(text, open.from, caret, name);
    writeField(field.current, next.text, next.caret);
    drafts.set(draft, next.text);
    setCaret(next.caret);
  }
  async function keep(): Promise<void> {
    if (!sendable) return;
    setBusy(true);
    const failure = await notes.add(conversationId, text.trim());
    setBusy(false);
    if (failure) return toasts.say(all.errors[failure], 'bad');
    drafts.set(draft, '');
    talk.typing.typedNote('');
    notes.write(false);
  }
  function key(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    if (offered.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      return choose((chosen + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    }
    const name = offered[Math.min(chosen, offered.length - 1)]?.name;
    if (name !== undefined && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      return put(name);
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      return notes.write(false);
    }
    if (event.key !== 'Enter' || event.shiftKey || matchMedia('(pointer: coarse)').matches) return;
    event.preventDefault();
    void keep();
  }
  return (
    <form class="composer note-composer" onSubmit={(event) => { event.preventDefault(); void keep(); }}>
      {offered.length > 0 && (
        <ul class="mention-offers" id="mention-offers" role="listbox" aria-label={words.suggestions}>
          {offered.map(({ id, name }, index) => (
            <li key={id} id={`mention-${id}`} role="option" aria-selected={index === Math.min(chosen, offered.length - 1)} onMouseDown={(event) => { event.preventDefault(); put(name); }}><bdi>@{name}</bdi></li>
          ))}
        </ul>
      )}
      <div class="composer-field">
        <textarea
          ref={field} class="composer-text note-text" rows={1} dir="auto" aria-label={words.label} placeholder={words.placeholder} value={text} aria-invalid={over > 0}
          aria-controls={offered.length > 0 ? 'mention-offers' : undefined} aria-autocomplete="list"
          aria-activedescendant={offered.length > 0 ? `mention-${offered[Math.min(chosen, offered.length - 1)]?.id}` : undefined}
          onBlur={() => talk.typing.typedNote('')}
          onInput={(event) => { drafts.set(draft, event.currentTarget.value); talk.typing.typedNote(event.currentTarget.value); setCaret(event.currentTarget.selectionStart); choose(0); }}
          onKeyDown={key} onKeyUp={(event) => setCaret(event.currentTarget.selectionStart)} onClick={(event) => setCaret(event.currentTarget.selectionStart)}
        />
      </div>
      <div class="composer-bar">
        <span class="composer-count" role="status">{over > 0 && <b>{all.conversation.composer.tooLong(over)}</b>}</span>
        <span class="composer-hint" aria-hidden="true"><kbd>↵</kbd> {words.hint} <kbd>⇧ ↵</kbd> {all.conversation.composer.newline}</span>
        <Button submit tone="primary" icon="lock" busy={busy} disabled={!sendable}>{words.save}</Button>
      </div>
    </form>
  );
}
