import type { Webhook } from '@aftercast/shared';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { Confirm } from '../../../components/Confirm.tsx';
import { useConsole, useTimes, useWords } from '../../../components/ConsoleContext.tsx';
import { Menu } from '../../../components/page/Menu.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { useLoaded } from '../../../components/use-loaded.ts';
import { DeliveriesDialog } from './DeliveriesDialog.tsx';
import { LinkedSystem, LinkedSystems, useChange } from './LinkedSystems.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import { WebhookDialog } from './WebhookDialog.tsx';

/** Made, or given a new secret, a moment ago. */
interface Fresh { title: string; secret: string }

/** Which of the merchant's systems are told what happens, and how each gets on. */
export function Webhooks() {
  const { api } = useConsole();
  const all = useWords();
  const { data, failure, reload } = useLoaded('webhooks', api.integrations.webhooks, 15_000);
  const [adding, add] = useState(false);
  const [fresh, setFresh] = useState<Fresh | null>(null);
  return (
    <LinkedSystems
      words={all.integrations.webhooks} rows={data?.webhooks ?? null} failure={failure} onRetry={reload} onAdd={() => add(true)}
      row={(one) => <Row key={one.id} one={one} onFresh={setFresh} onChanged={reload} />}
    >
      {adding && <WebhookDialog onClose={() => add(false)} onMade={(secret) => { add(false); setFresh({ title: all.integrations.ready, secret }); reload(); }} />}
      {fresh && <SecretDialog {...fresh} onClose={() => setFresh(null)} />}
    </LinkedSystems>
  );
}

function Row({ one, onFresh, onChanged }: { one: Webhook; onFresh: (fresh: Fresh) => void; onChanged: () => void }) {
  const { api } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.integrations.webhooks;
  const [asked, ask] = useState<'rotate' | 'remove' | 'deliveries' | null>(null);
  const { id, url, events, description, on, offReason, failingSince, waiting, dead } = one;
  const run = useChange(onChanged);
  return (
    <LinkedSystem
      name={<>
        <b class="link-url" title={url}><bdi>{url}</bdi></b>
        {!on ? <Tag tone={offReason ? 'late' : 'plain'}>{offReason ? words.offReasons[offReason] : words.off}</Tag> : failingSince !== null && <Tag tone="soon">{words.failing(times.short(failingSince))}</Tag>}
        <span class="faint link-more">{[description, events.map((group) => words.groups[group]).join(words.between)].filter(Boolean).join(' · ')}</span>
      </>}
      facts={[waiting > 0 && words.waiting(waiting), dead > 0 && words.dead(dead)].filter(Boolean).join(' · ')}
      actions={<>
        <Button tone="quiet" onPress={() => ask('deliveries')}>{words.deliveries}</Button>
        <Menu label={words.more(url)}>
          <Button tone="quiet" icon="send" onPress={() => run(api.integrations.ping(id), words.pinged)}>{words.ping}</Button>
          <Button tone="quiet" icon="key" onPress={() => ask('rotate')}>{all.integrations.rotate}</Button>
          <Button tone="quiet" icon={on ? 'close' : 'check'} onPress={() => run(api.integrations.switchWebhook(id, !on))}>{on ? all.integrations.switchOff : all.integrations.switchOn}</Button>
          <Button tone="quiet" icon="trash" onPress={() => ask('remove')}>{all.integrations.remove}</Button>
        </Menu>
      </>}
    >
      {asked === 'deliveries' && <DeliveriesDialog webhook={one} onClose={() => { ask(null); onChanged(); }} />}
      {asked === 'rotate' && <Confirm title={all.integrations.rotate} text={all.integrations.rotateText} yes={all.integrations.rotate} onYes={() => run(api.integrations.rotateWebhook(id).then(({ secret }) => onFresh({ title: all.integrations.rotated, secret })))} onClose={() => ask(null)} />}
      {asked === 'remove' && <Confirm title={all.integrations.remove} text={words.removeText} yes={all.integrations.remove} danger onYes={() => run(api.integrations.removeWebhook(id))} onClose={() => ask(null)} />}
    </LinkedSystem>
  );
}
