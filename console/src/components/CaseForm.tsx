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

interface Props {
  conversationId: string;
  /** Those to choose from; none where it is clear which one it is about. */
  orders: readonly Order[];
  /** The one it is about unless somebody says otherwise. */
  first: Order | null;
  onClose: () => void;
}

const typedAmount = (order: Order | null): string => (order ? typedCents(Math.round(order.amount * 100)) : '');

/** Opens a case of the conversation on screen; of an order everything is filled in already. */
export function CaseForm({ conversationId, orders, first, onClose }: Props) {
  const { cases } = useWorkspace();
  const { clock, newId, toasts } = useConsole();
  const all = useWords();
  const words = all.cases;
  const id = useRef(newId('case'));
  const [matter, setMatter] = useState<CaseMatter>('refund');
  const [orderId, setOrderId] = useState(first?.id ?? '');
  const [typed, setTyped] = useState(typedAmount(first));
  const [reason, setReason] = useState('');
  const [deadline, setDeadline] = useState<DeadlineName>('h48');
  const [wrong, setWrong] = useState(false);
  const orderOf = (chosen: string): Order | null => [first, ...orders].find((one) => one?.id === chosen) ?? null;
  const order = orderOf(orderId);
  const currency = order?.currency ?? 'CNY';
  const hint = useLimitHint(currency);
  const cents = centsOf(typed);
  const amount = paidMatters.has(matter) ? cents : null;
  function chooseOrder(chosen: string): void {
    // What somebody typed stays; the other order's sum does not.
    if (typed === typedAmount(order)) setTyped(typedAmount(orderOf(chosen)));
    setOrderId(chosen);
  }
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
    <Dialog title={orders.length === 0 && order ? words.openFor(order.id) : words.open} onClose={onClose}>
      <form class="case-form" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        {orders.length > 0 && (
          <SelectField
            label={words.about} value={orderId} onChoose={chooseOrder}
            options={[...orders.map(({ id: value, items }) => ({ value, label: `${value} ${items[0]?.name ?? ''}` })), { value: '', label: words.aboutNoOrder }]}
          />
        )}
        <SelectField label={words.matter} value={matter} options={caseMatters.map((value) => ({ value, label: words.matters[value] }))} onChoose={setMatter} />
        {paidMatters.has(matter) && <TextField label={words.amount} value={typed} onText={setTyped} hint={hint} problem={wrong && cents === undefined ? words.amountWrong : null} autocomplete="off" />}
        <TextAreaField label={words.reason} value={reason} onText={setReason} hint={words.reasonHint} rows={2} maxLength={500} />
        <SelectField label={words.deadline} value={deadline} options={deadlineNames.map((value) => ({ value, label: words.deadlines[value] }))} onChoose={setDeadline} />
        <footer class="dialog-foot"><Button onPress={onClose}>{all.general.cancel}</Button><Button submit tone="primary" autofocus busy={cases.busy.value !== null}>{words.create}</Button></footer>
      </form>
    </Dialog>
  );
}
