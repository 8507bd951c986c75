import { useEffect, useMemo } from 'preact/hooks';
import type { AuditEntry } from '@aftercast/shared';
import { auditGroupNames } from '@aftercast/shared/client';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Link } from '../../components/Link.tsx';
import { FilterBar } from '../../components/page/FilterBar.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { auditSheet } from '../../models/audit/audit-api.ts';
import { auditPresets, auditQuery, daysOf, readAuditFilter } from '../../models/audit/audit-filter.ts';
import { actorOf, byDay, placeOf, sentenceOf } from '../../models/audit/audit-lines.ts';
import { createAuditLog, type AuditLog } from '../../models/audit/audit-log.ts';
import { localDate, shiftDate } from '../../models/reports/period.ts';
import type { RouteQuery } from '../../models/route.ts';
import { DateField } from '../reports/PeriodBar.tsx';
import { AuditRetention } from './AuditRetention.tsx';
import { SettingsPage } from './SettingsPage.tsx';

/** Who did what, by the shop's days, narrowed as the address says. */
export function AuditSection() {
  const { api, session, clock, navigation } = useConsole();
  const all = useWords();
  const words = all.audit;
  const zone = session.shop.value?.timeZone ?? 'UTC';
  const route = navigation.route.value;
  const query = route.page === 'settings' ? route.query : undefined;
  const today = localDate(clock.now.value, zone);
  const filter = readAuditFilter(query, today);
  const asked = auditQuery(filter, zone);
  const log = useMemo(() => createAuditLog(api.audit), [api]);
  useEffect(() => { void log.open(asked); }, [log, asked]);
  const staff = useLoaded('staff', api.agents);
  const narrow = (change: RouteQuery): void => navigation.go({ page: 'settings', section: 'audit', query: { ...query, ...change } }, 'replace');
  const days = daysOf(query);
  const entries = log.entries.value;
  return (
    <SettingsPage
      section="audit" width="full" lead={words.lead}
      action={<a class="button" href={auditSheet(asked)} download><Icon name="download" size={16} />{words.export}</a>}
    >
      <AuditRetention />
      <FilterBar
        summary={entries === null ? '' : words.shown(entries.length, log.hasMore.value)}
        filters={[
          { label: words.who, value: filter.actorId, onChoose: (who) => narrow({ who }), options: [{ value: '', label: words.everyone }, ...(staff.data?.agents ?? []).map(({ id, name }) => ({ value: id, label: name }))] },
          { label: words.group, value: filter.group, onChoose: (group) => narrow({ group }), options: [{ value: '', label: words.everything }, ...auditGroupNames.map((value) => ({ value, label: words.groups[value] }))] },
          {
            label: words.days, value: days,
            options: [{ value: '', label: words.allDays }, ...auditPresets.map((value) => ({ value, label: words.presets[value] })), { value: 'own', label: words.own }],
            onChoose: (value) => narrow(value === 'own' ? { days: '', from: shiftDate(today, -6), to: today } : { days: value, from: '', to: '' }),
          },
        ]}
      >
        {days === 'own' && <DateField label={words.from} value={filter.from} max={filter.to} onDate={(from) => narrow({ from, to: filter.to })} />}
        {days === 'own' && <DateField label={words.to} value={filter.to} min={filter.from} max={today} onDate={(to) => narrow({ from: filter.from, to })} />}
      </FilterBar>
      <Entries log={log} narrowed={asked !== ''} onRetry={() => { void log.open(asked); }} onAll={() => narrow({ who: '', group: '', days: '', from: '', to: '' })} />
    </SettingsPage>
  );
}

function Entries({ log, narrowed, onRetry, onAll }: { log: AuditLog; narrowed: boolean; onRetry: () => void; onAll: () => void }) {
  const { clock, preferences } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.audit;
  const entries = log.entries.value;
  const failure = log.failure.value;
  if (entries === null) return failure === null ? <Skeleton rows={8} label={all.general.loading} /> : <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={onRetry}>{all.general.retry}</Button></Blank>;
  if (entries.length === 0) return narrowed ? <Blank icon="filter" title={words.noneFound.title} text={words.noneFound.text}><Button onPress={onAll}>{words.noneFound.all}</Button></Blank> : <Blank icon="history" title={words.none.title} text={words.none.text} />;
  const columns: Column<AuditEntry>[] = [
    { key: 'what', head: words.columns.what, cell: (entry) => {
      const to = placeOf(entry);
      const sentence = <span dir="auto">{sentenceOf(entry, all, preferences.language.value, times)}</span>;
      return to ? <Link class="audit-what" to={to}>{sentence}</Link> : sentence;
    } },
    { key: 'who', head: words.columns.who, width: '160px', cell: (entry) => <bdi>{actorOf(entry, words)}</bdi> },
    { key: 'address', head: words.columns.address, width: '150px', phone: 'hide', cell: ({ address }) => <span class="faint">{address}</span> },
    { key: 'at', head: words.columns.at, width: '90px', kind: 'number', phone: 'side', cell: ({ at }) => <time dateTime={new Date(at).toISOString()} title={times.full(at)}>{times.clock(at)}</time> },
  ];
  return (
    <>
      {byDay(entries, times).map((day) => {
        const name = times.day(day.at, clock.now.value);
        return <section key={day.entries[0]?.position} class="audit-day"><h3>{name}</h3><Table label={name} columns={columns} rows={day.entries} keyOf={({ position }) => String(position)} /></section>;
      })}
      {failure !== null && <p class="audit-more" role="alert">{all.errors[failure]}</p>}
      {log.hasMore.value && <p class="audit-more"><Button busy={log.busy.value} onPress={() => { void log.more(); }}>{words.more}</Button></p>}
    </>
  );
}
