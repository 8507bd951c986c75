import { useEffect, useMemo, useState } from 'preact/hooks';
import type { InboxConversation } from '@aftercast/shared';
import { Button } from '../components/Button.tsx';
import { useConsole, useWorkspace, useWords } from '../components/ConsoleContext.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { TransferFields } from '../components/TransferFields.tsx';
import { createRoutingPage } from '../models/routing.ts';
import { emptyTransfer, targetOf, type TransferDraft } from '../models/transfer-draft.ts';

/** Asks to whom, and why; the reason stays among colleagues. */
export function TransferDialog({ row, onClose }: { row: InboxConversation; onClose: () => void }) {
  const { api, toasts } = useConsole();
  const { desk } = useWorkspace();
  const words = useWords();
  const { transfer } = words.routing;
  const page = useMemo(() => createRoutingPage(api), [api]);
  const [draft, setDraft] = useState<TransferDraft>(row.state === 'queued' ? { ...emptyTransfer, to: '' } : emptyTransfer);
  const [problem, setProblem] = useState<string | null>(null);
  const [nobody, setNobody] = useState(false);
  useEffect(() => { void page.load(); }, [page]);
  const colleagues = page.desks.value?.filter(({ agentId }) => agentId !== row.owner?.id) ?? null;
  const loadFailure = page.failure.value;

  async function send(): Promise<void> {
    if (draft.to === '') return setNobody(true);
    if (draft.reason.trim() === '') return setProblem(transfer.reasonMissing);
    const outcome = await desk.transfer(row, targetOf(draft), draft.reason.trim());
    if (outcome.kind !== 'done') return setProblem(outcome.kind === 'failed' ? words.errors[outcome.code] : words.conversation.alreadyClaimed(outcome.by));
    toasts.say(transfer.done);
    onClose();
  }
  return (
    <Dialog title={transfer.title} onClose={onClose}>
      <form class="form dialog-form transfer-form" noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <TransferFields
          draft={draft} onChange={(next) => { setDraft(next); setProblem(null); setNobody(false); }} colleagues={colleagues} toQueue={row.state !== 'queued'}
          problem={loadFailure ? words.errors[loadFailure] : nobody ? transfer.choose : null} reasonProblem={problem}
        />
        <footer class="dialog-foot">
          <Button onPress={onClose}>{words.general.cancel}</Button>
          <Button submit tone="primary" busy={desk.busy.value === 'transfer'}>{transfer.yes}</Button>
        </footer>
      </form>
    </Dialog>
  );
}
