/** Makes the demo shop once and keeps it fresh. Each step looks before it writes, so a start that was cut off is completed by the next. */
import type { KnowledgeEntry, Language } from '@aftercast/shared';
import { run, type Store } from '../db/store.ts';
import type { NewShopSettings } from '../merchants/new-shop.ts';
import type { Shop } from '../merchants/shop-repository.ts';
import type { LiveService } from '../live/live-service.ts';
import type { OrderRepository } from '../orders/order-repository.ts';
import type { DemoData } from './demo-data.ts';
import { demoCatalogue } from './demo-catalogue.ts';
import { daysSince, demoOrders, shiftDates } from './demo-orders.ts';

/** The public key of the demo shop; the demo page's tag holds it. */
export const demoSiteKey = 'demo-luyou';
/** Published on purpose: the demo runs on loopback alone. */
export const demoPassword = 'aftercast-demo';
export const demoAgents = [
  { email: 'lin@demo.aftercast', name: '小林', role: 'owner' },
  { email: 'chen@demo.aftercast', name: '小陈', role: 'agent' },
] as const;

/** What the demo is written into. */
export interface SeedInto {
  store: Store;
  shops: { bySiteKey(siteKey: string): Promise<Shop | null>; rowOf(settings: NewShopSettings, demo: boolean): Shop };
  agents: {
    list(shopId: string): Promise<readonly { email: string }[]>;
    create(agent: { shopId: string; email: string; name: string; role: 'owner' | 'agent'; password: string }): Promise<unknown>;
  };
  knowledge: { seed(shopId: string, entries: Record<Language, readonly KnowledgeEntry[]>): Promise<void> };
  orders: Pick<OrderRepository, 'replace'>;
  live: Pick<LiveService, 'put'>;
}

interface Deps extends SeedInto { clock: () => number; data: DemoData }

/** Makes what is missing of the demo shop and moves its orders and live sessions to today. */
export async function seedDemo({ store, shops, agents, knowledge, orders, live, clock, data }: Deps): Promise<Shop> {
  const shop = await shops.bySiteKey(demoSiteKey) ?? await insertShop(store, { ...shops.rowOf(settingsOf(data), true), siteKey: demoSiteKey });
  const known = new Set((await agents.list(shop.id)).map(({ email }) => email));
  for (const agent of demoAgents) {
    if (!known.has(agent.email)) await agents.create({ ...agent, shopId: shop.id, password: demoPassword });
  }
  const days = daysSince(data.asOf, clock());
  await knowledge.seed(shop.id, moved(data, days));
  await live.put(shop.id, demoCatalogue(data, days));
  await orders.replace(shop.id, demoOrders(data, days), clock());
  return shop;
}

function settingsOf({ shop }: DemoData): NewShopSettings {
  return { name: shop.name, assistantName: shop.assistant.name, language: 'zh', timeZone: shop.timezone };
}

function insertShop(store: Store, row: Shop): Promise<Shop> {
  return store.write(function* (w) {
    const [inserted] = yield* run(w.insert(store.tables.shops).values(row).returning());
    if (!inserted) throw new Error('demo: the shop was not inserted');
    return inserted;
  });
}

function moved({ knowledge, asOf }: DemoData, days: number): Record<Language, KnowledgeEntry[]> {
  const year = new Date(asOf).getUTCFullYear();
  const shift = (entry: KnowledgeEntry): KnowledgeEntry => ({
    ...entry, answer: shiftDates(entry.answer, days, year), fallback: entry.fallback ? shiftDates(entry.fallback, days, year) : entry.fallback,
  });
  return { zh: knowledge.zh.map(shift), en: knowledge.en.map(shift) };
}
