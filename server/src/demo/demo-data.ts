/** Reads the demo shop's data files. Times become milliseconds since the epoch here, once. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { promiseKinds, type KnowledgeEntry, type Language } from '@aftercast/shared';
import { parseJsonl } from '../knowledge/jsonl.ts';

const time = z.iso.datetime({ offset: true }).transform((value) => Date.parse(value));

const slot = z.object({ link: z.number().int(), product: z.string(), price: z.number(), onAirFrom: time, onAirUntil: time });
const promise = z.object({
  id: z.string(), product: z.string().nullable(), kind: z.enum(promiseKinds), text: z.string(), textEn: z.string(), validFrom: time, validUntil: time,
  terms: z.looseObject({ shipWithinHours: z.number().optional(), shipBy: time.optional(), claimUntil: time.optional() }),
});
const demoOrder = z.object({
  id: z.string(), shopperId: z.string(), shopperName: z.string(), sessionId: z.string(),
  items: z.array(z.object({ product: z.string(), sku: z.string(), skuName: z.string(), quantity: z.number(), price: z.number() })),
  amount: z.number(), paidAt: time, status: z.string(),
  shipment: z.object({ carrier: z.string(), trackingNumber: z.string(), events: z.array(z.object({ at: time, code: z.string(), text: z.string() })) }).nullable(),
});
export type DemoOrder = z.infer<typeof demoOrder>;

const shopFile = z.object({
  asOf: time,
  shop: z.object({
    name: z.string(), timezone: z.string(), currency: z.string(), assistant: z.object({ name: z.string() }), policies: z.object({ shipWithinHours: z.number() }),
  }),
  hosts: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string() })),
  products: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string(), category: z.string(), price: z.number() })),
  liveSessions: z.array(z.object({ id: z.string(), title: z.string(), titleEn: z.string(), host: z.string(), startsAt: time, endsAt: time, slots: z.array(slot), promises: z.array(promise) })),
  orders: z.array(demoOrder),
});

export type DemoData = z.infer<typeof shopFile> & { knowledge: Record<Language, KnowledgeEntry[]> };

/** @throws when a file is missing or does not hold what it should */
export async function readDemoData(folder: string): Promise<DemoData> {
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  const [shop, zh, en] = await Promise.all([read('shop.json'), read('knowledge.zh.jsonl'), read('knowledge.en.jsonl')]);
  return { ...shopFile.parse(JSON.parse(shop)), knowledge: { zh: entriesOf('zh', zh), en: entriesOf('en', en) } };
}

function entriesOf(language: Language, text: string): KnowledgeEntry[] {
  const { entries, errors } = parseJsonl(text);
  if (errors[0]) throw new Error(`demo: knowledge.${language}.jsonl line ${errors[0].line}: ${errors[0].message}`);
  return entries;
}
