/** Two evening sessions and their orders over the demo shop. Pure for a seed. */
import { liveSession, type LiveSession } from '@aftercast/shared';
import type { DemoData } from '../../demo/demo-data.ts';
import { dayMs, shiftDates } from '../../demo/demo-orders.ts';
import { order, type Order } from '../../orders/order.ts';
import { createChance, type Chance } from '../chance.ts';
import { fateOf, type Fate, type Strike } from './fate.ts';

export interface WeekPlan {
  seed: number;
  /** Of each evening. */
  orders: number;
}
export interface Week { startsAt: number; endsAt: number; sessions: LiveSession[]; fates: Fate[]; strike: Strike }

/** The demo sessions that are held again, so many days after the week's Monday midnight. */
const evenings = [{ like: 'live-1113', day: 1 }, { like: 'live-1110', day: 4 }];
/** The carrier stops in the middle of the week, for two and a half days. */
const strikeOf = (startsAt: number): Strike => ({ carrier: '飞燕快运', from: startsAt + 2.5 * dayMs, until: startsAt + 5 * dayMs });

/**
 * @param catalogue the demo's sessions, in the demo's own time
 * @param midnight the first midnight of the week in the shop's zone
 */
export function planWeek(data: DemoData, catalogue: readonly LiveSession[], midnight: number, { seed, orders }: WeekPlan): Week {
  const chance = createChance(seed);
  const strike = strikeOf(midnight);
  const sessions = evenings.map(({ like, day }, index) => {
    const held = catalogue.find(({ id }) => id === like);
    if (!held) throw new Error(`simulation: the demo has no session "${like}"`);
    return again(held, `week-${index + 1}`, midnight + day * dayMs);
  });
  const fates = sessions.flatMap((session, evening) => Array.from({ length: orders }, (_, at) => (
    fateOf(placed(data, session, `W${evening + 1}${String(at).padStart(6, '0')}`, chance), `week-shopper-${chance.below(Math.ceil(orders * 1.5))}`, strike, chance)
  )));
  return { startsAt: midnight, endsAt: midnight + 7 * dayMs, sessions, fates, strike };
}

/** The same session on another day: every time moves by whole days. */
function again(held: LiveSession, id: string, midnight: number): LiveSession {
  const days = Math.round((midnight - held.startsAt) / dayMs);
  const move = (time: number): number => time + days * dayMs;
  const year = new Date(held.startsAt).getUTCFullYear();
  return liveSession.parse({
    ...held, id, startsAt: move(held.startsAt), endsAt: move(held.endsAt),
    links: held.links.map((link) => ({ ...link, shown: link.shown.map(({ from, until }) => ({ from: move(from), until: until === null ? null : move(until) })) })),
    promises: held.promises.map(({ terms, ...promise }) => ({
      ...promise, id: `${id}-${promise.id}`, text: shiftDates(promise.text, days, year), validFrom: move(promise.validFrom), validUntil: move(promise.validUntil),
      terms: { ...terms, ...(terms.shipBy === undefined ? {} : { shipBy: move(terms.shipBy) }), ...(terms.claimUntil === undefined ? {} : { claimUntil: move(terms.claimUntil) }) },
    })),
  });
}

/** An order of one link of the session, paid while it was on air or soon after. */
function placed(data: DemoData, session: LiveSession, id: string, chance: Chance): Order {
  const link = session.links[chance.below(session.links.length)];
  const product = data.products.find((each) => each.id === link?.product);
  if (!link || !product) throw new Error(`simulation: session "${session.id}" has a link without a product`);
  const paidAt = Math.round(session.startsAt + chance.next() * (session.endsAt - session.startsAt));
  const price = link.price ?? product.price;
  return order.parse({
    id, status: 'pending', paidAt, amount: price, currency: data.shop.currency, liveSession: session.id, shipment: null,
    items: [{ product: product.id, name: product.name, nameEn: product.nameEn, sku: null, quantity: 1, price }],
    promises: session.promises.filter((promise) => promise.product === null || promise.product === product.id),
  });
}
