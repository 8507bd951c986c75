import type { OrderCard } from '@aftercast/shared';
import { paidShareCents } from '@aftercast/shared/client';
import type { LaterMessages } from '../messages/later-messages.ts';

/** An order's line with how many of it are to go back. */
export type ChosenItem = OrderCard['items'][number] & { chosen: number };

interface Props {
  items: ChosenItem[];
  card: Pick<OrderCard, 'amount' | 'refundableCents'>;
  said: LaterMessages['order'];
  money: (amount: number) => string;
  onChoose: (id: string, count: number) => void;
}

/** Which goods, how many of each, and what of the money that would be. */
export function GoodsFields({ items, card, said, money, onChoose }: Props) {
  const cents = items.some(({ chosen }) => chosen) && Math.min(paidShareCents(card.amount, items), card.refundableCents);
  return (
    <fieldset>
      <legend dir="auto">{said.goods}</legend>
      {items.map(({ id, name, sku, quantity, price, chosen }) => (
        <div class="goods" key={id}>
          <label dir="auto">
            <input type="checkbox" checked={chosen > 0} onChange={({ currentTarget }) => onChoose(id, currentTarget.checked ? quantity : 0)} />
            <span>{name}<small>{[sku, `${money(price)}${quantity > 1 ? ` × ${quantity}` : ''}`].filter(Boolean).join(' · ')}</small></span>
          </label>
          {quantity > 1 && chosen > 0 && <div class="stepper" role="group" aria-label={said.count(name)}>
            <button type="button" aria-label={said.fewer} disabled={chosen === 1} onClick={() => onChoose(id, chosen - 1)}>−</button>
            <output>{said.of(chosen, quantity)}</output>
            <button type="button" aria-label={said.another} disabled={chosen === quantity} onClick={() => onChoose(id, chosen + 1)}>+</button>
          </div>}
        </div>
      ))}
      <p class="estimate" role="status" dir="auto">{cents !== false && <><b>{said.estimate(money(cents / 100))}</b><small>{said.estimateHow}</small></>}</p>
    </fieldset>
  );
}
