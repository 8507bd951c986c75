import { useId, useRef, useState } from 'preact/hooks';
import type { Label } from '@aftercast/shared';
import type { FailureCode } from '../../models/failure.ts';
import { Button } from '../Button.tsx';
import { useWords } from '../ConsoleContext.tsx';
import { Dialog } from '../Dialog.tsx';
import { focusFirstProblem, TextField } from '../Field.tsx';
import { Tag } from '../Tag.tsx';

const tones: readonly Label['tone'][] = ['plain', 'info', 'fine', 'soon', 'late'];

interface Props {
  /** Null: a new one. */
  label: Label | null;
  onSave: (draft: Omit<Label, 'id'>) => Promise<FailureCode | null>;
  onClose: () => void;
}

/** A label's word and colour, shown as it will stand beside a name. */
export function LabelForm({ label, onSave, onClose }: Props) {
  const all = useWords();
  const words = all.desk.labels;
  const group = useId();
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState(label?.name ?? '');
  const [tone, setTone] = useState<Label['tone']>(label?.tone ?? 'plain');
  const [problem, tell] = useState<string | null>(null);
  const [busy, work] = useState(false);

  async function save(): Promise<void> {
    if (busy) return;
    work(true);
    const failure = name.trim() === '' ? null : await onSave({ name: name.trim(), tone });
    work(false);
    if (name.trim() !== '' && failure === null) return onClose();
    tell(failure === null ? words.nameMissing : all.errors[failure]);
    focusFirstProblem(form.current);
  }
  return (
    <Dialog title={label ? words.edit(label.name) : words.create} onClose={onClose}>
      <form ref={form} class="form dialog-form label-form" noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <TextField label={words.name} value={name} onText={(text) => { setName(text); tell(null); }} maxLength={20} problem={problem} autofocus />
        <fieldset class="field label-tones">
          <legend>{words.tone}</legend>
          {tones.map((value) => (
            <label key={value}>
              <input type="radio" name={group} checked={tone === value} onChange={() => setTone(value)} />
              <Tag tone={value}>{words.tones[value]}</Tag>
            </label>
          ))}
        </fieldset>
        <footer class="dialog-foot">
          <Button onPress={onClose}>{all.general.cancel}</Button>
          <Button submit tone="primary" busy={busy}>{all.general.save}</Button>
        </footer>
      </form>
    </Dialog>
  );
}
