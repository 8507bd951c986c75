import type { OrderRecord, ToldEvent } from '@aftercast/shared';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../../components/ConsoleContext.tsx';
import { TextField } from '../../../components/Field.tsx';
import { OrderCard } from '../../../components/OrderCard.tsx';
import { Section } from '../../../components/page/Section.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { failureCode, type FailureCode } from '../../../models/failure.ts';

/** What is known of an order, with the names of the sources that told it. */
interface Found { record: OrderRecord; sources: ReadonlyMap<string, string> }

/** One order by its id: what it is now, and who told what of it. */
export function OrderLookup() {
  const { api } = useConsole();
  const all = useWords();
  const words = all.integrations.orderLookup;
  const [id, setId] = useState('');
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  /** Of two looked up the one asked for last counts. */
  const asked = useRef('');
  async function look(): Promise<void> {
    const wanted = id.trim();
    asked.current = wanted;
    setBusy(true);
    setFailure(null);
    setFound(null);
    try {
      const [record, { connections }] = await Promise.all([api.integrations.order(wanted), api.integrations.connections()]);
      if (asked.current === wanted) setFound({ record, sources: new Map(connections.map(({ id: source, name }) => [source, name])) });
    } catch (cause) {
      if (asked.current === wanted) setFailure(failureCode(cause));
    } finally {
      if (asked.current === wanted) setBusy(false);
    }
  }
  return (
    <Section title={words.title} lead={words.lead}>
      <form class="order-lookup" onSubmit={(event) => { event.preventDefault(); if (id.trim() !== '') void look(); }}>
        <TextField label={words.id} value={id} onText={setId} problem={failure && all.errors[failure]} maxLength={80} autocomplete="off" autocapitalize="off" spellcheck={false} />
        <Button submit icon="search" busy={busy} disabled={id.trim() === ''}>{words.look}</Button>
      </form>
      <div aria-live="polite">
        {busy && <Skeleton rows={4} label={all.general.loading} />}
        {found && <Record {...found} />}
      </div>
    </Section>
  );
}

function Record({ record: { order, shopperExternalId, phoneTail, region, shipBy, events }, sources }: Found) {
  const times = useTimes();
  const words = useWords().integrations.orderLookup;
  const facts = [
    shopperExternalId === null ? words.guest : words.shopper(shopperExternalId), phoneTail && words.phone(phoneTail), region, shipBy !== null && words.shipBy(times.full(shipBy)),
  ].filter(Boolean).join(' · ');
  return (
    <div class="order-record">
      {order ? <OrderCard order={order} named={false} foot={<p class="order-facts"><bdi>{facts}</bdi></p>} /> : <p>{words.notYet}</p>}
      <h4>{words.events}</h4>
      {events.length === 0
        ? <p class="faint">{words.noEvents}</p>
        : <ol class="told-events" aria-label={words.events}>{[...events].reverse().map((event) => <Told key={event.id} event={event} source={sources.get(event.source) ?? words.sources[event.source] ?? words.gone} />)}</ol>}
    </div>
  );
}

function Told({ event: { type, at, receivedAt, code, text, carrier, trackingNumber, fields }, source }: { event: ToldEvent; source: string }) {
  const times = useTimes();
  const all = useWords();
  const words = all.integrations.orderLookup;
  const statuses: Record<string, string> = all.conversation.orderStatus;
  const said = [text, carrier, trackingNumber, fields.map((field) => words.fields[field] ?? field).join(words.between)].filter(Boolean).join(' · ');
  return (
    <li>
      <p><b>{words.types[type] ?? type}</b> {code && (words.codes[code] ?? statuses[code] ?? <code>{code}</code>)} <bdi>{said}</bdi></p>
      <time dateTime={new Date(at).toISOString()}>{times.full(at)}</time>
      <p class="faint">{words.received(source, times.full(receivedAt))}</p>
    </li>
  );
}
