import type { ConversationDetails } from '@aftercast/shared';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { OrderPromises } from './OrderPromises.tsx';
import { useConsole, useTimes, useWords } from './ConsoleContext.tsx';

type Order = ConversationDetails['orders'][number];

/** So many events of a parcel are shown before one asks for all. */
const shownEvents = 3;
const bad: readonly string[] = ['delayed', 'exception'];

/** One order: what, how much, how far it is. The newest event of the parcel stands first. */
export function OrderCard({ order, named, foot }: { order: Order; /** The page named this very order. */ named: boolean; /** What can be done about it. */ foot?: ComponentChildren }) {
  const words = useWords().conversation;
  const times = useTimes();
  const { preferences } = useConsole();
  const [all, showAll] = useState(false);
  const money = (amount: number): string => new Intl.NumberFormat(preferences.language.value === 'zh' ? 'zh-CN' : 'en', { style: 'currency', currency: order.currency, minimumFractionDigits: 0, maximumFractionDigits: 2 }).format(amount);
  const events = [...order.shipment?.events ?? []].sort((a, b) => b.at - a.at);
  const status = Object.hasOwn(words.orderStatus, order.status) ? words.orderStatus[order.status as keyof typeof words.orderStatus] : order.status;
  return (
    <article class={named ? 'order named' : 'order'}>
      <header>
        <ul class="order-items">
          {order.items.map((item, index) => (
            <li key={index} title={item.sku ?? undefined}><bdi>{item.name}</bdi> {item.quantity > 1 && <span class="faint">{words.shopper.quantity(item.quantity)}</span>}</li>
          ))}
        </ul>
        <span class={`tag ${bad.includes(order.status) ? 'late' : ''}`}>{status}</span>
      </header>
      <p class="order-facts">{order.id} · {money(order.amount)} · {words.shopper.paid(times.short(order.paidAt))}</p>
      {order.shipment
        ? (
            <>
              <p class="order-facts"><bdi>{order.shipment.carrier}</bdi> {order.shipment.trackingNumber}</p>
              <ol class="parcel">
                {events.slice(0, all ? undefined : shownEvents).map((event) => (
                  <li key={`${event.at}${event.text}`}><span dir="auto">{event.text}</span><time dateTime={new Date(event.at).toISOString()}>{times.short(event.at)}</time></li>
                ))}
              </ol>
              {!all && events.length > shownEvents && <button type="button" class="order-more" onClick={() => showAll(true)}>{words.shopper.allEvents(events.length)}</button>}
            </>
          )
        : <p class="order-facts">{words.shopper.noShipment}</p>}
      <OrderPromises order={order} />
      {foot}
    </article>
  );
}
