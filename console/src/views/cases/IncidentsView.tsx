import type { IncidentSuggestion, IncidentView as Incident, NewIncident } from '@aftercast/shared';
import { can } from '@aftercast/shared/client';
import { useState } from 'preact/hooks';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { TextAreaField, TextField } from '../../components/Field.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { failureCode } from '../../models/failure.ts';
import { CasesPage } from './CasesPage.tsx';
import { Suggestions } from './Suggestions.tsx';

const shown = 200;

/** The incidents, the open ones first, and waiting conversations that look like another one. @param chosen the group that was proposed elsewhere */
export function IncidentsView({ chosen }: { chosen: string | null }) {
  const { api, session, clock, navigation, newId, toasts } = useConsole();
  const { cases } = useWorkspace();
  const times = useTimes();
  const all = useWords();
  const words = all.incidents;
  const [opening, open] = useState(false);
  const list = useLoaded(String(cases.incident.value.count), () => api.incidents.page(0, shown));
  const agent = session.agent.value;
  const may = agent !== null && can(agent, 'update', 'incidents');
  async function create(given: NewIncident): Promise<void> {
    try {
      const { incident } = await api.incidents.open({ ...given, id: newId('inc') });
      navigation.go({ page: 'cases', tab: 'incidents', id: incident.id });
    } catch (cause) {
      toasts.say(all.errors[failureCode(cause)], 'bad');
    }
  }
  const gather = ({ title, product, liveSession, conversations }: IncidentSuggestion): void => { void create({ title: title.slice(0, 120), product, liveSession, conversationIds: conversations.map(({ id }) => id) }); };
  const columns: Column<Incident>[] = [
    { key: 'what', head: words.columns.what, cell: (one) => <span class="case-name"><bdi>{one.title}</bdi>{one.cause && <span class="faint">{one.cause}</span>}</span> },
    { key: 'state', head: words.columns.state, width: '110px', phone: 'side', cell: (one) => <Tag tone={one.state === 'open' ? 'info' : 'plain'}>{words.states[one.state]}</Tag> },
    { key: 'members', head: words.columns.members, width: '110px', kind: 'number', cell: (one) => <><span class="phone-head">{words.columns.members} </span>{one.members}</> },
    { key: 'waiting', head: words.columns.waiting, width: '110px', kind: 'number', cell: (one) => <><span class="phone-head">{words.columns.waiting} </span>{one.waiting}</> },
    { key: 'since', head: words.columns.since, width: '130px', phone: 'hide', cell: (one) => times.ago(one.createdAt, clock.now.value) },
  ];
  const rows = list.data?.incidents ?? null;
  return (
    <CasesPage tab="incidents" lead={words.lead} action={may && <Button tone="primary" icon="plus" onPress={() => open(true)}>{words.open}</Button>}>
      {list.failure && !rows && <Blank icon="warning" tone="bad" title={all.errors[list.failure]}><Button onPress={list.reload}>{all.general.retry}</Button></Blank>}
      {!list.failure && !rows && <Skeleton rows={4} label={all.general.loading} />}
      {may && <Suggestions verb={words.gather} onTake={gather} chosen={chosen} />}
      {rows?.length === 0 && <Blank icon="people" title={words.none.title} text={words.none.text} />}
      {rows && rows.length > 0 && <Table label={words.columns.what} columns={columns} rows={rows} keyOf={({ id }) => id} to={({ id }) => ({ page: 'cases', tab: 'incidents', id })} />}
      {opening && <IncidentForm onCreate={(given) => { open(false); void create(given); }} onClose={() => open(false)} />}
    </CasesPage>
  );
}

function IncidentForm({ onCreate, onClose }: { onCreate: (given: NewIncident) => void; onClose: () => void }) {
  const all = useWords();
  const words = all.incidents;
  const [title, setTitle] = useState('');
  const [cause, setCause] = useState('');
  return (
    <Dialog title={words.open} onClose={onClose}>
      <form class="case-form" onSubmit={(event) => { event.preventDefault(); if (title.trim()) onCreate({ title, cause }); }}>
        <TextField label={words.name} value={title} onText={setTitle} maxLength={120} required autofocus autocomplete="off" />
        <TextAreaField label={words.cause} value={cause} onText={setCause} hint={words.causeHint} rows={2} maxLength={500} />
        <footer class="dialog-foot"><Button onPress={onClose}>{all.general.cancel}</Button><Button submit tone="primary" disabled={title.trim() === ''}>{words.create}</Button></footer>
      </form>
    </Dialog>
  );
}
