import type { CareDelivery } from '@aftercast/shared';
import { careStates } from '@aftercast/shared/client';
import { useEffect, useMemo } from 'preact/hooks';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { FilterBar } from '../../components/page/FilterBar.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { useSearchText } from '../../components/page/use-search-text.ts';
import { Skeleton } from '../../components/Skeleton.tsx';
import { Tag, type TagTone } from '../../components/Tag.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { createDeliveryList } from '../../models/care/delivery-list.ts';
import type { Route } from '../../models/route.ts';
import { CarePage } from './CarePage.tsx';

const tones: Record<CareDelivery['state'], TagTone> = { sent: 'info', seen: 'fine', not_reached: 'late', dropped: 'plain' };

/** Everything that was told, and what was kept back and why, narrowed as the address says. */
export function DeliveriesView({ route }: { route: Extract<Route, { page: 'care' }> }) {
  const { api, navigation, clock } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.care.deliveries;
  const { q = '', rule = '', state = '' } = route.query ?? {};
  const list = useMemo(() => createDeliveryList(api.care.deliveries), [api]);
  const rules = useLoaded('care', api.care.rules).data?.rules ?? [];
  const chosen = careStates.find((one) => one === state) ?? '';
  useEffect(() => { void list.load({ q: q.trim(), ruleId: rule, state: chosen }); }, [list, q, rule, chosen]);
  const narrow = (part: Record<string, string>): void => navigation.go({ ...route, query: { ...navigation.route.peek().page === 'care' ? route.query : {}, ...part } }, 'replace');
  const [text, setText] = useSearchText(q, (next) => narrow({ q: next }));
  const rows = list.rows.value;
  const failure = list.failure.value;
  const isNarrowed = q.trim() !== '' || rule !== '' || state !== '';
  const columns: Column<CareDelivery>[] = [
    { key: 'what', head: words.columns.what, cell: ({ ruleName, text: said }) => <span class="case-name"><bdi>{ruleName}</bdi><span class="faint care-said" dir="auto">{said}</span></span> },
    { key: 'who', head: words.columns.who, width: '190px', cell: ({ shopperExternalId, orderId }) => <span class="case-name"><bdi>{shopperExternalId ?? words.guest}</bdi>{orderId && <span class="faint"><bdi>{orderId}</bdi></span>}</span> },
    {
      key: 'state', head: words.columns.state, width: '210px',
      cell: (one) => (
        <span class="care-state">
          <Tag tone={tones[one.state]}>{words.states[one.state]}</Tag>
          {one.reason && <span class="faint">{words.reasons[one.reason]}</span>}
          {one.receipts.map(({ channel, state: how }) => <span key={channel} class="faint">{words.receipts[how](channel)}</span>)}
        </span>
      ),
    },
    { key: 'at', head: words.columns.at, width: '120px', phone: 'side', cell: ({ at }) => <time title={times.full(at)}>{times.ago(at, clock.now.value)}</time> },
  ];
  const reload = (): void => { void list.load({ q: q.trim(), ruleId: rule, state: chosen }); };
  return (
    <CarePage tab="deliveries">
      <FilterBar
        search={{ label: words.search, placeholder: words.search, value: text, onText: setText }} summary={rows && rows.length > 0 ? words.shown(rows.length) : ''}
        filters={[
          { label: all.care.columns.rule, value: rule, options: [{ value: '', label: words.all }, ...rules.map(({ id, name }) => ({ value: id, label: name }))], onChoose: (value) => narrow({ rule: value }) },
          { label: words.columns.state, value: chosen, options: [{ value: '', label: words.allStates }, ...careStates.map((value) => ({ value, label: words.states[value] }))], onChoose: (value) => narrow({ state: value }) },
        ]}
      />
      {failure && !rows && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={reload}>{all.general.retry}</Button></Blank>}
      {!failure && !rows && <Skeleton rows={8} label={all.general.loading} />}
      {rows?.length === 0 && <Blank icon="heart" {...(isNarrowed ? words.notFound : words.none)} />}
      {rows && rows.length > 0 && (
        <Table
          label={all.care.tabs.deliveries} columns={columns} rows={rows} keyOf={({ id }) => id} onNearEnd={() => { void list.more(); }}
          to={({ conversationId }) => (conversationId === null ? route : { page: 'inbox', list: 'all', conversationId, shopper: false })}
        />
      )}
    </CarePage>
  );
}
