/** What an imported order tells that is not known yet, as events. Pure. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { isSameMinute } from '../../sheets/sheet-time.ts';
import { isFurtherOn, writeStanding, type StandingOrder } from '../order-standing.ts';
import type { orderEvent } from '../order-event.ts';
import { isSameParcel, type KnownOrder, type Order } from '../order.ts';
import { totalOf, type SheetOrder } from './order-sheet.ts';

type Told = z.input<typeof orderEvent>;
export interface PlannedOrder { id: string; outcome: 'created' | 'changed' | 'unchanged'; events: Told[] }

/** Currency of orders whose sheet names none. */
const usualCurrency = 'CNY';

/**
 * A sheet is older than the moment it comes in, and nobody knows by how much: it corrects what was bought and by whom, names a parcel and when it
 * left, and moves an order on, but never back. Empty cells say nothing. The same sheet again plans nothing; two at once
 * tell the same ids, or the same correction twice.
 *
 * Worked example: known as `delivered`, the sheet says 已发货 and another province → one `order.changed` with the province.
 */
export function planImport(said: SheetOrder, known: StandingOrder | null, now: number): PlannedOrder {
  const events = known ? [...changesOf(said, known, now)] : [placed(said)];
  const parcel = [...parcelOf(said, known, now)];
  events.push(...parcel);
  const status = known?.order.status ?? 'pending';
  const stands = status === 'pending' && parcel.some(({ type }) => type === 'shipment.shipped') ? 'shipped' : status;
  if (said.status !== undefined && isFurtherOn(said.status, stands)) events.push({ ...envelope(said.id, ['status', said.status, standsAt(known)]), at: now, type: 'order.status', code: said.status });
  return { id: said.id, outcome: known === null ? 'created' : events.length > 0 ? 'changed' : 'unchanged', events };
}

/** A status that was told before, or a parcel that was named before, is news once the order has been somewhere else: what it stood at is part of the id. */
const standsAt = (known: StandingOrder | null): string | null => known && writeStanding(known.standing);

/** The same words of the same order have the same id. */
function envelope(orderId: string, words: unknown): { id: string; orderId: string } {
  return { id: `import-${createHash('sha256').update(JSON.stringify([orderId, words])).digest('base64url').slice(0, 32)}`, orderId };
}

function placed({ id, paidAt, items, amount = totalOf(items), currency = usualCurrency, shopper, liveSession, phoneTail, region }: SheetOrder): Told {
  const head = { shopperExternalId: shopper ?? null, paidAt, amount, currency, liveSession: liveSession ?? null, items, ...phoneTail === undefined ? {} : { phoneTail }, ...region === undefined ? {} : { region } };
  return { ...envelope(id, ['placed', head]), at: paidAt, type: 'order.placed', ...head };
}

function* changesOf(said: SheetOrder, { shopperExternalId, order }: KnownOrder, now: number): Generator<Told> {
  const isSame = sameItems(said.items, order.items);
  // What was paid is known better where it was told: less a coupon, with postage. Of other items nobody knows but these.
  const amount = said.amount ?? (isSame ? order.amount : totalOf(said.items));
  const changed = {
    ...said.shopper !== undefined && said.shopper !== shopperExternalId ? { shopperExternalId: said.shopper } : {},
    ...!isSameMinute(said.paidAt, order.paidAt) ? { paidAt: said.paidAt } : {},
    ...amount !== order.amount ? { amount } : {},
    ...said.currency !== undefined && said.currency !== order.currency ? { currency: said.currency } : {},
    ...said.liveSession !== undefined && said.liveSession !== order.liveSession ? { liveSession: said.liveSession } : {},
    ...said.phoneTail !== undefined && said.phoneTail !== order.phoneTail ? { phoneTail: said.phoneTail } : {},
    ...said.region !== undefined && said.region !== order.region ? { region: said.region } : {},
    ...isSame ? {} : { items: said.items.map((item) => withEnglishName(item, order.items)) },
  };
  if (Object.keys(changed).length > 0) yield { ...envelope(said.id, [now, changed]), at: now, type: 'order.changed', ...changed };
}

type Items = Order['items'];
const told = ({ product, name, sku, quantity, price }: Items[number]): string => JSON.stringify([product, name, sku, quantity, price]);
const sameItems = (a: Items, b: Items): boolean => a.length === b.length && a.map(told).sort().join() === b.map(told).sort().join();

/** Sheets have no column for it. */
function withEnglishName(item: Items[number], before: Items): Items[number] {
  const same = before.find(({ product, name }) => product === item.product && name === item.name);
  return same?.nameEn === undefined ? item : { ...item, nameEn: same.nameEn };
}

/**
 * A parcel that is named for the first time was shipped; another one in its place says no more than who carries it, and so does one of an order
 * that was told whole after it left, which hears of nothing earlier. When it left is then told by itself, as where it was known otherwise.
 */
function* parcelOf({ id, parcel }: SheetOrder, known: StandingOrder | null, now: number): Generator<Told> {
  if (!parcel) return;
  const { shippedAt, ...named } = parcel;
  const before = known?.order.shipment ?? null;
  const isSame = isSameParcel(before, named);
  const isHeard = (shippedAt ?? now) > (known?.wholeAt ?? -1);
  const isNews = before === null && isHeard;
  if (isNews) yield { ...envelope(id, ['shipped', named, standsAt(known)]), at: shippedAt ?? now, type: 'shipment.shipped', ...named };
  else if (!isSame) yield { ...envelope(id, ['parcel', named, standsAt(known)]), at: now, type: 'shipment.packed', ...named };
  if (isNews || shippedAt === undefined || (isSame && before?.shippedAt !== undefined && isSameMinute(shippedAt, before.shippedAt))) return;
  yield { ...envelope(id, [now, named, shippedAt]), at: now, type: 'shipment.changed', ...named, shippedAt };
}
