import { useEffect, useState } from 'preact/hooks';
import type { Macro } from '@aftercast/shared';
import { fillTemplate } from '@aftercast/shared/client';
import { Blank } from '../../components/Blank.tsx';
import { Button, IconButton } from '../../components/Button.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { useConsole, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { MoveButtons } from '../../components/page/MoveButtons.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { MacroDialog } from './MacroDialog.tsx';
import { MacroTags } from './MacroTags.tsx';

/** The shop's macros: what they say, and what happens then. */
export function MacrosSection() {
  const { newId, toasts } = useConsole();
  const { macros } = useWorkspace();
  const all = useWords();
  const words = all.templates.macros;
  const [editing, edit] = useState<Macro | null>(null);
  const [leaving, leave] = useState<Macro | null>(null);
  useEffect(() => { void macros.load(true); }, [macros]);
  const list = macros.list.value;
  const failure = macros.failure.value;
  const told = async (done: Promise<boolean>): Promise<void> => {
    if (!await done) toasts.say(all.errors[macros.failure.peek() ?? 'unexpected'], 'bad');
  };
  const add = <Button tone="primary" icon="plus" onPress={() => edit({ id: newId('k'), title: '', actions: [{ kind: 'text', text: '' }] })}>{words.add}</Button>;
  return (
    <SettingsPage section="macros" lead={words.lead} action={add}>
      {list === null && failure === null && <Skeleton rows={4} label={all.general.loading} />}
      {list === null && failure !== null && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { void macros.load(true); }}>{all.general.retry}</Button></Blank>}
      {list && (
        <ul class="templates" aria-label={words.use}>
          {list.map((macro, at) => (
            <li key={macro.id} class="template">
              <button type="button" class="template-open" onClick={() => edit(macro)}>
                <span class="template-title"><bdi>{macro.title}</bdi><MacroTags actions={macro.actions} /></span>
                <span class="template-first faint" dir="auto">{fillTemplate(macro.actions.flatMap((action) => (action.kind === 'text' ? [action.text] : [])).join(' '), {}, (name) => all.templates.blank((all.templates.variables as Record<string, string>)[name] ?? name)).text}</span>
              </button>
              <span class="template-tools">
                <MoveButtons name={macro.title} at={at} count={list.length} onMove={(by) => { void told(macros.move(macro.id, by)); }} />
                {list.length > 1 && <IconButton icon="trash" label={`${all.templates.remove}: ${macro.title}`} onPress={() => leave(macro)} />}
              </span>
            </li>
          ))}
        </ul>
      )}
      {editing && <MacroDialog macro={editing} onClose={() => edit(null)} />}
      {leaving && <Confirm title={all.templates.removeTitle(leaving.title)} text={words.removeText} yes={all.templates.remove} onClose={() => leave(null)} onYes={() => { leave(null); void told(macros.remove(leaving.id)); }} />}
    </SettingsPage>
  );
}
