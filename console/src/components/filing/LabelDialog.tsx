import { useState } from 'preact/hooks';
import { can } from '@aftercast/shared/client';
import type { InboxConversation, Label } from '@aftercast/shared';
import type { FailureCode } from '../../models/failure.ts';
import { Button, IconButton } from '../Button.tsx';
import { Confirm } from '../Confirm.tsx';
import { useConsole, useWorkspace, useWords } from '../ConsoleContext.tsx';
import { Dialog } from '../Dialog.tsx';
import { SelectField, TextField } from '../Field.tsx';
import { Tag } from '../Tag.tsx';

const tones: readonly Label['tone'][] = ['plain', 'info', 'fine', 'soon', 'late'];

/** Chooses the labels of a conversation; who keeps the shop's list also adds and deletes here. */
export function LabelDialog({ row, onClose }: { row: InboxConversation; onClose: () => void }) {
  const all = useWords();
  const words = all.desk.labels;
  const { toasts, session } = useConsole();
  const { filing } = useWorkspace();
  const [removing, remove] = useState<Label | null>(null);
  const agent = session.agent.value;
  const keeps = agent !== null && can(agent, 'update', 'labels');
  const labels = filing.labels.value;
  const tell = (failure: FailureCode | null): void => { if (failure) toasts.say(all.errors[failure], 'bad'); };
  return (
    <Dialog title={words.title} onClose={onClose}>
      {labels.length === 0 && <p class="dialog-text">{words.none} {!keeps && words.noneText}</p>}
      <ul class="label-choices">
        {labels.map((label, index) => (
          <li key={label.id}>
            <label>
              <input type="checkbox" autofocus={index === 0} checked={row.labels.includes(label.id)} onChange={() => { void filing.toggle(row, label.id).then(tell); }} />
              <Tag tone={label.tone}><bdi>{label.name}</bdi></Tag>
            </label>
            {keeps && <IconButton label={words.remove(label.name)} icon="trash" onPress={() => remove(label)} />}
          </li>
        ))}
      </ul>
      {keeps && <NewLabel onDone={tell} />}
      {removing && <Confirm title={words.remove(removing.name)} text={words.removeText} yes={words.remove(removing.name)} danger onYes={() => { void filing.remove(removing.id).then(tell); }} onClose={() => remove(null)} />}
    </Dialog>
  );
}

function NewLabel({ onDone }: { onDone: (failure: FailureCode | null) => void }) {
  const words = useWords().desk.labels;
  const { filing } = useWorkspace();
  const [name, setName] = useState('');
  const [tone, setTone] = useState<Label['tone']>('plain');
  async function create(): Promise<void> {
    if (name.trim() === '') return;
    const failure = await filing.create({ name: name.trim(), tone });
    if (!failure) setName('');
    onDone(failure);
  }
  return (
    <form class="label-new" onSubmit={(event) => { event.preventDefault(); void create(); }}>
      <TextField label={words.create} value={name} maxLength={20} onText={setName} />
      <SelectField label={words.tone} value={tone} options={tones.map((value) => ({ value, label: words.tones[value] }))} onChoose={(value) => setTone(value)} />
      <Button submit icon="plus" disabled={name.trim() === ''}>{words.create}</Button>
    </form>
  );
}
