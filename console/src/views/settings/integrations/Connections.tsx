import type { Connection, ConnectionKind } from '@aftercast/shared';
import { useState } from 'preact/hooks';
import { Blank } from '../../../components/Blank.tsx';
import { Button } from '../../../components/Button.tsx';
import { Confirm } from '../../../components/Confirm.tsx';
import { useConsole, useTimes, useWords } from '../../../components/ConsoleContext.tsx';
import { Menu } from '../../../components/page/Menu.tsx';
import { Section } from '../../../components/page/Section.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { failureCode } from '../../../models/failure.ts';
import { useLoaded } from '../../reports/use-loaded.ts';
import { ConnectDialog } from './ConnectDialog.tsx';
import { ReceiptsDialog } from './ReceiptsDialog.tsx';
import { SecretDialog } from './SecretDialog.tsx';

/** Made or given a new secret a moment ago. */
interface Fresh { connection: Connection; secret: string | null }

const addressOf = (id: string): string => `${location.origin}/api/v1/hooks/${id}`;
function exampleOf({ id, kind }: Connection): string | undefined {
  if (kind === 'shopify') return undefined;
  return `body='{"events":[{"id":"1","orderId":"LY1001","type":"shipment.scanned","at":'$(date +%s000)',"code":"in-transit","text":"…"}]}'; t=$(date +%s); `
    + `curl ${addressOf(id)} -H "aftercast-signature: t=$t,v1=$(printf '%s' "$t.$body" | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d' ' -f1)" -d "$body"`;
}

/** Where orders come from, and how each gets on. */
export function Connections() {
  const { api } = useConsole();
  const all = useWords();
  const words = all.integrations.connections;
  const list = useLoaded('connections', api.integrations.connections, 15_000);
  const [adding, add] = useState(false);
  const [fresh, setFresh] = useState<Fresh | null>(null);
  const rows = list.data?.connections;
  return (
    <Section title={words.title} lead={words.lead}>
      <div><Button icon="plus" onPress={() => add(true)}>{words.add}</Button></div>
      {list.failure && !rows && <Blank icon="warning" tone="bad" title={all.errors[list.failure]}><Button onPress={list.reload}>{all.general.retry}</Button></Blank>}
      {!list.failure && !rows && <Skeleton rows={2} label={all.general.loading} />}
      {rows?.length === 0 && <p class="faint">{words.none}</p>}
      {rows && rows.length > 0 && <ul class="links">{rows.map((one) => <Row key={one.id} one={one} onFresh={setFresh} onChanged={list.reload} />)}</ul>}
      {adding && <ConnectDialog onClose={() => add(false)} onMade={(made) => { add(false); setFresh(made); list.reload(); }} />}
      {fresh && <SecretDialog secret={fresh.secret} address={addressOf(fresh.connection.id)} {...(exampleOf(fresh.connection) ? { example: exampleOf(fresh.connection) as string } : {})} onClose={() => setFresh(null)} />}
    </Section>
  );
}

function Row({ one, onFresh, onChanged }: { one: Connection; onFresh: (fresh: Fresh) => void; onChanged: () => void }) {
  const { api, clock, toasts } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.integrations.connections;
  const [asked, ask] = useState<'rotate' | 'remove' | 'receipts' | null>(null);
  const { id, kind, name, disabled, lastReceivedAt, problem } = one;
  const run = (work: Promise<unknown>): void => { void work.then(onChanged, (cause: unknown) => toasts.say(all.errors[failureCode(cause)], 'bad')); };
  const rotate = (): void => run(api.integrations.rotateConnection(id).then((made) => onFresh(made)));
  return (
    <li class="link-row">
      <div class="link-name"><b><bdi>{name}</bdi></b> <span class="faint">{words.kinds[kind satisfies ConnectionKind]}</span> {disabled ? <Tag>{words.off}</Tag> : problem ? <Tag tone="late">{words.problems[problem.code]}</Tag> : lastReceivedAt !== null && <Tag tone="fine">{words.fine}</Tag>}</div>
      <span class="faint">{lastReceivedAt === null ? words.never : words.last(times.ago(lastReceivedAt, clock.now.value))}</span>
      <Button tone="quiet" onPress={() => ask('receipts')}>{words.receipts}</Button>
      <Menu label={words.more(name)}>
        {kind === 'webhook' && <Button tone="quiet" icon="key" onPress={() => ask('rotate')}>{all.integrations.rotate}</Button>}
        <Button tone="quiet" icon="close" onPress={() => run(api.integrations.switchConnection(id, !disabled))}>{disabled ? all.integrations.switchOn : all.integrations.switchOff}</Button>
        <Button tone="quiet" icon="trash" onPress={() => ask('remove')}>{all.integrations.remove}</Button>
      </Menu>
      {asked === 'receipts' && <ReceiptsDialog id={id} name={name} onClose={() => ask(null)} />}
      {asked === 'rotate' && <Confirm title={all.integrations.rotate} text={all.integrations.rotateText} yes={all.integrations.rotate} onYes={rotate} onClose={() => ask(null)} />}
      {asked === 'remove' && <Confirm title={all.integrations.remove} text={words.removeText(name)} yes={all.integrations.remove} danger onYes={() => run(api.integrations.removeConnection(id))} onClose={() => ask(null)} />}
    </li>
  );
}
