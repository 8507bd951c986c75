import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { EntryRow, Language } from '@aftercast/shared';
import { attachKeyboard } from '../../browser/keyboard.ts';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords, useMay } from '../../components/ConsoleContext.tsx';
import { Segmented } from '../../components/Field.tsx';
import { FilterBar, type Filter } from '../../components/page/FilterBar.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { createEntryList, entryStates, noFilter, queryOf, type EntryFilter, type EntryList, type EntryState } from '../../models/knowledge/entry-list.ts';
import type { Route } from '../../models/route.ts';
import type { EntryUsage } from '../../models/worklist/worklist-api.ts';
import { EntryLine } from './EntryLine.tsx';
import { KnowledgePage } from './KnowledgePage.tsx';
import { useListAddress } from './use-list-address.ts';
import { useUsage } from './use-usage.ts';

/** Height of a row in pixels, the same as in knowledge.css. */
const rowHeight = 64;

export const entryRoute = (language: Language, ...path: string[]): Extract<Route, { page: 'knowledge' }> => ({ page: 'knowledge', tab: 'entries', path: [language, ...path] });
export const draftsRoute: Route = { page: 'knowledge', tab: 'versions', path: ['drafts'] };

/** Every entry of a language: searched, narrowed, opened. */
export function EntryListView({ language }: { language: Language }) {
  const { api, navigation, clock, newId } = useConsole();
  const words = useWords().knowledge;
  const list = useMemo(() => createEntryList({ api: api.knowledge, language, later: (run, ms) => { setTimeout(run, ms); }, clock: () => clock.now.peek() }), [language]);
  const { cursor, setCursor, keepPlace } = useListAddress(list);
  useEffect(() => { void list.load(); }, [list]);
  const usage = useUsage(language);
  const mayEdit = useMay('update', 'knowledge');
  const shown = list.shown.value;
  const drafted = list.rows.value?.filter(({ draft }) => draft !== null).length ?? 0;
  const go = (...path: string[]): void => navigation.go({ ...entryRoute(language, ...path), query: queryOf(list.words.peek(), list.filter.peek()) });
  const open = ({ id }: EntryRow): void => {
    keepPlace(id);
    go(id);
  };
  const add = (): void => go('+', newId('e'));
  const move = (by: 1 | -1): void => {
    const at = shown.findIndex(({ id }) => id === cursor);
    setCursor(shown[Math.min(shown.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.id ?? null);
  };
  useListKeys({ move, add: mayEdit ? add : null, open: () => { const row = shown.find(({ id }) => id === cursor); if (row) open(row); return row !== undefined; } });
  return (
    <KnowledgePage
      tab="entries" width="list" lead={mayEdit ? words.list.lead : words.readOnly} count={list.rows.value?.length}
      action={mayEdit && (
        <>
          <Button tone={drafted > 0 ? 'plain' : 'primary'} icon="plus" onPress={add}>{words.add}</Button>
          {drafted > 0 && <Button tone="primary" onPress={() => navigation.go(draftsRoute)}>{words.toPublish(drafted)}</Button>}
        </>
      )}
    >
      <Filters list={list} language={language} />
      <Rows list={list} usage={usage} cursor={cursor} onOpen={open} onAdd={mayEdit ? add : null} onArrow={move} />
    </KnowledgePage>
  );
}

function clear(list: EntryList): void {
  list.search('');
  list.filter.value = noFilter;
}

function Filters({ list, language }: { list: EntryList; language: Language }) {
  const { navigation } = useConsole();
  const words = useWords().knowledge;
  const { tier, product, liveSession, state } = list.filter.value;
  const set = (patch: Partial<EntryFilter>): void => { list.filter.value = { ...list.filter.value, ...patch }; };
  const { products, liveSessions } = list.names.value;
  const named = (all: string, names: Record<string, string>) => [{ value: '', label: all }, ...Object.entries(names).map(([value, label]) => ({ value, label }))];
  const filters: Filter[] = [
    { label: words.list.state, value: state, options: [{ value: '', label: words.list.allStates }, ...entryStates.map((value) => ({ value, label: words.states[value] }))], onChoose: (value) => set({ state: value as EntryState | '' }) },
    { label: words.list.tier, value: tier, options: [{ value: '', label: words.list.allTiers }, ...([1, 2, 3] as const).map((value) => ({ value: String(value), label: words.tiers[value] }))], onChoose: (value) => set({ tier: value }) },
    ...(Object.keys(products).length > 0 ? [{ label: words.list.product, value: product, options: named(words.list.allProducts, products), onChoose: (value: string) => set({ product: value }) }] : []),
    ...(Object.keys(liveSessions).length > 0 ? [{ label: words.list.liveSession, value: liveSession, options: named(words.list.allSessions, liveSessions), onChoose: (value: string) => set({ liveSession: value }) }] : []),
  ];
  const all = list.rows.value?.length ?? 0;
  return (
    <FilterBar
      search={{ label: words.list.search, placeholder: words.list.search, value: list.words.value, onText: list.search }} filters={filters}
      {...(list.rows.value ? { summary: words.list.shown(list.shown.value.length, all) } : {})}
    >
      <Segmented
        label={words.language} quiet value={language} options={(['zh', 'en'] as const).map((value) => ({ value, label: words.languages[value] }))}
        onChoose={(value) => navigation.go(entryRoute(value), 'replace')}
      />
      {Object.keys(queryOf(list.words.value, list.filter.value)).length > 0 && <Button tone="quiet" icon="close" onPress={() => clear(list)}>{words.list.clear}</Button>}
    </FilterBar>
  );
}

interface RowsProps { list: EntryList; usage: ReadonlyMap<string, EntryUsage>; cursor: string | null; onOpen: (row: EntryRow) => void; onAdd: (() => void) | null; onArrow: (by: 1 | -1) => void }

function Rows({ list, usage, cursor, onOpen, onAdd, onArrow }: RowsProps) {
  const all = useWords();
  const words = all.knowledge;
  const failure = list.failure.value;
  const rows = list.rows.value;
  if (failure !== null && rows === null) return <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { void list.load(); }}>{all.general.retry}</Button></Blank>;
  if (rows === null) return <Skeleton rows={6} label={all.general.loading} />;
  if (rows.length === 0) return <Blank icon="book" title={words.list.emptyTitle} text={words.list.emptyText}>{onAdd && <Button icon="plus" onPress={onAdd}>{words.add}</Button>}</Blank>;
  if (list.shown.value.length === 0) {
    return <Blank icon="search" title={words.list.noneTitle} text={words.list.noneText}><Button onPress={() => clear(list)}>{words.list.clear}</Button></Blank>;
  }
  const arrows = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    onArrow(event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    <div class="entry-list" onKeyDown={arrows} title={words.list.keyboard}>
      <VirtualList
        label={words.tabs.entries} items={list.shown.value} keyOf={({ id }) => id} rowHeight={rowHeight} cursor={cursor} follow selected={null}
        row={(row) => <EntryLine row={row} words={list.words.value} names={list.names.value} usage={usage.get(row.id)} />} onOpen={onOpen} onNearEnd={() => undefined}
      />
    </div>
  );
}

/** J, K, Enter, and N for a new entry. */
function useListKeys(handlers: { move: (by: 1 | -1) => void; add: (() => void) | null; open: () => boolean }): void {
  const held = useRef(handlers);
  held.current = handlers;
  useEffect(() => attachKeyboard(document, (command) => {
    switch (command.do) {
      case 'next': held.current.move(1); return true;
      case 'previous': held.current.move(-1); return true;
      case 'open': return held.current.open();
      case 'new': held.current.add?.(); return held.current.add !== null;
      default: return false;
    }
  }), []);
}
