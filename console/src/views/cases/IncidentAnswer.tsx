import type { IncidentPreviews } from '@aftercast/shared';
import { useRef, useState } from 'preact/hooks';
import { putAtCaret } from '../../browser/write-field.ts';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { TextAreaField } from '../../components/Field.tsx';
import { Section } from '../../components/page/Section.tsx';
import { failureCode } from '../../models/failure.ts';

/** One reply to all: written once, looked at for each, then sent. */
export function IncidentAnswer({ id, onSent }: { id: string; onSent: () => void }) {
  const { api, newId, toasts } = useConsole();
  const all = useWords();
  const words = all.incidents;
  const [text, setText] = useState('');
  const [previews, setPreviews] = useState<IncidentPreviews | null>(null);
  const [busy, setBusy] = useState(false);
  const replyId = useRef(newId('m'));
  const form = useRef<HTMLFormElement>(null);
  /** Puts a variable where the caret is; writing goes on behind it. */
  function insert(name: string): void {
    const field = form.current?.querySelector('textarea');
    if (field) setText(putAtCaret(field, `{{${name}}}`));
  }
  async function run(work: () => Promise<void>): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      await work();
    } catch (cause) {
      toasts.say(all.errors[failureCode(cause)], 'bad');
    } finally {
      setBusy(false);
    }
  }
  const look = () => run(async () => setPreviews(await api.incidents.preview(id, text)));
  const send = (resolves: boolean) => run(async () => {
    await api.incidents.reply(id, { id: replyId.current, text, resolves });
    replyId.current = newId('m');
    setPreviews(null);
    setText('');
    onSent();
  });
  return (
    <Section>
      <form ref={form} class="case-form" onSubmit={(event) => { event.preventDefault(); void look(); }}>
        <TextAreaField label={words.reply} value={text} onText={setText} rows={3} maxLength={4000} hint={words.replyHint} />
        <div class="variables">{Object.entries(words.variables).map(([name, label]) => <Button key={name} tone="quiet" onPress={() => insert(name)}>{label}</Button>)}</div>
        <div><Button submit tone="primary" busy={busy} disabled={text.trim() === ''}>{words.preview}</Button></div>
      </form>
      {previews && <PreviewDialog found={previews} busy={busy} onSend={(resolves) => { void send(resolves); }} onClose={() => setPreviews(null)} />}
    </Section>
  );
}

function PreviewDialog({ found: { previews, reached, missed }, busy, onSend, onClose }: { found: IncidentPreviews; busy: boolean; onSend: (resolves: boolean) => void; onClose: () => void }) {
  const all = useWords();
  const words = all.incidents;
  return (
    <Dialog title={words.previewTitle(reached)} onClose={onClose}>
      <ol class="case-history previews" tabIndex={0}>
        {previews.map(({ conversationId, shopperName, orderId, text }) => (
          <li key={conversationId}>
            <b><bdi>{shopperName ?? words.guest}</bdi></b><span class="faint">{orderId}</span>
            <p class={text === null ? 'case-late' : undefined} dir="auto">{text ?? words.missing}</p>
          </li>
        ))}
      </ol>
      {previews.length < reached + missed && <p class="faint">{words.shown(previews.length, reached + missed)}</p>}
      <footer class="dialog-foot">
        <Button onPress={onClose}>{all.general.cancel}</Button>
        <Button busy={busy} disabled={reached === 0} onPress={() => onSend(true)}>{words.sendAndClose}</Button>
        <Button tone="primary" busy={busy} disabled={reached === 0} onPress={() => onSend(false)}>{words.send(reached)}</Button>
      </footer>
    </Dialog>
  );
}
