import type { Connection } from '@aftercast/shared';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { Confirm } from '../../../components/Confirm.tsx';
import { useConsole, useTimes, useWords } from '../../../components/ConsoleContext.tsx';
import { Menu } from '../../../components/page/Menu.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { useLoaded } from '../../../components/use-loaded.ts';
import { ConnectDialog } from './ConnectDialog.tsx';
import { LinkedSystem, LinkedSystems, useChange } from './LinkedSystems.tsx';
import { OneFieldDialog } from './OneFieldDialog.tsx';
import { ReceiptsDialog } from './ReceiptsDialog.tsx';
import { SecretDialog } from './SecretDialog.tsx';

/** Made, or given a new secret, a moment ago. */
interface Fresh { title: string; connection: Connection; secret: string | null }

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
  const { data, failure, reload } = useLoaded('connections', api.integrations.connections, 15_000);
  const [adding, add] = useState(false);
  const [fresh, setFresh] = useState<Fresh | null>(null);
  const example = fresh ? exampleOf(fresh.connection) : undefined;
  return (
    <LinkedSystems
      words={words} rows={data?.connections ?? null} failure={failure} onRetry={reload} onAdd={() => add(true)}
      row={(one) => <Row key={one.id} one={one} onFresh={setFresh} onChanged={reload} />}
    >
      {adding && <ConnectDialog onClose={() => add(false)} onMade={(made) => { add(false); setFresh({ title: all.integrations.ready, ...made }); reload(); }} />}
      {fresh && <SecretDialog title={fresh.title} secret={fresh.secret} address={addressOf(fresh.connection.id)} {...(example ? { example } : {})} onClose={() => setFresh(null)} />}
    </LinkedSystems>
  );
}

function Row({ one, onFresh, onChanged }: { one: Connection; onFresh: (fresh: Fresh) => void; onChanged: () => void }) {
  const { api, clock, toasts } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.integrations.connections;
  const [asked, ask] = useState<'rename' | 'secret' | 'remove' | 'receipts' | null>(null);
  const { id, kind, name, disabled, lastReceivedAt, problem, previousSecretUntil } = one;
  const close = (): void => ask(null);
  const run = useChange(onChanged);
  const now = clock.now.value;
  const rotate = (): void => run(api.integrations.rotateConnection(id).then((made) => onFresh({ title: all.integrations.rotated, ...made })));
  const facts = [lastReceivedAt === null ? words.never : words.last(times.ago(lastReceivedAt, now)), previousSecretUntil !== null && previousSecretUntil > now && words.oldSecret(times.short(previousSecretUntil))];
  return (
    <LinkedSystem
      name={<>
        <b><bdi>{name}</bdi></b>{name !== words.kinds[kind] && <span class="faint">{words.kinds[kind]}</span>}
        {disabled ? <Tag>{words.off}</Tag> : problem ? <Tag tone="late">{words.problems[problem.code]}</Tag> : lastReceivedAt !== null && <Tag tone="fine">{words.fine}</Tag>}
      </>}
      facts={facts.filter(Boolean).join(' · ')}
      actions={<>
        <Button tone="quiet" onPress={() => ask('receipts')}>{words.receipts}</Button>
        <Menu label={words.more(name)}>
          <Button tone="quiet" icon="pen" onPress={() => ask('rename')}>{words.rename}</Button>
          <Button tone="quiet" icon="key" onPress={() => ask('secret')}>{kind === 'shopify' ? words.replaceSecret : all.integrations.rotate}</Button>
          <Button tone="quiet" icon={disabled ? 'check' : 'close'} onPress={() => run(api.integrations.changeConnection(id, { disabled: !disabled }))}>{disabled ? all.integrations.switchOn : all.integrations.switchOff}</Button>
          <Button tone="quiet" icon="trash" onPress={() => ask('remove')}>{all.integrations.remove}</Button>
        </Menu>
      </>}
    >
      {asked === 'receipts' && <ReceiptsDialog id={id} name={name} onClose={close} />}
      {asked === 'rename' && (
        <OneFieldDialog
          title={words.rename} label={words.name} hint={words.nameHint} value={name} least={1} most={60} onClose={close}
          onSave={async (called) => { await api.integrations.changeConnection(id, { name: called }); onChanged(); }}
        />
      )}
      {asked === 'secret' && kind === 'webhook' && <Confirm title={all.integrations.rotate} text={all.integrations.rotateText} yes={all.integrations.rotate} onYes={rotate} onClose={close} />}
      {asked === 'secret' && kind === 'shopify' && (
        <OneFieldDialog
          title={words.replaceSecret} label={words.shopifySecret} hint={words.replaceHint} least={8} most={200} onClose={close}
          onSave={async (secret) => { await api.integrations.rotateConnection(id, secret); onChanged(); toasts.say(words.secretReplaced); }}
        />
      )}
      {asked === 'remove' && <Confirm title={all.integrations.remove} text={words.removeText(name)} yes={all.integrations.remove} danger onYes={() => run(api.integrations.removeConnection(id))} onClose={close} />}
    </LinkedSystem>
  );
}
