import { useEffect, useState } from 'preact/hooks';
import type { Label } from '@aftercast/shared';
import { Blank } from '../../components/Blank.tsx';
import { Button, IconButton } from '../../components/Button.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { useConsole, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { LabelForm } from '../../components/filing/LabelForm.tsx';
import { Link } from '../../components/Link.tsx';
import { Tag } from '../../components/Tag.tsx';
import type { FailureCode } from '../../models/failure.ts';
import { SettingsPage } from './SettingsPage.tsx';

/** The shop's labels with how many conversations carry each: made, renamed, recoloured, deleted. */
export function LabelsSection() {
  const { toasts } = useConsole();
  const { filing, macros } = useWorkspace();
  const all = useWords();
  const words = all.desk.labels;
  const [editing, edit] = useState<Label | 'new' | null>(null);
  const [leaving, leave] = useState<Label | null>(null);
  const labels = filing.labels.value;
  // Another list may be carried by other conversations.
  useEffect(() => { void filing.count(); }, [filing, labels]);
  useEffect(() => { void macros.load(true); }, [macros]);
  const told = async (asked: Promise<FailureCode | null>): Promise<void> => {
    const failure = await asked;
    if (failure) toasts.say(all.errors[failure], 'bad');
  };
  const add = <Button tone="primary" icon="plus" onPress={() => edit('new')}>{words.create}</Button>;
  return (
    <SettingsPage section="labels" lead={words.lead} action={add}>
      {labels.length === 0 && <Blank icon="tag" title={words.none} text={words.emptyText} />}
      {labels.length > 0 && (
        <ul class="templates" aria-label={all.settings.sections.labels}>
          {labels.map((label) => (
            <li key={label.id} class="template label-row">
              <button type="button" class="template-open" aria-label={words.edit(label.name)} onClick={() => edit(label)}><span class="template-title"><Tag tone={label.tone}><bdi>{label.name}</bdi></Tag></span></button>
              <Uses label={label} />
              <IconButton icon="trash" label={words.remove(label.name)} onPress={() => leave(label)} />
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <LabelForm
          label={editing === 'new' ? null : editing} onClose={() => edit(null)}
          onSave={(draft) => (editing === 'new' ? filing.create(draft) : filing.change(editing.id, draft))}
        />
      )}
      {leaving && <Leaving label={leaving} onClose={() => leave(null)} onYes={() => { void told(filing.remove(leaving.id)); }} />}
    </SettingsPage>
  );
}

/** How many carry it, and the way to them. */
function Uses({ label }: { label: Label }) {
  const { filing } = useWorkspace();
  const words = useWords().desk.labels;
  const count = filing.uses.value?.[label.id];
  if (count === undefined) return null;
  if (count === 0) return <span class="label-uses faint">{words.unused}</span>;
  return <Link class="label-uses" to={{ page: 'inbox', list: 'all', conversationId: null, shopper: false, query: { label: label.id } }} label={words.show(label.name)}>{words.uses(count)}</Link>;
}

function Leaving({ label, onYes, onClose }: { label: Label; onYes: () => void; onClose: () => void }) {
  const { filing, macros } = useWorkspace();
  const words = useWords().desk.labels;
  const count = filing.uses.value?.[label.id];
  const users = (macros.list.value ?? []).filter(({ actions }) => actions.some((action) => action.kind === 'label' && action.labelId === label.id)).map(({ title }) => title);
  const text = [count === undefined ? [] : [words.removeUsed(count)], users.length === 0 ? [] : [words.removeMacros(users.join(' · '))]].flat().join('\n');
  return <Confirm title={words.removeTitle(label.name)} text={text} yes={words.removeYes} danger onYes={onYes} onClose={onClose} />;
}
