import type { Webhook, WebhookDelivery } from '@aftercast/shared';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Blank } from '../../../components/Blank.tsx';
import { Button } from '../../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../../components/ConsoleContext.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Segmented } from '../../../components/Field.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { Tag, type TagTone } from '../../../components/Tag.tsx';
import { failureCode } from '../../../models/failure.ts';
import { createDeliveryLog } from '../../../models/integrations/delivery-log.ts';
import { troubleOf } from '../../../models/integrations/delivery-problem.ts';

const tones: Record<WebhookDelivery['state'], TagTone> = { waiting: 'info', sent: 'fine', dead: 'late' };
const states = ['', 'waiting', 'sent', 'dead'] as const;
const refreshMs = 5_000;

/** What a system was told, what it answered, and the dead letters that can be told again. */
export function DeliveriesDialog({ webhook: { id }, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { api, toasts } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.integrations.webhooks;
  const [state, setState] = useState<(typeof states)[number]>('');
  const log = useMemo(() => createDeliveryLog((before, limit) => api.integrations.deliveries(id, state, before, limit)), [api, id, state]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOpen = true;
    // Waits for each reading: one that goes far back takes longer.
    const look = (): void => { void log.refresh().finally(() => { if (isOpen) timer = setTimeout(look, refreshMs); }); };
    look();
    return () => {
      isOpen = false;
      clearTimeout(timer);
    };
  }, [log]);
  const rows = log.rows.value;
  const failure = log.failure.value;
  const replay = (deliveryId: string | null): void => {
    void api.integrations.replay(id, deliveryId).then(({ replayed }) => { toasts.say(words.replayed(replayed)); void log.refresh(); }, (cause: unknown) => toasts.say(all.errors[failureCode(cause)], 'bad'));
  };
  const said = (problem: string): string => { const trouble = troubleOf(problem); return trouble ? words.troubles[trouble] : problem; };
  const facts = ({ status, problem, attempts, nextAt }: WebhookDelivery): string => [status === null ? problem && said(problem) : `HTTP ${status}`, attempts > 0 && words.attempts(attempts), nextAt !== null && attempts > 0 && words.next(times.short(nextAt))].filter(Boolean).join(' · ');
  return (
    <Dialog title={words.deliveries} onClose={onClose}>
      <Segmented label={words.show} value={state} options={states.map((value) => ({ value, label: value === '' ? words.everything : words.states[value] }))} onChoose={setState} quiet />
      {failure && !rows && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { void log.refresh(); }}>{all.general.retry}</Button></Blank>}
      {!failure && !rows && <Skeleton rows={4} label={all.general.loading} />}
      {rows?.length === 0 && <p class="faint">{words.noDeliveries}</p>}
      {rows && rows.length > 0 && (
        <ul class="recipients" tabIndex={0}>
          {rows.map((one) => (
            <li key={one.id}>
              <span><Tag tone={tones[one.state]}>{words.states[one.state]}</Tag> <code>{one.type}</code></span>
              <span class="faint">{times.full(one.createdAt)}</span>
              <span class="receipt-detail faint" title={one.problem ?? undefined}>{facts(one)}{one.state !== 'waiting' && <Button tone="quiet" onPress={() => replay(one.id)}>{words.replay}</Button>}</span>
              {one.response && one.state !== 'sent' && <code class="receipt-detail" dir="ltr">{one.response.slice(0, 200)}</code>}
            </li>
          ))}
        </ul>
      )}
      {failure && rows && <p class="faint" role="alert">{all.errors[failure]}</p>}
      <footer class="dialog-foot">{log.hasOlder.value && <Button onPress={() => { void log.older(); }}>{words.older}</Button>}{state === 'dead' && rows && rows.length > 0 && <Button onPress={() => replay(null)}>{words.replayAll}</Button>}<Button tone="primary" onPress={onClose}>{all.general.close}</Button></footer>
    </Dialog>
  );
}
