import type { Language } from '@aftercast/shared';
import { Button, IconButton } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { Tag } from '../../components/Tag.tsx';
import type { WorkList } from '../../models/worklist/work-list.ts';
import { workRoute } from '../../models/worklist/work-route.ts';
import { isQuestion, type WorkItem, type WorkKind } from '../../models/worklist/worklist-api.ts';
import { entryRoute } from './EntryListView.tsx';

const tones: Record<WorkKind, 'plain' | 'info' | 'soon' | 'late'> = { unanswered: 'late', handed_off: 'plain', untaken: 'soon', unhelpful: 'soon', reworded: 'soon', unused: 'plain', expired: 'info' };

interface Actions { add: (item: WorkItem) => Promise<void>; make: (item: WorkItem) => void; dismiss: (item: WorkItem) => Promise<void> }

/** The rows of the work list with what each cost and what can be done. */
export function WorkTable({ list, language, mayEdit, openKey, actions }: { list: WorkList; language: Language; mayEdit: boolean; openKey: string | null; actions: Actions }) {
  const { clock } = useConsole();
  const times = useTimes();
  const words = useWords().worklist;
  const now = clock.now.value;
  const columns: Column<WorkItem>[] = [
    { key: 'what', head: words.columns.what, cell: (item) => <WorkTitle item={item} /> },
    { key: 'cost', head: words.columns.cost, kind: 'number', width: '104px', phone: 'side', cell: ({ minutes }) => <span class={minutes > 0 ? 'work-cost' : 'faint'}>{words.minutes(minutes)}</span> },
    { key: 'count', head: words.columns.count, kind: 'number', width: '72px', phone: 'below', cell: ({ count }) => (count > 0 ? words.times(count) : '–') },
    { key: 'last', head: words.columns.last, width: '116px', phone: 'below', cell: ({ lastAt }) => (lastAt === null ? words.never : times.ago(lastAt, now)) },
    ...(mayEdit ? [{ key: 'actions', head: words.columns.actions, kind: 'actions' as const, phone: 'below' as const, cell: (item: WorkItem) => <RowActions item={item} list={list} language={language} actions={actions} /> }] : []),
  ];
  const items = list.items.value ?? [];
  return (
    <Table
      label={words.columns.what} columns={columns} rows={items} keyOf={({ key }) => key} to={({ key }) => workRoute(language, key)} current={openKey}
      {...(items.length < list.total.value ? { onNearEnd: () => { void list.more(); } } : {})} footer={items.length < list.total.value ? words.shown(items.length, list.total.value) : undefined}
    />
  );
}

function WorkTitle({ item: { title, kind, entry } }: { item: WorkItem }) {
  const words = useWords().worklist;
  const isAbout = entry !== null && entry.question !== title;
  return (
    <span class="work-title">
      <bdi>{title}</bdi>
      <span class="work-facts"><Tag tone={tones[kind]}>{words.kinds[kind]}</Tag>{isAbout && <span dir="auto">{words.fits(entry.question)}</span>}</span>
    </span>
  );
}

function RowActions({ item, list, language, actions }: { item: WorkItem; list: WorkList; language: Language; actions: Actions }) {
  const words = useWords().worklist.act;
  const busy = list.busy.value === item.key;
  const { entry } = item;
  return (
    <span class="work-actions">
      {isQuestion(item)
        ? <>
          {entry && item.phrasings.length > 0 && <Button tone="quiet" icon="plus" busy={busy} title={words.addTo(entry.question)} onPress={() => { void actions.add(item); }}>{words.add}</Button>}
          <Button tone="quiet" disabled={busy} onPress={() => actions.make(item)}>{words.make}</Button>
        </>
        : entry && <Link class="button quiet" to={entryRoute(language, entry.id)}>{words.edit}</Link>}
      <IconButton label={words.dismiss} icon="close" onPress={() => { void actions.dismiss(item); }} />
    </span>
  );
}
