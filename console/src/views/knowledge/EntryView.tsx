import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '@aftercast/shared';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords, useMay } from '../../components/ConsoleContext.tsx';
import { focusFirstProblem } from '../../components/Field.tsx';
import { Menu } from '../../components/page/Menu.tsx';
import { Page } from '../../components/page/Page.tsx';
import { SplitEditor } from '../../components/page/SplitEditor.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { Tag } from '../../components/Tag.tsx';
import { createEntryEditor, type EntryEditor } from '../../models/knowledge/entry-editor.ts';
import { AnswerPreview } from './AnswerPreview.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { EntryDiff } from './EntryDiff.tsx';
import { EntryFields } from './EntryFields.tsx';
import { EntryFoot, useKeeping } from './EntryFoot.tsx';
import { EntryHistory } from './EntryHistory.tsx';
import { entryRoute } from './EntryListView.tsx';
import { useEntryRows } from './EntryPicker.tsx';
import { LeaveGuard } from './LeaveGuard.tsx';
import { RivalHints } from './RivalHints.tsx';

interface Props { language: Language; id: string; isNew: boolean }

/** One entry: its fields beside what the shopper sees and what is in its way. */
export function EntryView({ language, id, isNew }: Props) {
  const { api, session, navigation } = useConsole();
  const all = useWords();
  const words = all.knowledge;
  const timeZone = session.shop.value?.timeZone ?? 'UTC';
  const editor = useMemo(() => createEntryEditor({ api: api.knowledge, key: { language, entryId: id }, isNew, timeZone, later: (run, ms) => { setTimeout(run, ms); } }), [id, language, isNew]);
  const rows = useEntryRows(language);
  const mayEdit = useMay('update', 'knowledge');
  const [strict, setStrict] = useState(false);
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => { void editor.load(); return editor.stop; }, [editor]);
  const keep = useKeeping(editor, mayEdit, () => {
    setStrict(true);
    focusFirstProblem(fields.current);
  });
  // How the list was narrowed, and the row to come back to.
  const route = navigation.route.peek();
  const narrowed = route.page === 'knowledge' ? route.query : undefined;
  const back = { to: { ...entryRoute(language), query: { ...narrowed, at: id } }, on: 'always' as const };
  const failure = editor.failure.value;
  const opened = editor.opened.value;
  const title = opened?.draft?.entry?.question ?? opened?.live?.entry.question ?? (isNew ? words.editor.newTitle : words.title);
  if (failure !== null && opened === null) {
    return <Page title={title} back={back}><Blank icon="warning" tone="bad" title={failure === 'not_found' ? words.editor.notFound : all.errors[failure]}><Button onPress={() => { void editor.load(); }}>{all.general.retry}</Button></Blank></Page>;
  }
  if (opened === null) return <Page title={title} back={back}><Skeleton rows={5} label={all.general.loading} /></Page>;
  return (
    <Page title={title} back={back} action={mayEdit && <Actions editor={editor} />}>
      <Standing editor={editor} />
      {opened.draft && opened.draft.entry === null ? <Going editor={editor} mayEdit={mayEdit} /> : (
        <SplitEditor
          label={words.editor.tab} editLabel={words.editor.edit} sideLabel={words.editor.side}
          edit={<fieldset ref={fields} class="plain-fieldset form" disabled={!mayEdit}><EntryFields editor={editor} rows={rows} strict={strict} /></fieldset>}
          side={<Side editor={editor} />}
          foot={mayEdit && editor.changed.value && <EntryFoot editor={editor} strict={strict} onSave={() => { void keep(); }} />}
        />
      )}
      {editor.conflict.value && <ConflictDialog editor={editor} conflict={editor.conflict.value} />}
      <LeaveGuard when={mayEdit && editor.changed.value} still={() => editor.changed.peek()} onSave={keep} />
    </Page>
  );
}

/** How the entry stands: whose draft, whether live has moved on. */
function Standing({ editor }: { editor: EntryEditor }) {
  const { clock } = useConsole();
  const times = useTimes();
  const words = useWords().knowledge;
  const { draft, live } = editor.opened.value ?? { draft: null, live: null };
  if (!draft) return null;
  return (
    <div class="entry-standing">
      <p><Tag tone="soon">{words.draftKinds[draft.kind]}</Tag> <span class="faint">{words.editor.draftBy(draft.authorName, times.ago(draft.updatedAt, clock.now.value))}</span></p>
      {draft.base !== (live?.version ?? 0) && <p class="form-problem">{words.editor.outdated}</p>}
    </div>
  );
}

function Actions({ editor }: { editor: EntryEditor }) {
  const { toasts, navigation } = useConsole();
  const all = useWords();
  const words = all.knowledge.editor;
  const { draft, live } = editor.opened.value ?? { draft: null, live: null };
  if (!draft && !live) return null;
  const tell = (text: string, done: boolean): void => toasts.say(done ? text : all.errors[editor.saveFailure.value ?? 'unexpected'], done ? 'ok' : 'bad');
  const discard = async (): Promise<void> => {
    const done = await editor.discard();
    tell(words.discarded, done);
    if (done && !live) navigation.go(entryRoute(editor.key.language), 'replace');
  };
  const going = draft !== null && draft.entry === null;
  return (
    <Menu label={all.settings.staff.moreActions}>
      {draft && <Button tone="quiet" icon="undo" onPress={() => { void discard(); }}>{words.discard}</Button>}
      {live && !going && <Button tone="quiet" icon="trash" onPress={() => { void editor.remove().then((done) => tell(words.deleteDrafted, done)); }}>{words.deleteEntry}</Button>}
    </Menu>
  );
}

function Going({ editor, mayEdit }: { editor: EntryEditor; mayEdit: boolean }) {
  const words = useWords().knowledge.editor;
  return (
    <Blank icon="trash" title={words.deletedTitle} text={words.deletedText}>
      {mayEdit && <Button onPress={() => { void editor.discard(); }}>{words.keepEntry}</Button>}
    </Blank>
  );
}

function Side({ editor }: { editor: EntryEditor }) {
  const words = useWords().knowledge;
  const form = editor.form.value;
  const opened = editor.opened.value;
  const compared = opened?.live && (opened.draft !== null || editor.changed.value);
  return (
    <div class="entry-side">
      <AnswerPreview question={form.question} answer={form.answer} parts={form.parts} images={editor.images.value} language={editor.key.language} handsOver={form.tier === 3} />
      <RivalHints editor={editor} />
      {compared && opened.live && <details class="side-part" open={opened.draft !== null}><summary>{words.diff.title}</summary><EntryDiff before={opened.live.entry} after={editor.entry.value} /></details>}
      {!editor.isNew && <EntryHistory entryKey={editor.key} version={opened?.live?.version ?? 0} />}
    </div>
  );
}
