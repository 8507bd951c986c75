import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { useWords } from '../../../components/ConsoleContext.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextField } from '../../../components/Field.tsx';
import { failureCode, type FailureCode } from '../../../models/failure.ts';

interface Props {
  title: string;
  label: string;
  hint?: string;
  /** What is there now. */
  value?: string;
  /** Characters, without spaces around them. */
  least: number;
  most: number;
  /** It closes once this is done. */
  onSave: (value: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for one line. Nothing typed is lost where saving fails. */
export function OneFieldDialog({ title, label, hint, value: first = '', least, most, onSave, onClose }: Props) {
  const all = useWords();
  const [value, setValue] = useState(first);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const given = value.trim();
  const isReady = given.length >= least && given !== first;
  async function save(): Promise<void> {
    setBusy(true);
    try {
      await onSave(given);
      onClose();
    } catch (cause) {
      setFailure(failureCode(cause));
      setBusy(false);
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="case-form" onSubmit={(event) => { event.preventDefault(); if (isReady && !busy) void save(); }}>
        <TextField label={label} value={value} onText={setValue} hint={hint} problem={failure && all.errors[failure]} maxLength={most} required autofocus autocomplete="off" spellcheck={false} />
        <footer class="dialog-foot"><Button onPress={onClose}>{all.general.cancel}</Button><Button submit tone="primary" busy={busy} disabled={!isReady}>{all.general.save}</Button></footer>
      </form>
    </Dialog>
  );
}
