import { useEffect, useState } from 'preact/hooks';
import type { Language, ReplyTemplate } from '@aftercast/shared';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { useConsole, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { Segmented } from '../../components/Field.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { TemplateEditor } from './TemplateEditor.tsx';
import { TemplateList } from './TemplateList.tsx';

/** The shop's reply templates: a list in each language, or one of them open. */
export function TemplatesSection() {
  const { newId, session } = useConsole();
  const { templates } = useWorkspace();
  const all = useWords();
  const words = all.templates;
  const [language, choose] = useState<Language>(session.shop.peek()?.language ?? 'zh');
  const [editing, edit] = useState<{ id: string; template: ReplyTemplate | null } | null>(null);
  const [resetting, reset] = useState(false);
  useEffect(() => { void templates.load(language, true); }, [templates, language]);
  const list = templates.of(language);
  const failure = templates.failure.value;
  if (editing) return <TemplateEditor key={editing.id} {...editing} language={language} onClose={() => edit(null)} />;
  const add = <Button tone="primary" icon="plus" onPress={() => edit({ id: newId('t'), template: null })}>{words.add}</Button>;
  return (
    <SettingsPage section="templates" lead={words.lead} action={add}>
      <div class="form">
        <Segmented label={words.language} value={language} options={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} onChoose={choose} quiet />
        {list === null && failure === null && <Skeleton rows={6} label={all.general.loading} />}
        {list === null && failure !== null && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { void templates.load(language, true); }}>{all.general.retry}</Button></Blank>}
        {list && <TemplateList list={list} language={language} onEdit={(template) => edit({ id: template.id, template })} />}
        {list?.some(({ ready, changed }) => !ready || changed) && <p><Button tone="quiet" icon="undo" onPress={() => reset(true)}>{words.resetAll}</Button></p>}
      </div>
      {resetting && (
        <Confirm
          title={words.resetAllTitle} text={words.resetAllText} yes={words.resetYes} onClose={() => reset(false)}
          onYes={() => { reset(false); void templates.resetAll(language); }}
        />
      )}
    </SettingsPage>
  );
}
