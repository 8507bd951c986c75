/** An order as its shopper sees it in the chat. Times are milliseconds since the epoch. */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { orderActions, requestReasons } from '../order-terms.ts';
import { caseProgress } from './case.ts';

export const orderCard = z.object({
  id: z.string(), status: z.string(),
  /** The shop's own words for where it stands, where `status` is not the whole truth. */
  statusText: z.string().nullable(),
  paidAt: z.number(), amount: z.number(), currency: z.string(),
  /** `id` names the line when some of it are given back; `price` of one; `nameEn` where the shop has told it. */
  items: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string().optional(), sku: z.string().nullable(), quantity: z.number(), price: z.number() })),
  /** What may still be given back: what was paid, less what refunds and returns of it were granted; in hundredths. */
  refundableCents: z.number(),
  carrier: z.string().nullable(), trackingNumber: z.string().nullable(),
  /** Until when it was promised to leave, while it has not. */
  shipBy: z.number().nullable(),
  /** The newest first. */
  timeline: z.array(z.object({ at: z.number(), text: z.string() })),
  actions: z.array(z.enum(orderActions)),
  /** What was asked for it and is not ended. */
  cases: z.array(caseProgress),
});
export type OrderCard = z.infer<typeof orderCard>;

const note = z.string().trim().max(500).default('');

/** What a shopper asks for an order. `note`: more words, or the new address. */
export const orderRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['urge', 'change_address']), note }).strict(),
  z.object({
    kind: z.enum(['refund', 'return']),
    /** Which of the card's `items`, and how many of each; left out, all of the order. */
    goods: z.array(z.object({ id: z.string().min(1).max(limits.idLength), quantity: z.number().int() }).strict()).min(1).max(500).optional(),
    reason: z.enum(requestReasons).nullable().default(null),
    note,
    /** Ids of uploads of this shopper. */
    images: z.array(z.string().min(3).max(limits.idLength)).max(limits.picturesPerRequest).default([]),
  }).strict(),
]);
export type OrderRequest = z.input<typeof orderRequest>;
