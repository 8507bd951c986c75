/** The demo's products and live sessions as the live module keeps them, moved in time with its orders. Pure. */
import { liveSession, product } from '@aftercast/shared';
import type { Catalogue } from '../live/live-repository.ts';
import type { DemoData } from './demo-data.ts';
import { dayMs, shiftDates } from './demo-orders.ts';

/** @param days whole days that everything moves by */
export function demoCatalogue({ products, hosts, liveSessions, asOf }: DemoData, days: number): Catalogue {
  const year = new Date(asOf).getUTCFullYear();
  const move = (time: number): number => time + days * dayMs;
  const moveTerm = (value: unknown, name: string): unknown => (name === 'shipBy' || name === 'claimUntil' ? move(Number(value)) : value);
  return {
    products: products.map((each) => product.parse(each)),
    sessions: liveSessions.map(({ host, slots, promises, ...session }) => liveSession.parse({
      ...session,
      host: hosts.find(({ id }) => id === host)?.name ?? host,
      startsAt: move(session.startsAt), endsAt: move(session.endsAt),
      links: slots.map(({ link, product: sold, price, onAirFrom, onAirUntil }) => ({ number: link, product: sold, price, shown: [{ from: move(onAirFrom), until: move(onAirUntil) }] })),
      promises: promises.map((promise) => ({
        ...promise, text: shiftDates(promise.text, days, year), textEn: shiftDates(promise.textEn, days, year), validFrom: move(promise.validFrom), validUntil: move(promise.validUntil),
        terms: Object.fromEntries(Object.entries(promise.terms).map(([name, value]) => [name, moveTerm(value, name)])),
      })),
    })),
  };
}
