/** What the demo page shows: a live session on air, its numbered links, and shoppers to be, each with a signed identity. */
import { SignJWT } from 'jose';
import type { Language } from '@aftercast/shared';
import type { Shop } from '../merchants/shop-repository.ts';
import type { DemoData } from './demo-data.ts';
import { demoAgents, demoPassword } from './demo-seed.ts';
import { demoShoppers } from './demo-shoppers.ts';

export interface DemoRoom {
  shop: { name: string; siteKey: string };
  /** `startedAt` in milliseconds since the epoch; the page counts on from there. */
  liveSession: { id: string; title: string; startedAt: number; host: { id: string; name: string } };
  links: { number: number; product: string; name: string; category: string; price: number; listPrice: number; onAir: boolean }[];
  shoppers: { externalId: string; name: string; about: string; orderId: string; identity: string }[];
  /** The console's published sign-ins. */
  agents: { email: string; password: string; name: string; role: 'owner' | 'agent' }[];
}

/** The fullest of the sessions, with seven links. */
const sessionOnAir = 'live-1110';
const linkOnAir = 3;
const onAirForMs = 47 * 60_000;
const identitySeconds = 3_600;

interface Deps { data: DemoData; clock: () => number; secretOf: (shop: Shop) => string }

export function createDemoRoom({ data, clock, secretOf }: Deps) {
  const session = data.liveSessions.find(({ id }) => id === sessionOnAir);
  if (!session) throw new Error(`demo: there is no live session "${sessionOnAir}"`);
  const host = data.hosts.find(({ id }) => id === session.host);

  function sign(externalId: string, name: string, secret: string): Promise<string> {
    const now = Math.floor(clock() / 1000);
    return new SignJWT({ name }).setProtectedHeader({ alg: 'HS256' }).setSubject(externalId)
      .setIssuedAt(now).setExpirationTime(now + identitySeconds).sign(new TextEncoder().encode(secret));
  }

  /** The identities last an hour; ask again after that. */
  return async function room(shop: Shop, language: Language): Promise<DemoRoom> {
    const english = language === 'en';
    const shoppers = await Promise.all(demoShoppers.map(async ({ externalId, about }) => {
      const order = data.orders.filter(({ shopperId }) => shopperId === externalId).sort((a, b) => b.paidAt - a.paidAt)[0];
      if (!order) throw new Error(`demo: shopper "${externalId}" has no order`);
      return { externalId, name: order.shopperName, about: about[language], orderId: order.id, identity: await sign(externalId, order.shopperName, secretOf(shop)) };
    }));
    return {
      shop: { name: shop.name, siteKey: shop.siteKey },
      liveSession: {
        id: session.id, title: english ? session.titleEn : session.title, startedAt: clock() - onAirForMs,
        host: { id: session.host, name: (english ? host?.nameEn : host?.name) ?? session.host },
      },
      links: session.slots.map(({ link, product, price }) => {
        const found = data.products.find(({ id }) => id === product);
        const name = (english ? found?.nameEn : found?.name) ?? product;
        return { number: link, product, name, category: found?.category ?? '', price, listPrice: found?.price ?? price, onAir: link === linkOnAir };
      }),
      shoppers,
      agents: demoAgents.map((agent) => ({ ...agent, password: demoPassword })),
    };
  };
}
