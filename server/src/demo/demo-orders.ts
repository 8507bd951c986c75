/** The demo's orders as the orders module keeps them, moved in time so that the demo is always fresh. Pure. */
import { order, type KnownOrder, type OrderPromise } from '../orders/order.ts';
import { carrierInEnglish, scanInEnglish } from './carrier-english.ts';
import type { DemoData, DemoOrder } from './demo-data.ts';
import { regionOf } from './demo-regions.ts';

export const dayMs = 24 * 3_600_000;

/** Whole days between the data's "now" and ours, rounded down so that nothing happens in the future. */
export function daysSince(asOf: number, now: number): number {
  return Math.floor((now - asOf) / dayMs);
}

/** Every order with its shopper; ids stay, times move by whole days, so that hours of the day stay true. */
export function demoOrders(data: DemoData, days: number): KnownOrder[] {
  return data.orders.map((raw) => ({ shopperExternalId: raw.shopperId, order: order.parse(toOrder(raw, data, days * dayMs)) }));
}

function toOrder(raw: DemoOrder, data: DemoData, shift: number): unknown {
  return {
    id: raw.id, status: raw.status, paidAt: raw.paidAt + shift, amount: raw.amount, currency: data.shop.currency, liveSession: raw.sessionId,
    items: raw.items.map(({ product, sku, skuName, quantity, price }) => {
      const found = data.products.find(({ id }) => id === product);
      return { product, sku, quantity, price, name: `${found?.name ?? product} ${skuName}`, nameEn: found?.nameEn };
    }),
    shipment: raw.shipment && {
      carrier: raw.shipment.carrier, carrierEn: carrierInEnglish(raw.shipment.carrier), trackingNumber: raw.shipment.trackingNumber,
      events: raw.shipment.events.map(({ at, code, text }) => ({ at: at + shift, code, text, textEn: scanInEnglish(code, text) })),
    },
    phoneTail: phoneTailOf(raw.shopperId), region: regionOf(raw.shipment?.events ?? []),
    promises: promisesOf(raw, data).map((promise) => ({
      ...promise, validFrom: promise.validFrom + shift, validUntil: promise.validUntil + shift,
      terms: { ...promise.terms, ...(promise.terms.shipBy === undefined ? {} : { shipBy: promise.terms.shipBy + shift }) },
    })),
  };
}

/** Invented, and the same at each start: "shopper-001" has 4001. */
function phoneTailOf(shopperId: string): string {
  return String(4_000 + Number(shopperId.replace(/\D/g, '').slice(-3))).padStart(4, '0');
}

/** What the session promised for the order's products, and the shop's general shipping time for the rest. */
function promisesOf(raw: DemoOrder, data: DemoData): OrderPromise[] {
  const products = raw.items.map(({ product }) => product);
  const session = data.liveSessions.find(({ id }) => id === raw.sessionId);
  const made = (session?.promises ?? []).filter(({ product }) => product === null || products.includes(product));
  const covered = new Set(made.filter(({ kind }) => kind === 'ship-by').map(({ product }) => product));
  const general = products.filter((product) => !covered.has(product) && !covered.has(null)).map((product) => ({
    kind: 'ship-by', product, validFrom: raw.paidAt, validUntil: raw.paidAt, terms: { shipWithinHours: data.shop.policies.shipWithinHours },
  }));
  return [...made, ...general];
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Dates written out in an answer, moved like the orders: "11 月 20 日" plus 6 days is "11 月 26 日", "Nov 20" is "Nov 26". */
export function shiftDates(text: string, days: number, year: number): string {
  const inEnglish = text.replace(new RegExp(`\\b(${months.join('|')}) (\\d{1,2})\\b`, 'g'), (_, month: string, day: string) => {
    const moved = new Date(Date.UTC(year, months.indexOf(month), Number(day) + days));
    return `${months[moved.getUTCMonth()]} ${moved.getUTCDate()}`;
  });
  return inEnglish.replace(/(?:(\d{4}) 年 )?(\d{1,2}) 月 (\d{1,2}) 日((?: \d{1,2}:\d{2})? 到 )?(?:(\d{1,2}) 日)?/g, (_, givenYear?: string, month?: string, day?: string, until?: string, endDay?: string) => {
    const moved = (ofDay: number) => new Date(Date.UTC(Number(givenYear ?? year), Number(month) - 1, ofDay + days));
    const from = moved(Number(day));
    const head = `${givenYear === undefined ? '' : `${from.getUTCFullYear()} 年 `}${from.getUTCMonth() + 1} 月 ${from.getUTCDate()} 日${until ?? ''}`;
    return endDay === undefined ? head : `${head}${moved(Number(endDay)).getUTCDate()} 日`;
  });
}
