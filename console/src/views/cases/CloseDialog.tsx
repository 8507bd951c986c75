import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { TextAreaField } from '../../components/Field.tsx';
import { failureCode } from '../../models/failure.ts';

/** Ends an incident. @param told how many were told by it: they get a last word, where one is written */
export function CloseDialog({ incidentId, told, onClosed, onClose }: { incidentId: string; told: number; onClosed: () => void; onClose: () => void }) {
  const { api, newId, toasts } = useConsole();
  const all = useWords();
  const words = all.incidents;
  const [zh, setZh] = useState('');
  const [en, setEn] = useState('');
  const [busy, setBusy] = useState(false);
  const id = useRef(newId('snd'));
  const speaks = told > 0 && (zh.trim() !== '' || en.trim() !== '');
  async function close(): Promise<void> {
    setBusy(true);
    try {
      if (speaks) await api.sends.close(incidentId, { id: id.current, texts: { zh: zh.trim(), en: en.trim() } });
      else await api.incidents.close(incidentId);
      onClose();
      onClosed();
    } catch (cause) {
      toasts.say(all.errors[failureCode(cause)], 'bad');
      setBusy(false);
    }
  }
  return (
    <Dialog title={words.close} onClose={onClose}>
      <form class="case-form" onSubmit={(event) => { event.preventDefault(); void close(); }}>
        <p class="dialog-text">{words.closeConfirm}</p>
        {told > 0 && <>
          <TextAreaField label={`${words.sends.lastWord(told)} · ${all.care.zh}`} hint={words.sends.lastWordHint} value={zh} onText={setZh} rows={3} maxLength={1_000} />
          <TextAreaField label={all.care.en} value={en} onText={setEn} rows={2} maxLength={1_000} />
        </>}
        <footer class="dialog-foot"><Button onPress={onClose}>{all.general.cancel}</Button><Button submit tone="primary" busy={busy}>{speaks ? words.sends.closeAndTell(told) : words.close}</Button></footer>
      </form>
    </Dialog>
  );
}
