import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Language } from '@aftercast/shared';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords, useMay } from '../../components/ConsoleContext.tsx';
import { Segmented } from '../../components/Field.tsx';
import { Link } from '../../components/Link.tsx';
import { FilterBar } from '../../components/page/FilterBar.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import type { FailureCode } from '../../models/failure.ts';
import { createWorkList, type WorkList } from '../../models/worklist/work-list.ts';
import { workRoute } from '../../models/worklist/work-route.ts';
import { isQuestion, workKinds, type WorkItem, type WorkKind } from '../../models/worklist/worklist-api.ts';
import { KnowledgePage } from './KnowledgePage.tsx';
import { useWorkKeys } from './use-work-keys.ts';
import { WorkDone } from './WorkDone.tsx';
import { WorkDrawer } from './WorkDrawer.tsx';
import { WorkTable } from './WorkTable.tsx';

/** `[language]` is the list, `[language, key]` a row of it opened, `[language, key, '+']` with an entry being written. */
export function WorkListView({ path }: { path: readonly string[] }) {
  const { session } = useConsole();
  const [first, key = null, writing] = path;
  const language: Language = first === 'zh' || first === 'en' ? first : session.shop.value?.language ?? 'zh';
  return <OneList key={language} language={language} openKey={key} writing={writing === '+'} />;
}

function OneList({ language, openKey, writing }: { language: Language; openKey: string | null; writing: boolean }) {
  const { api, navigation, toasts } = useConsole();
  const all = useWords();
  const words = all.worklist;
  const list = useMemo(() => createWorkList(api.worklist, language), [language]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { void list.load(); }, [list]);
  const mayEdit = useMay('act', 'worklist');
  const items = list.items.value;
  const opened = items?.find(({ key }) => key === openKey) ?? null;

  async function act(work: Promise<FailureCode | null>): Promise<boolean> {
    const failed = await work;
    if (failed) toasts.say(all.errors[failed], 'bad');
    return failed === null;
  }
  const open = (item: WorkItem | null, ...more: string[]): void => navigation.go(workRoute(language, ...item ? [item.key, ...more] : []));
  const actions = {
    add: async (item: WorkItem): Promise<void> => { if (isQuestion(item) && item.entry && item.phrasings.length > 0) await act(list.addPhrasings(item, item.entry, item.phrasings)); },
    make: (item: WorkItem): void => open(item, '+'),
    dismiss: async (item: WorkItem): Promise<void> => { await act(list.dismiss(item)); },
  };
  useWorkKeys(box, {
    item: (at) => items?.[at], mayEdit, ...actions, open,
    undo: () => { if (list.done.peek()) void act(list.takeBack()); },
  });

  return (
    <KnowledgePage
      tab="worklist" lead={mayEdit ? words.lead : words.readOnly} due={list.counts.value ? sum(list) : undefined}
      drawer={openKey !== null && items !== null && (
        <WorkDrawer key={openKey} item={opened} list={list} language={language} mayEdit={mayEdit} writing={writing} act={act} onClose={() => open(null)} onWrite={(item) => open(item, '+')} />
      )}
    >
      <Filters list={list} language={language} />
      <div ref={box} class="work-list">
        <WorkDone list={list} onUndo={() => { void act(list.takeBack()).then((ok) => { if (ok) toasts.say(words.done.undone); }); }} />
        <Rows list={list} language={language} mayEdit={mayEdit} openKey={openKey} actions={actions} />
      </div>
    </KnowledgePage>
  );
}

function sum({ counts }: WorkList): number {
  return Object.values(counts.value ?? {}).reduce((total, count) => total + count, 0);
}

function Filters({ list, language }: { list: WorkList; language: Language }) {
  const { navigation } = useConsole();
  const all = useWords();
  const words = all.worklist;
  const counts = list.counts.value;
  const options = [{ value: '', label: words.allKinds }, ...workKinds.map((kind) => ({ value: kind, label: counts ? words.kindsWith(words.kinds[kind], counts[kind]) : words.kinds[kind] }))];
  const minutes = list.minutes.value;
  return (
    <FilterBar
      filters={[{ label: words.kind, value: list.kind.value, options, onChoose: (value) => list.choose(value as WorkKind | '') }]}
      {...(minutes > 0 ? { summary: words.cost(words.minutes(minutes)) } : {})}
    >
      <Segmented
        label={words.language} quiet value={language} options={(['zh', 'en'] as const).map((value) => ({ value, label: all.knowledge.languages[value] }))}
        onChoose={(value) => navigation.go(workRoute(value), 'replace')}
      />
    </FilterBar>
  );
}

interface RowsProps { list: WorkList; language: Language; mayEdit: boolean; openKey: string | null; actions: Parameters<typeof WorkTable>[0]['actions'] }

function Rows({ list, language, mayEdit, openKey, actions }: RowsProps) {
  const all = useWords();
  const { empty, emptyKind } = all.worklist;
  const items = list.items.value;
  const failure = list.failure.value;
  if (items === null && failure !== null) return <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { void list.load(); }}>{all.general.retry}</Button></Blank>;
  if (items === null) return <Skeleton rows={6} label={all.general.loading} />;
  if (items.length === 0 && list.total.value > 0) return <Skeleton rows={3} label={all.general.loading} />;
  if (items.length === 0 && list.kind.value !== '') return <Blank icon="search" {...emptyKind}><Button onPress={() => list.choose('')}>{all.worklist.allKinds}</Button></Blank>;
  if (items.length === 0) return <Blank icon="check" title={empty.title} text={empty.text}><Link class="button" to={{ page: 'knowledge', tab: 'bench', path: [] }}>{empty.tryOut}</Link></Blank>;
  return <WorkTable list={list} language={language} mayEdit={mayEdit} openKey={openKey} actions={actions} />;
}
