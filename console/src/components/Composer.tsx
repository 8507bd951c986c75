import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { limits } from '@aftercast/shared/client';
import { writeField } from '../browser/write-field.ts';
import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';
import { AttachmentStrip } from './AttachmentStrip.tsx';
import { Button, IconButton } from './Button.tsx';
import { FollowUpDialog } from './FollowUpDialog.tsx';
import { MacroMenu } from './MacroMenu.tsx';
import { leftBlanks, OrderChoice, ReplyAids } from './ReplyAids.tsx';
import { SuggestionStrip, suggestionKey } from './SuggestionStrip.tsx';
import { TemplateMenu, templateListId } from './TemplateMenu.tsx';
import { useTemplateMenu } from './use-template-menu.ts';

/** From so many letters before the limit on, the room left is shown. */
const countFrom = 300;

/** Only pictures are taken; the server looks into them itself. */
function picturesIn(list: FileList | null | undefined): File[] {
  return [...list ?? []].filter((file) => file.type.startsWith('image/'));
}

/** Where a reply is written. Enter sends, Shift with Enter breaks the line, an input method is left alone. */
export function Composer({ conversationId }: { conversationId: string }) {
  const all = useWords();
  const words = all.conversation.composer;
  const { toasts } = useConsole();
  const { drafts, attachments, replies, talk, suggestions } = useWorkspace();
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [dragging, drag] = useState(false);
  const [planning, plan] = useState(false);
  /** Sending was tried with this text, blanks and all. */
  const warnedOf = useRef<string | null>(null);
  const text = drafts.of(conversationId);
  const files = attachments.all.value.get(conversationId) ?? [];
  const images = files.flatMap(({ image }) => image ?? []);
  const over = text.length - limits.textLength;
  const unsettled = files.some(({ image }) => image === null);
  const sendable = (text.trim() !== '' || images.length > 0) && !unsettled && over <= 0;

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
  useEffect(() => { if (!matchMedia('(pointer: coarse)').matches) field.current?.focus({ preventScroll: true }); }, [conversationId]);

  const menu = useTemplateMenu({ language: talk.row.value?.language ?? 'zh', field, write });

  function write(next: string): void {
    drafts.set(conversationId, next);
    talk.typing.typed(next);
  }
  function select({ from, to }: { from: number; to: number }): void {
    field.current?.focus();
    field.current?.setSelectionRange(from, to);
  }
  /** False when there is no such suggestion. */
  function pick(index: number): boolean {
    const picked = suggestions.pick(index);
    if (picked === null) return false;
    if (field.current) writeField(field.current, picked, picked.length);
    write(picked);
    return true;
  }
  /** The first try with blanks leads to them; the second is meant. */
  function stopsAtBlank(): boolean {
    const [blank] = leftBlanks(text);
    if (!blank || warnedOf.current === text) return false;
    warnedOf.current = text;
    toasts.say(all.templates.blankStop, 'bad');
    select(blank);
    return true;
  }
  function send(): void {
    if (!sendable || stopsAtBlank() || !replies.add({ conversationId, text: text.trim(), images })) return;
    suggestions.sent(conversationId, text.trim());
    write('');
    attachments.clear(conversationId);
    field.current?.focus();
  }
  function attach(list: FileList | null | undefined): boolean {
    const pictures = picturesIn(list);
    if (pictures.length > 0 && !attachments.add(conversationId, pictures)) toasts.say(words.tooMany(limits.attachmentsPerMessage), 'bad');
    return pictures.length > 0;
  }
  function key(event: KeyboardEvent): void {
    if (menu.key(event)) return;
    const suggested = suggestionKey(event);
    if (suggested !== null && text.trim() === '' && pick(suggested)) return event.preventDefault();
    // keyCode 229: Safari ends its composition before this event, so that isComposing alone misses it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229 || matchMedia('(pointer: coarse)').matches) return;
    event.preventDefault();
    send();
  }
  return (
    <>
    <form
      class={`composer${dragging ? ' dragging' : ''}`} onSubmit={(event) => { event.preventDefault(); send(); }}
      onDragOver={(event) => { event.preventDefault(); drag(true); }} onDragLeave={() => drag(false)}
      onDrop={(event) => { event.preventDefault(); drag(false); attach(event.dataTransfer?.files); }}
    >
      {menu.shown && <TemplateMenu menu={menu} />}
      {text.trim() === '' && files.length === 0 && <SuggestionStrip onPick={pick} />}
      <div class="composer-field">
        <textarea
          ref={field} class="composer-text" rows={1} dir="auto" aria-label={words.label} placeholder={words.placeholder} value={text} aria-invalid={over > 0}
          aria-controls={menu.shown ? templateListId : undefined} aria-activedescendant={menu.shown ? `${templateListId}-${menu.active}` : undefined}
          onInput={(event) => { write(event.currentTarget.value); menu.typed(event.currentTarget.value, event.currentTarget.selectionStart); }}
          onKeyDown={key} onBlur={() => { talk.typing.typed(''); menu.close(); }}
          onPaste={(event) => { if (attach(event.clipboardData?.files)) event.preventDefault(); }}
        />
        <AttachmentStrip files={files} onRemove={(one) => attachments.remove(conversationId, one)} />
        {dragging && <p class="composer-drop">{words.drop}</p>}
      </div>
      <ReplyAids text={text} onText={write} onStep={menu.open} onBlank={select} />
      <div class="composer-bar">
        <input
          ref={picker} type="file" accept="image/*" multiple hidden tabIndex={-1} aria-hidden="true"
          onChange={(event) => { attach(event.currentTarget.files); event.currentTarget.value = ''; }}
        />
        <IconButton label={words.attach} icon="image" onPress={() => picker.current?.click()} />
        <IconButton label={`${all.templates.use} (/)`} icon="steps" expanded={menu.shown !== null} onPress={() => (menu.shown ? menu.close() : menu.open())} />
        <MacroMenu onText={(whole) => write(text.trim() === '' ? whole : `${text}\n${whole}`)} />
        <IconButton label={all.followUps.open} icon="clock" onPress={() => plan(true)} />
        {menu.shown && <OrderChoice />}
        <span class="composer-count" role="status">
          {over > 0 ? <b>{words.tooLong(over)}</b> : over > -countFrom ? words.left(-over) : ''}
        </span>
        <span class="composer-hint" aria-hidden="true"><kbd>↵</kbd> {words.hint} <kbd>⇧ ↵</kbd> {words.newline}</span>
        <Button submit tone="primary" icon="send" disabled={!sendable}>{words.send}</Button>
      </div>
    </form>
    {planning && <FollowUpDialog conversationId={conversationId} moving={null} onClose={() => plan(false)} />}
    </>
  );
}
