import type { IncidentSend, RecipientFilter, SendRecipient } from '@aftercast/shared';
import { recipientFilters } from '@aftercast/shared/client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { SelectField } from '../../components/Field.tsx';
import { Link } from '../../components/Link.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { failureCode, type FailureCode } from '../../models/failure.ts';

const portion = 100;

/** Whom a send is for, a page at a time, and what became of each. */
export function RecipientsDialog({ incidentId, send, onClose }: { incidentId: string; send: IncidentSend; onClose: () => void }) {
  const { api } = useConsole();
  const all = useWords();
  const words = all.incidents.sends;
  const [filter, setFilter] = useState<RecipientFilter | ''>('');
  const [rows, setRows] = useState<SendRecipient[] | null>(null);
  const [isMore, setMore] = useState(false);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const [again, retry] = useState(0);
  /** What was asked for before the filter changed is not shown under the new one. */
  const turn = useRef(0);
  const load = (before: SendRecipient[], own = turn.current): Promise<void> => api.sends.recipients(incidentId, send.id, filter, before.at(-1)?.shopperExternalId ?? '').then(({ recipients }) => {
    if (own !== turn.current) return;
    setRows([...before, ...recipients]);
    setMore(recipients.length === portion);
    setFailure(null);
  }, (cause: unknown) => { if (own === turn.current) setFailure(failureCode(cause)); });
  useEffect(() => {
    turn.current += 1;
    setRows(null);
    void load([]);
  }, [filter, again]);
  return (
    <Dialog title={words.who} onClose={onClose}>
      <SelectField label={words.show} value={filter} options={[{ value: '', label: words.everyone }, ...recipientFilters.map((value) => ({ value, label: words.filters[value] }))]} onChoose={setFilter} />
      {failure && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => retry(again + 1)}>{all.general.retry}</Button></Blank>}
      {!failure && !rows && <Skeleton rows={4} label={all.general.loading} />}
      {rows?.length === 0 && <p class="faint">{words.noneOfThem}</p>}
      {rows && rows.length > 0 && (
        <ul class="recipients" tabIndex={0}>
          {rows.map((one) => <Row key={one.shopperExternalId} one={one} />)}
        </ul>
      )}
      <footer class="dialog-foot">{rows && isMore && <Button onPress={() => { void load(rows); }}>{all.incidents.more}</Button>}<Button tone="primary" onPress={onClose}>{all.general.close}</Button></footer>
    </Dialog>
  );
}

function Row({ one: { shopperExternalId, shopperName, state, problem, toldAt, seen, asked, wrote, conversationId } }: { one: SendRecipient }) {
  const times = useTimes();
  const words = useWords().incidents.sends;
  const name = shopperName ?? shopperExternalId;
  const facts = state === 'told' ? [toldAt === null ? '' : times.short(toldAt), seen ? words.filters.seen : words.filters.unseen, asked ? words.filters.asked : wrote ? words.filters.wrote : ''] : [words.recipientStates[state], problem === 'variable_missing' ? words.missing : ''];
  return (
    <li>
      {conversationId === null ? <bdi>{name}</bdi> : <Link to={{ page: 'inbox', list: 'all', conversationId, shopper: false }}><bdi>{name}</bdi></Link>}
      <span class="faint">{facts.filter(Boolean).join(' · ')}</span>
    </li>
  );
}
