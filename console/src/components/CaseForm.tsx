import type { CaseMatter, ConversationDetails } from '@aftercast/shared';
import { caseMatters, paidMatters } from '@aftercast/shared/client';
import { useRef, useState } from 'preact/hooks';
import { deadlineAt, deadlineNames, type DeadlineName } from '../models/cases/deadlines.ts';
import { centsOf, typedCents } from '../models/cases/money.ts';
import { Button } from './Button.tsx';
import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Dialog } from './Dialog.tsx';
import { SelectField, TextAreaField, TextField } from './Field.tsx';
import { useLimitHint } from './GrantDialog.tsx';

type Order = ConversationDetails['orders'][number];

/** Opens a case of the conversation on screen; of an order everything is filled in already. */
export function CaseForm({ conversationId, order, onClose }: { conversationId: string; order: Order | null; onClose: () => void }) {
  const { cases } = useWorkspace();
  const { clock, newId, toasts } = useConsole();
  const all = useWords();
  const words = all.cases;
  const id = useRef(newId('case'));
  const [matter, setMatter] = useState<CaseMatter>('refund');
  const [typed, setTyped] = useState(order ? typedCents(Math.round(order.amount * 100)) : '');
  const [reason, setReason] = useState('');
  const [deadline, setDeadline] = useState<DeadlineName>('h48');
  const [wrong, setWrong] = useState(false);
  const currency = order?.currency ?? 'CNY';
  const hint = useLimitHint(currency);
  const cents = centsOf(typed);
  const amount = paidMatters.has(matter) ? cents : null;
  async function submit(): Promise<void> {
    if (amount === undefined) { setWrong(true); return; }
    const failure = await cases.open({
      id: id.current, conversationId, matter, orderId: order?.id ?? null, items: order?.items.map(({ name }) => name) ?? [], amountCents: amount, currency, reason, dueAt: deadlineAt(deadline, clock.now.peek()),
    });
    if (failure) { toasts.say(all.errors[failure], 'bad'); return; }
    toasts.say(words.opened);
    onClose();
  }
  return (
    <Dialog title={order ? words.openFor(order.id) : words.open} onClose={onClose}>
      <form class="case-form" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <SelectField label={words.matter} value={matter} options={caseMatters.map((value) => ({ value, label: words.matters[value] }))} onChoose={setMatter} />
        {paidMatters.has(matter) && <TextField label={words.amount} value={typed} onText={setTyped} hint={hint} problem={wrong && cents === undefined ? words.amountWrong : null} autocomplete="off" />}
        <TextAreaField label={words.reason} value={reason} onText={setReason} hint={words.reasonHint} rows={2} maxLength={500} />
        <SelectField label={words.deadline} value={deadline} options={deadlineNames.map((value) => ({ value, label: words.deadlines[value] }))} onChoose={setDeadline} />
        <footer class="dialog-foot"><Button onPress={onClose}>{all.general.cancel}</Button><Button submit tone="primary" autofocus busy={cases.busy.value !== null}>{words.create}</Button></footer>
      </form>
    </Dialog>
  );
}
