import type { Webhook } from '@aftercast/shared';
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
import { DeliveriesDialog } from './DeliveriesDialog.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import { WebhookDialog } from './WebhookDialog.tsx';

/** Which of the merchant's systems are told what happens, and how each gets on. */
export function Webhooks() {
  const { api } = useConsole();
  const all = useWords();
  const words = all.integrations.webhooks;
  const list = useLoaded('webhooks', api.integrations.webhooks, 15_000);
  const [adding, add] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const rows = list.data?.webhooks;
  return (
    <Section title={words.title} lead={words.lead}>
      <div><Button icon="plus" onPress={() => add(true)}>{words.add}</Button></div>
      {list.failure && !rows && <Blank icon="warning" tone="bad" title={all.errors[list.failure]}><Button onPress={list.reload}>{all.general.retry}</Button></Blank>}
      {!list.failure && !rows && <Skeleton rows={2} label={all.general.loading} />}
      {rows?.length === 0 && <p class="faint">{words.none}</p>}
      {rows && rows.length > 0 && <ul class="links">{rows.map((one) => <Row key={one.id} one={one} onSecret={setSecret} onChanged={list.reload} />)}</ul>}
      {adding && <WebhookDialog onClose={() => add(false)} onMade={(made) => { add(false); setSecret(made); list.reload(); }} />}
      {secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </Section>
  );
}

function Row({ one, onSecret, onChanged }: { one: Webhook; onSecret: (secret: string) => void; onChanged: () => void }) {
  const { api, clock, toasts } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.integrations.webhooks;
  const [asked, ask] = useState<'rotate' | 'remove' | 'deliveries' | null>(null);
  const { id, url, events, description, on, offReason, failingSince, waiting, dead } = one;
  const run = (work: Promise<unknown>, done?: string): void => { void work.then(() => { onChanged(); if (done) toasts.say(done); }, (cause: unknown) => toasts.say(all.errors[failureCode(cause)], 'bad')); };
  return (
    <li class="link-row">
      <div class="link-name">
        <b><bdi class="link-url">{url}</bdi></b> {!on ? <Tag tone={offReason ? 'late' : 'plain'}>{offReason ? words.offReasons[offReason] : words.off}</Tag> : failingSince === null ? null : <Tag tone="soon">{words.failing(times.ago(failingSince, clock.now.value))}</Tag>}
        <span class="faint">{[description, events.map((group) => words.groups[group]).join(words.between)].filter(Boolean).join(' · ')}</span>
      </div>
      <span class="faint">{[waiting > 0 && words.waiting(waiting), dead > 0 && words.dead(dead)].filter(Boolean).join(' · ')}</span>
      <Button tone="quiet" onPress={() => ask('deliveries')}>{words.deliveries}</Button>
      <Menu label={words.more(url)}>
        <Button tone="quiet" icon="send" onPress={() => run(api.integrations.ping(id), words.pinged)}>{words.ping}</Button>
        <Button tone="quiet" icon="key" onPress={() => ask('rotate')}>{all.integrations.rotate}</Button>
        <Button tone="quiet" icon="close" onPress={() => run(api.integrations.switchWebhook(id, !on))}>{on ? all.integrations.switchOff : all.integrations.switchOn}</Button>
        <Button tone="quiet" icon="trash" onPress={() => ask('remove')}>{all.integrations.remove}</Button>
      </Menu>
      {asked === 'deliveries' && <DeliveriesDialog webhook={one} onClose={() => { ask(null); onChanged(); }} />}
      {asked === 'rotate' && <Confirm title={all.integrations.rotate} text={all.integrations.rotateText} yes={all.integrations.rotate} onYes={() => run(api.integrations.rotateWebhook(id).then(({ secret }) => onSecret(secret)))} onClose={() => ask(null)} />}
      {asked === 'remove' && <Confirm title={all.integrations.remove} text={words.removeText} yes={all.integrations.remove} danger onYes={() => run(api.integrations.removeWebhook(id))} onClose={() => ask(null)} />}
    </li>
  );
}
