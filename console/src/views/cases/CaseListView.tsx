import type { CaseList, CaseMatter, CaseView } from '@aftercast/shared';
import { caseMatters } from '@aftercast/shared/client';
import { useEffect, useMemo } from 'preact/hooks';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { CaseDue, CaseStateTag, useCaseTitle } from '../../components/CaseFacts.tsx';
import { useCaseReason } from '../../components/CaseGoods.tsx';
import { useConsole, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { FilterBar } from '../../components/page/FilterBar.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { createCaseList } from '../../models/cases/case-list.ts';
import { CaseDrawer } from './CaseDrawer.tsx';
import type { Route } from '../../models/route.ts';
import { CasesPage } from './CasesPage.tsx';

/** One list of cases, what is due first, and the one that is open beside it. */
export function CaseListView({ route, list }: { route: Extract<Route, { page: 'cases' }>; list: Exclude<CaseList, 'all'> }) {
  const { api, navigation } = useConsole();
  const { cases: board, agentId, link } = useWorkspace();
  const all = useWords();
  const words = all.cases;
  const model = useMemo(() => createCaseList(api.cases.page, ({ approvals }) => board.learn([], approvals)), [api, board]);
  const query = route.query ?? {};
  const matter = caseMatters.find((one) => one === query.matter) ?? '';
  const ownerId = query.owner === 'mine' ? agentId : '';
  const reload = (): void => { void model.load({ list, matter, ownerId }); };
  const online = link.status.value.state === 'online';
  useEffect(reload, [model, list, matter, ownerId, online]);
  const changed = board.changed.value;
  useEffect(() => { if (changed) model.learn(changed); }, [changed, model]);
  const narrow = (part: Record<string, string>): void => navigation.go({ ...route, id: null, query: { ...query, ...part } });
  const rows = model.cases.value;
  const failure = model.failure.value;
  const total = model.total.value;
  const title = useCaseTitle();
  const columns: Column<CaseView>[] = [
    { key: 'what', head: words.columns.what, cell: (one) => <CaseName about={one} title={title(one)} /> },
    { key: 'state', head: words.columns.state, width: '130px', phone: 'side', cell: (one) => <CaseStateTag state={one.state} /> },
    { key: 'due', head: words.columns.due, width: '180px', cell: (one) => <CaseDue about={one} /> },
    { key: 'owner', head: words.columns.owner, width: '140px', cell: (one) => <bdi>{one.state === 'waiting_approval' && one.requestedBy ? words.askedBy(one.requestedBy.name) : one.owner?.name ?? words.nobody}</bdi> },
  ];
  const none = list === 'approvals' ? words.noneApprovals : words.none;
  return (
    <CasesPage tab={route.tab} count={total} drawer={route.id !== null && <CaseDrawer key={route.id} id={route.id} onClose={() => navigation.go({ ...route, id: null })} />}>
      <FilterBar
        summary={rows && rows.length < total ? words.shown(rows.length, total) : ''}
        filters={[
          { label: words.matter, value: matter, options: [{ value: '', label: words.filters.matter }, ...caseMatters.map((value: CaseMatter) => ({ value, label: words.matters[value] }))], onChoose: (value) => narrow({ matter: value }) },
          { label: words.columns.owner, value: query.owner ?? '', options: [{ value: '', label: words.filters.owner }, { value: 'mine', label: words.filters.mine }], onChoose: (value) => narrow({ owner: value }) },
        ]}
      />
      {failure && !rows && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={reload}>{all.general.retry}</Button></Blank>}
      {!failure && !rows && <Skeleton rows={6} label={all.general.loading} />}
      {rows?.length === 0 && <Blank icon="box" title={none.title} text={none.text} />}
      {rows && rows.length > 0 && <Table label={words.title} columns={columns} rows={rows} keyOf={({ id }) => id} current={route.id} to={({ id }) => ({ ...route, id })} onNearEnd={() => { void model.more(); }} />}
    </CasesPage>
  );
}

function CaseName({ about, title }: { about: CaseView; title: string }) {
  const words = useWords();
  const reason = useCaseReason()(about);
  const who = about.shopper?.name ?? null;
  return (
    <span class="case-name">
      <bdi>{title}</bdi>
      <span class="faint">{[who, about.orderId && words.cases.order(about.orderId), reason].filter(Boolean).join(' · ')}</span>
    </span>
  );
}
