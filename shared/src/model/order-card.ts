/** An order as its shopper sees it in the chat. Times are milliseconds since the epoch. */
import { z } from 'zod';
import { orderActions } from '../order-terms.ts';
import { caseProgress } from './case.ts';

export const orderCard = z.object({
  id: z.string(), status: z.string(),
  /** The shop's own words for where it stands, where `status` is not the whole truth. */
  statusText: z.string().nullable(),
  paidAt: z.number(), amount: z.number(), currency: z.string(),
  items: z.array(z.object({ name: z.string(), quantity: z.number(), price: z.number() })),
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

/** What a shopper asks for an order. `note`: why, or the new address. */
export const orderRequest = z.object({ kind: z.enum(orderActions).exclude(['track']), note: z.string().trim().max(500).default('') }).strict();
export type OrderRequest = z.input<typeof orderRequest>;
