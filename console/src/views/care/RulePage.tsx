import type { CareRule } from '@aftercast/shared';
import { useMemo, useRef, useState } from 'preact/hooks';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { useConsole, useMay, useWords } from '../../components/ConsoleContext.tsx';
import { focusFirstProblem } from '../../components/Field.tsx';
import { FormFoot } from '../../components/page/FormFoot.tsx';
import { Menu } from '../../components/page/Menu.tsx';
import { Page } from '../../components/page/Page.tsx';
import { SplitEditor } from '../../components/page/SplitEditor.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { createRuleEditor, type RuleEditor } from '../../models/care/rule-editor.ts';
import { LeaveGuard } from '../knowledge/LeaveGuard.tsx';
import { RuleFields } from './RuleFields.tsx';
import { TrialPanel } from './TrialPanel.tsx';

const back = { to: { page: 'care', tab: 'rules', id: null }, on: 'always' } as const;

/** One rule beside what it would have sent. */
export function RulePage({ id, first }: { id: string; first: 'edit' | 'side' }) {
  const { api } = useConsole();
  const all = useWords();
  const words = all.care;
  const { data, failure, reload } = useLoaded(id, api.care.rules);
  if (id === 'new') return <RuleForm first={null} side="edit" />;
  const found = data?.rules.find((rule) => rule.id === id);
  if (found) return <RuleForm first={found} side={first} />;
  return (
    <Page title={words.title} back={back}>
      {failure ? <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={reload}>{all.general.retry}</Button></Blank>
        : data ? <Blank icon="alert" title={words.gone} /> : <Skeleton rows={6} label={all.general.loading} />}
    </Page>
  );
}

/** Made of the rule as it was when the page opened; what colleagues change meanwhile is told by saving. */
function RuleForm({ first, side }: { first: CareRule | null; side: 'edit' | 'side' }) {
  const { api, newId, navigation, toasts } = useConsole();
  const all = useWords();
  const words = all.care;
  const may = useMay('update', 'care');
  const id = useMemo(() => first?.id ?? newId('rule'), []);
  const editor = useMemo(() => createRuleEditor({ api, id, first }), [api]);
  const form = useRef<HTMLDivElement>(null);
  const rule = editor.rule.value;
  const changed = editor.changed.value;
  const failure = editor.failure.value;
  const wrong = Object.keys(editor.problems.value).length > 0;
  const save = async (): Promise<boolean> => {
    const saved = await editor.save();
    if (!saved) focusFirstProblem(form.current);
    else {
      toasts.say(all.general.saved);
      if (!first && navigation.route.peek().page === 'care') navigation.go({ page: 'care', tab: 'rules', id }, 'replace');
    }
    return saved;
  };
  const note = failure === 'version_conflict' ? words.conflict : failure ? all.errors[failure] : wrong ? words.unfinished : words.unsaved;
  return (
    <Page title={rule?.name ?? words.newTitle} back={back} action={may && rule && <RuleMenu editor={editor} />}>
      <div ref={form}>
        <SplitEditor
          label={words.sides} editLabel={words.editLabel} sideLabel={words.sideLabel} first={side}
          edit={<RuleFields editor={editor} disabled={!may} />}
          side={<TrialPanel editor={editor} may={may} />}
          foot={changed && may && <FormFoot note={note} failed={failure !== null || wrong} busy={editor.busy.value === 'save'} onYes={() => { void save(); }} onUndo={editor.undo} />}
        />
      </div>
      <LeaveGuard when={changed && may} still={() => editor.changed.peek()} onSave={save} />
    </Page>
  );
}

/** Deletes one of the shop's own; gives a ready-made one its first words back. */
function RuleMenu({ editor }: { editor: RuleEditor }) {
  const { navigation, toasts } = useConsole();
  const words = useWords();
  const [asking, ask] = useState(false);
  const rule = editor.rule.value;
  if (!rule || (rule.ready && rule.version === 0)) return null;
  const remove = async (): Promise<void> => {
    editor.undo();
    if (!await editor.remove()) return toasts.say(words.errors[editor.failure.value ?? 'unexpected'], 'bad');
    toasts.say(rule.ready ? words.care.wasReset : words.care.removed);
    navigation.go({ page: 'care', tab: 'rules', id: null });
  };
  return (
    <>
      <Menu label={words.desk.labels.more}><Button tone="quiet" icon={rule.ready ? 'undo' : 'trash'} onPress={() => ask(true)}>{rule.ready ? words.care.reset : words.care.remove}</Button></Menu>
      {asking && (
        <Confirm
          title={rule.ready ? words.care.resetTitle : words.care.removeTitle} text={rule.ready ? words.care.resetText : words.care.removeText} danger
          yes={rule.ready ? words.care.reset : words.care.remove} onYes={() => { void remove(); }} onClose={() => ask(false)}
        />
      )}
    </>
  );
}
