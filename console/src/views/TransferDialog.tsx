import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DeskNeeds, DeskView, InboxConversation, Language } from '@aftercast/shared';
import { Button } from '../components/Button.tsx';
import { useConsole, useWorkspace, useWords } from '../components/ConsoleContext.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Segmented, SelectField, TextAreaField } from '../components/Field.tsx';
import { createRoutingPage } from '../models/routing.ts';
import type { Messages } from '../messages/index.ts';

/** Where the queue stands among the colleagues. */
const queue = 'queue';

function nameOf({ name, present, paused, load, capacity }: DeskView, words: Messages['routing']['transfer']): string {
  return !present ? words.absent(name) : paused ? words.paused(name) : words.colleague(name, load, capacity);
}

/** Those who are there and have a place first. */
function byFit(a: DeskView, b: DeskView): number {
  const rank = (desk: DeskView): number => (desk.present ? 0 : 2) + (desk.paused || desk.load >= desk.capacity ? 1 : 0);
  return rank(a) - rank(b) || a.load - b.load;
}

/** Asks to whom, and why; the reason stays among colleagues. */
export function TransferDialog({ row, onClose }: { row: InboxConversation; onClose: () => void }) {
  const { api, toasts } = useConsole();
  const { desk } = useWorkspace();
  const words = useWords();
  const { transfer, settings } = words.routing;
  const page = useMemo(() => createRoutingPage(api), [api]);
  const [to, setTo] = useState(queue);
  const [tier, setTier] = useState<'any' | '3'>('any');
  const [language, setLanguage] = useState<Language | ''>('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => { void page.load(); }, [page]);
  const colleagues = [...page.desks.value ?? []].filter(({ agentId }) => agentId !== row.owner?.id).sort(byFit);
  const loadFailure = page.failure.value;

  async function send(): Promise<void> {
    if (reason.trim() === '') return setProblem(transfer.reasonMissing);
    const needs: DeskNeeds = { ...(tier === '3' ? { tier: 3 as const } : {}), ...(language === '' ? {} : { language }) };
    const outcome = await desk.transfer(row, to === queue ? { queue: needs } : { agentId: to }, reason.trim());
    if (outcome.kind !== 'done') return setProblem(outcome.kind === 'failed' ? words.errors[outcome.code] : words.conversation.alreadyClaimed(outcome.by));
    toasts.say(transfer.done);
    onClose();
  }
  return (
    <Dialog title={transfer.title} onClose={onClose}>
      <form class="form dialog-form transfer-form" noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <SelectField
          label={transfer.to} value={to} onChoose={setTo} hint={to === queue ? transfer.queueHint : undefined} problem={loadFailure && words.errors[loadFailure]}
          options={[...(row.state === 'queued' ? [] : [{ value: queue, label: transfer.queue }]), ...colleagues.map((one) => ({ value: one.agentId, label: nameOf(one, transfer) }))]}
        />
        {to === queue && row.state !== 'queued' && <>
          <Segmented label={transfer.tier} value={tier} options={[{ value: 'any', label: transfer.anyTier }, { value: '3', label: transfer.complexTier }]} onChoose={setTier} />
          <SelectField
            label={transfer.languageNeed} value={language} onChoose={setLanguage}
            options={[{ value: '', label: transfer.anyLanguage }, { value: 'zh', label: settings.languageNames.zh }, { value: 'en', label: settings.languageNames.en }]}
          />
        </>}
        <TextAreaField label={transfer.reason} value={reason} onText={(text) => { setReason(text); setProblem(null); }} maxLength={500} hint={transfer.reasonHint} problem={problem} />
        <footer class="dialog-foot">
          <Button onPress={onClose}>{words.general.cancel}</Button>
          <Button submit tone="primary" busy={desk.busy.value === 'transfer'}>{transfer.yes}</Button>
        </footer>
      </form>
    </Dialog>
  );
}
