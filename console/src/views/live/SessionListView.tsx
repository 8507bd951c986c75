import type { PlannedSession } from '@aftercast/shared';
import { inOrder } from '@aftercast/shared/client';
import { useEffect, useMemo } from 'preact/hooks';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useMay, useWords } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import { FilterBar } from '../../components/page/FilterBar.tsx';
import { Page } from '../../components/page/Page.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { useSearchText } from '../../components/page/use-search-text.ts';
import { Skeleton } from '../../components/Skeleton.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { createSessionList } from '../../models/live/session-list.ts';
import { newSession, type Route } from '../../models/route.ts';
import { SpanLine } from './SpanLine.tsx';

/** Others make and change sessions too. */
const everyMs = 60_000;

/** All live sessions, loaded as one goes down: on air, coming up, over. */
export function SessionListView({ route }: { route: Extract<Route, { page: 'live' }> }) {
  const { api, clock, navigation, session } = useConsole();
  const all = useWords();
  const words = all.live;
  const may = useMay('update', 'catalogue');
  const q = route.query?.['q'] ?? '';
  const list = useMemo(() => createSessionList(api.live.schedule), [api]);
  const load = (): void => { void list.load(q.trim()); };
  useEffect(() => {
    load();
    const timer = setInterval(load, everyMs);
    return () => clearInterval(timer);
  }, [list, q]);
  const [text, type] = useSearchText(q, (next) => navigation.go({ ...route, query: { q: next } }, 'replace'));
  const [rows, counts, failure] = [list.rows.value, list.counts.value, list.failure.value];
  const groups = inOrder(rows ?? [], clock.now.value);
  const states = (['on', 'next', 'past'] as const).filter((state) => groups[state].length > 0);
  const add = (): void => navigation.go({ page: 'live', id: newSession, part: 'session' });
  /** What is over needs neither a check nor a desk. */
  const columnsOf = (over: boolean): Column<PlannedSession>[] => [
    { key: 'session', head: words.columns.session, cell: ({ title, host }) => <span class="case-name"><bdi>{title}</bdi><span class="faint"><bdi>{host || words.noHost}</bdi></span></span> },
    { key: 'when', head: words.columns.when, width: '290px', cell: ({ startsAt, endsAt }) => <SpanLine startsAt={startsAt} endsAt={endsAt} /> },
    { key: 'links', head: words.columns.links, width: '80px', kind: 'number', cell: ({ links }) => <><span class="phone-head">{words.columns.links} </span>{links}</> },
    { key: 'promises', head: words.columns.promises, width: '80px', kind: 'number', cell: ({ promises }) => <><span class="phone-head">{words.columns.promises} </span>{promises}</> },
    ...(over ? [] : [
      { key: 'check', head: words.columns.check, width: '120px', cell: (one: PlannedSession) => <CheckTag key={`${one.id} ${one.version}`} id={one.id} /> },
      {
        key: 'actions', head: words.columns.actions, width: '140px', kind: 'actions' as const,
        cell: (one: PlannedSession) => <Link class="button" label={words.toDeskOf(one.title)} to={{ page: 'live', id: one.id, part: 'on-air' }}>{words.toDesk}</Link>,
      },
    ]),
  ];
  return (
    <Page
      title={words.title} lead={words.lead}
      action={may && <><Link class="button" to={{ page: 'knowledge', tab: 'import', path: ['live'] }}>{words.fromSheet}</Link><Button tone="primary" icon="plus" onPress={add}>{words.add}</Button></>}
    >
      {failure && !rows && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={load}>{all.general.retry}</Button></Blank>}
      {!failure && !rows && <Skeleton rows={8} label={all.general.loading} />}
      {rows?.length === 0 && q.trim() === '' && <Blank icon="broadcast" title={words.none.title} text={words.none.text}>{may && <Button tone="primary" icon="plus" onPress={add}>{words.add}</Button>}</Blank>}
      {rows && (rows.length > 0 || q.trim() !== '') && (
        <>
          <FilterBar search={{ label: words.search, placeholder: words.search, value: text, onText: type }} filters={[]} summary={words.zone(session.shop.value?.timeZone ?? 'UTC')} />
          {rows.length === 0 && <Blank icon="search" title={words.notFound.title} text={words.notFound.text} />}
          {states.map((state) => (
            <section key={state} class="live-group">
              <h2>{words.groups[state]}<span class="page-count">{counts[state]}</span></h2>
              <Table
                label={words.groups[state]} columns={columnsOf(state === 'past')} rows={groups[state]} keyOf={({ id }) => id} to={({ id }) => ({ page: 'live', id, part: 'session' })}
                {...(state === states.at(-1) && list.isMore.value ? { onNearEnd: () => { void list.more(); } } : {})}
              />
            </section>
          ))}
        </>
      )}
    </Page>
  );
}

/** Whether a session is ready to go on air. */
function CheckTag({ id }: { id: string }) {
  const { api } = useConsole();
  const words = useWords().live;
  const { data } = useLoaded(id, () => api.imports.checklist(id));
  if (!data) return null;
  const lacking = data.checklist.filter(({ missing }) => missing.length > 0).length;
  if (data.checklist.length === 0) return <Tag>{words.noLinks}</Tag>;
  return <Tag tone={lacking > 0 ? 'soon' : 'fine'}>{lacking > 0 ? words.lacking(lacking) : words.ready}</Tag>;
}
