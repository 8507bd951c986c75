import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ImageView } from '@aftercast/shared';
import { longestText } from '../models/chat.ts';
import type { ImageTray } from '../images.tsx';
import { Icon } from './Icon.tsx';
import type { View } from './view.ts';

/** Where the shopper writes. What is typed stays when the panel closes; sending code for pictures comes with the first picture. */
export function Composer({ focus, dropped, ...view }: View & { focus: boolean; dropped: File[] | null }) {
  const { chat, say } = view;
  const [text, setText] = useState('');
  const [tray, setTray] = useState<ImageTray | null>(null);
  const [, redraw] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const tooLong = text.length > longestText;
  const images = tray?.ready() ?? [];
  const canSend = (text.trim() !== '' || images.length > 0) && !tooLong && !tray?.busy();

  useLayoutEffect(() => {
    const { style } = field.current!;
    style.height = 'auto';
    style.height = `${field.current!.scrollHeight}px`;
  }, [text]);
  useEffect(() => { if (focus) field.current!.focus(); }, [focus]);
  useEffect(() => { if (dropped) attach(dropped); }, [dropped]);

  function attach(files: Iterable<File>): void {
    const chosen = [...files];
    if (chosen.length === 0) return;
    Promise.all([import('../images.tsx'), view.loadLater()]).then(([{ createImageTray }, { words }]) => {
      const next = tray ?? createImageTray({ ...view, words, onChange: () => redraw((count) => count + 1) });
      setTray(next);
      next.add(chosen);
    }).catch(() => {});
  }

  function send(): void {
    if (!canSend) return;
    const sent: ImageView[] = images;
    if (!chat.send(text.trim(), sent.length > 0 ? { images: sent } : {})) return;
    setText('');
    tray?.clear();
    field.current!.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Enter that confirms a candidate of an input method is not an Enter that sends.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  }

  function onPaste(event: ClipboardEvent): void {
    const files = event.clipboardData?.files;
    if (!files?.length) return;
    event.preventDefault();
    attach(files);
  }

  return (
    <footer>
      {tray?.view()}
      {tooLong && <p class="late" role="alert">{say.tooLong(text.length, longestText)}</p>}
      <div class="box">
        <button type="button" class="icon" aria-label={say.attach} onClick={() => picker.current!.click()}><Icon name="picture" /></button>
        <input type="file" hidden accept="image/*" multiple ref={picker} onChange={({ currentTarget }) => {
          attach(currentTarget.files ?? []);
          currentTarget.value = '';
        }} />
        <textarea rows={1} ref={field} value={text} dir="auto" placeholder={say.placeholder} aria-label={say.placeholder} enterkeyhint="send" autocomplete="off"
          onInput={({ currentTarget }) => { setText(currentTarget.value); chat.type(currentTarget.value !== ''); }}
          onKeyDown={onKeyDown} onPaste={onPaste} onBlur={() => chat.type(false)} />
        <button type="button" class="send" aria-label={say.send} disabled={!canSend} onClick={send}><Icon name="send" /></button>
      </div>
    </footer>
  );
}
