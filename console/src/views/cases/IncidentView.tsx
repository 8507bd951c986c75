import type { IncidentMember, IncidentReply } from '@aftercast/shared';
import { can } from '@aftercast/shared/client';
import { useState } from 'preact/hooks';
import { Blank } from '../../components/Blank.tsx';
import { Button, IconButton } from '../../components/Button.tsx';
import { useConsole, useTimes, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import { Page } from '../../components/page/Page.tsx';
import { Section } from '../../components/page/Section.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { failureCode } from '../../models/failure.ts';
import { worded } from '../../models/cases/worded.ts';
import { previewText } from '../../models/shopper-name.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { IncidentAnswer } from './IncidentAnswer.tsx';
import { SendDrawer } from './SendDrawer.tsx';
import { Sends } from './Sends.tsx';
import { Suggestions } from './Suggestions.tsx';

/** Conversations shown, and with each wish for more; the server gives no more than `most`. */
const portion = 200;
const most = 1_000;

/** One incident: who belongs to it, what is said to all, and its end. */
export function IncidentView({ id }: { id: string }) {
  const { api, session, toasts } = useConsole();
  const { cases } = useWorkspace();
  const all = useWords();
  const words = all.incidents;
  const [closing, close] = useState(false);
  const [telling, tell] = useState(false);
  const [shown, show] = useState(portion);
  const changed = cases.incident.value;
  const count = changed.id === id ? changed.count : 0;
  const loaded = useLoaded(`${id} ${shown} ${count}`, () => api.incidents.one(id, shown));
  const sends = useLoaded(`${id} ${count}`, () => api.sends.list(id));
  const agent = session.agent.value;
  const may = agent !== null && can(agent, 'update', 'incidents') && loaded.data?.incident.state === 'open';
  const run = (work: Promise<unknown>): void => { void work.then(loaded.reload, (cause: unknown) => toasts.say(all.errors[failureCode(cause)], 'bad')); };
  if (!loaded.data) {
    return (
      <Page title={words.columns.what} back={{ to: { page: 'cases', tab: 'incidents', id: null }, on: 'always' }}>
        {loaded.failure ? <Blank icon="warning" tone="bad" title={loaded.failure === 'incident_not_found' ? words.gone : all.errors[loaded.failure]}><Button onPress={loaded.reload}>{all.general.retry}</Button></Blank> : <Skeleton rows={5} label={all.general.loading} />}
      </Page>
    );
  }
  const { incident, members, replies } = loaded.data;
  return (
    <Page
      title={incident.title} back={{ to: { page: 'cases', tab: 'incidents', id: null }, on: 'always' }} {...(incident.cause ? { lead: incident.cause } : {})}
      drawer={telling && <SendDrawer incidentId={id} onSent={() => { tell(false); sends.reload(); }} onClose={() => tell(false)} />}
      action={may ? <Button icon="check" onPress={() => close(true)}>{words.close}</Button> : <Tag>{words.states[incident.state]}</Tag>}
    >
      {(may || (sends.data?.sends.length ?? 0) > 0) && <Sends incidentId={id} sends={sends.data?.sends ?? []} may={agent !== null && can(agent, 'update', 'incidents')} onTell={may ? () => tell(true) : null} onChanged={sends.reload} />}
      {may && members.length > 0 && <IncidentAnswer id={id} onSent={loaded.reload} />}
      {replies.length > 0 && <Said replies={replies} />}
      <Section title={words.membersOf(incident.members)}>
        {members.length === 0 ? <p class="faint">{words.noMembers}</p> : <Members members={members} onRemove={may ? (one) => run(api.incidents.remove(id, one.conversationId)) : null} />}
        {members.length < incident.members && (
          <p class="faint">{words.shown(members.length, incident.members)} {shown < most && <Button tone="quiet" onPress={() => show(shown + portion)}>{words.more}</Button>}</p>
        )}
      </Section>
      {may && <Suggestions verb={words.addHere} onTake={({ conversations }) => run(api.incidents.add(id, conversations.map((one) => one.id)))} />}
      {closing && <CloseDialog incidentId={id} told={(sends.data?.sends ?? []).reduce((sum, { kind, counts }) => sum + (kind === 'opening' ? counts.told : 0), 0)} onClosed={() => { loaded.reload(); sends.reload(); }} onClose={() => close(false)} />}
    </Page>
  );
}

function Members({ members, onRemove }: { members: readonly IncidentMember[]; onRemove: ((one: IncidentMember) => void) | null }) {
  const words = useWords();
  const nameOf = (one: IncidentMember): string => one.shopperName ?? words.incidents.guest;
  const columns: Column<IncidentMember>[] = [
    { key: 'who', head: words.conversation.shopper.about, cell: (one) => <span class="case-name"><Link to={{ page: 'inbox', list: 'all', conversationId: one.conversationId, shopper: false }}><bdi>{nameOf(one)}</bdi></Link><span class="faint" dir="auto">{previewText(one.preview, words)}</span></span> },
    { key: 'order', head: words.conversation.shopper.orderId, width: '180px', cell: (one) => one.orderId ?? '' },
    { key: 'state', head: words.incidents.columns.state, width: '120px', phone: 'side', cell: (one) => <Tag tone={one.waiting ? 'soon' : 'plain'}>{words.inbox.states[one.state]}</Tag> },
    ...onRemove ? [{ key: 'remove', head: words.incidents.members, kind: 'actions' as const, cell: (one: IncidentMember) => <IconButton label={words.incidents.remove(nameOf(one))} icon="close" onPress={() => onRemove(one)} /> }] : [],
  ];
  return <Table label={words.incidents.members} columns={columns} rows={members} keyOf={({ conversationId }) => conversationId} />;
}

function Said({ replies }: { replies: readonly IncidentReply[] }) {
  const times = useTimes();
  const all = useWords();
  const words = all.incidents;
  return (
    <Section title={words.said}>
      <ol class="case-history">
        {replies.map(({ id, text, agentName, resolves, createdAt, sent, waiting, failed }) => (
          <li key={id}>
            <span><bdi>{agentName}</bdi> · {words.sent(sent, sent + waiting + failed)}{failed > 0 && ` · ${words.failed(failed)}`}{resolves && ` · ${words.resolves}`}</span>
            <time dateTime={new Date(createdAt).toISOString()}>{times.short(createdAt)}</time>
            <p dir="auto">{worded(text, words.variables, all.templates.blank)}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
