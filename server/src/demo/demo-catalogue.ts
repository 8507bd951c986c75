/** Names and numbered links of the demo shop, until live sessions are kept in the database. Pure. */
import type { DemoData } from './demo-data.ts';

export interface DemoCatalogue {
  product(shopId: string, id: string): string | null;
  liveSession(shopId: string, id: string): string | null;
  productOfLink(shopId: string, liveSession: string, link: number): string | null;
}

/** @param shopId the demo shop; every other shop gets null */
export function createDemoCatalogue(data: DemoData, shopId: string): DemoCatalogue {
  const sessions = new Map(data.liveSessions.map((session) => [session.id, session]));
  const products = new Map(data.products.map((product) => [product.id, product]));
  const own = <T>(askedShop: string, value: T | undefined): T | null => (askedShop === shopId ? value ?? null : null);
  return {
    product: (askedShop, id) => own(askedShop, products.get(id)?.name),
    liveSession: (askedShop, id) => own(askedShop, sessions.get(id)?.title),
    productOfLink: (askedShop, liveSession, link) => own(askedShop, sessions.get(liveSession)?.slots.find((slot) => slot.link === link)?.product),
  };
}
