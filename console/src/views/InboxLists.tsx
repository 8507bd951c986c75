import type { Signal } from '@preact/signals';
import { searchesFurther } from '../models/inbox-order.ts';
import { inboxListNames } from '../models/route.ts';
import type { InboxConversation } from '@aftercast/shared';
import { AlertsAsk } from '../components/AlertsAsk.tsx';
import { Blank } from '../components/Blank.tsx';
import { useState } from 'preact/hooks';
import { Button, IconButton } from '../components/Button.tsx';
import { FilterRow } from '../components/filing/FilterRow.tsx';
import { useConsole, useMay, useWorkspace, useWords } from '../components/ConsoleContext.tsx';
import { InboxRow } from '../components/InboxRow.tsx';
import { Link } from '../components/Link.tsx';
import { SearchField } from '../components/page/SearchField.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { VirtualList } from '../components/VirtualList.tsx';
import type { Route } from '../models/route.ts';

interface Props {
  route: Extract<Route, { page: 'inbox' }>;
  rows: readonly InboxConversation[];
  filter: Signal<string>;
  cursor: string | null;
  onCursor: (by: 1 | -1) => void;
  onOpen: (row: InboxConversation) => void;
  /** Looks in all conversations and in what was said, not only in the rows at hand. */
  onSearch: (text: string) => void;
}

/** Height of a row in pixels, the same as in inbox.css. */
const rowHeight = 84;

/** The four lists with their counts, and the rows of the one chosen. */
export function InboxLists({ route, rows, filter, cursor, onCursor, onOpen, onSearch }: Props) {
  const { inbox } = useWorkspace();
  const { navigation } = useConsole();
  const all = useWords();
  const words = all.inbox;
  const narrowed = Object.keys(inbox.filter.value).length > 0;
  const [filtering, setFiltering] = useState(narrowed);
  const counts = inbox.counts.value;
  const arrows = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    onCursor(event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    <section class="lists" aria-label={words.listsLabel} onKeyDown={arrows}>
      <nav class="list-tabs" aria-label={words.listsLabel}>
        {inboxListNames.map((list) => (
          <Link key={list} class="list-tab" to={{ ...route, list, shopper: false }} current={list === route.list}>
            {words.lists[list]}<span class="list-count">{counts[list] > 9999 ? '9999+' : counts[list]}</span>
          </Link>
        ))}
      </nav>
      <div class="list-search">
        <SearchField label={words.filter} placeholder={words.filterPlaceholder} value={filter.value} onText={(text) => { filter.value = text; }} />
        <IconButton label={all.desk.filter.open} icon="filter" expanded={filtering} class={narrowed ? 'narrowed' : ''} onPress={() => setFiltering(!filtering)} />
      </div>
      {filtering && <FilterRow query={route.query ?? {}} onQuery={(query) => navigation.go({ ...route, query }, 'replace')} />}
      <AlertsAsk />
      <Rows list={route.list} rows={rows} filter={filter.value} cursor={cursor} selected={route.conversationId} onOpen={onOpen} onSearch={onSearch} />
    </section>
  );
}

interface RowsProps { list: Props['route']['list']; rows: readonly InboxConversation[]; filter: string; cursor: string | null; selected: string | null; onOpen: Props['onOpen']; onSearch: Props['onSearch'] }

function Rows({ list, rows, filter, cursor, selected, onOpen, onSearch }: RowsProps) {
  const mayInstall = useMay('read', 'secret');
  const { inbox } = useWorkspace();
  const all = useWords();
  const words = all.inbox;
  const state = inbox.state(list).value;
  const failed = state.status === 'failed' && state.failure !== 'offline';
  const retry = <Button onPress={() => inbox.retry(list)}>{all.general.retry}</Button>;
  const further = searchesFurther(filter, rows.length) && <Button tone="quiet" icon="search" onPress={() => onSearch(filter.trim())}>{words.searchFurther}</Button>;
  if (rows.length > 0) {
    return (
      <VirtualList
        key={list} label={words.lists[list]} items={rows} keyOf={(row) => row.id} rowHeight={rowHeight} cursor={cursor} selected={selected}
        row={(row) => <InboxRow row={row} mixed={list === 'all'} />} onOpen={onOpen} onNearEnd={() => inbox.more(list)}
        footer={<>{failed ? <p class="list-foot">{words.failed} {retry}</p> : state.cursor !== null && <p class="list-foot">{words.loadingMore}</p>}{further && <p class="list-foot">{further}</p>}</>}
      />
    );
  }
  if (failed) return <Blank icon="warning" tone="bad" title={words.failed} text={all.errors[state.failure ?? 'unexpected']}>{retry}</Blank>;
  if (state.status !== 'ready') return <Skeleton rows={6} label={all.general.loading} />;
  if (filter.trim() !== '') return <Blank icon="search" title={words.noMatch(filter.trim())}>{further}</Blank>;
  if (Object.keys(inbox.filter.value).length > 0) return <Blank icon="filter" title={all.desk.filter.nothing} />;
  const empty = words.empty[list];
  return (
    <Blank icon={list === 'bot' ? 'bot' : 'chat'} title={empty.title} text={empty.text}>
      {list === 'all' && mayInstall && <Link class="button" to={{ page: 'settings', section: 'install' }}>{words.emptyAction}</Link>}
    </Blank>
  );
}
