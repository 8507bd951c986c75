import { z } from 'zod';
import { moment } from './moment.ts';
import { caseMatters, caseStates } from '../case-moves.ts';
import { limits } from '../limits.ts';
import { requestReasons } from '../order-terms.ts';
import { imageView } from './image.ts';

/** The most that one case is about, in hundredths of its currency; bounded so that sums stay exact. */
export const mostCaseCents = 100_000_000;
const cents = z.number().int().min(0).max(mostCaseCents);
const note = z.string().trim().max(500);

/** Goods of an order that a shopper gives back: which line, and how many of those they bought. `price` of one, in the order's currency. */
export const caseGoods = z.object({
  id: z.string(), product: z.string(), name: z.string(), sku: z.string().nullable(), quantity: z.number(), bought: z.number(), price: z.number(),
});
export type CaseGoods = z.infer<typeof caseGoods>;

/** A case as its shopper sees it: carried by the notices that tell of it. */
export const caseProgress = z.object({
  id: z.string(),
  matter: z.enum(caseMatters),
  state: z.enum(caseStates),
  orderId: z.string().nullable(),
  amountCents: z.number().nullable(),
  currency: z.string(),
  /** By when the shop wants to be done; null where nobody said so. */
  dueAt: z.number().nullable(),
  /** Those they chose; left out where nobody chose among the goods of an order. */
  goods: z.array(caseGoods.pick({ name: true, sku: true, quantity: true })).optional(),
});
export type CaseProgress = z.infer<typeof caseProgress>;

/** A case as the shop's staff sees it. Times are milliseconds since the epoch. */
export const caseView = caseProgress.extend({
  conversationId: z.string(),
  shopper: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  items: z.array(z.string()),
  goods: z.array(caseGoods).optional(),
  /** What the shopper chose among the usual reasons; null where they did not, or a colleague opened it. */
  reasonKind: z.enum(requestReasons).nullable(),
  reason: z.string(),
  /** Pictures that the shopper sent with it. */
  images: z.array(imageView),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Who asked for the approval that is waited for. */
  requestedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** What was paid before it was reopened, in hundredths. */
  settledCents: z.number(),
  version: z.number().int(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type CaseView = z.infer<typeof caseView>;

/** What may be done with a case. */
export const caseAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ask_shopper'), note: note.default('') }),
  z.object({ type: z.literal('resume') }),
  /** Grants what was asked for; above the agent's limit it becomes a request. `amountCents` is needed for a refund or compensation. */
  z.object({ type: z.literal('grant'), amountCents: cents.nullable().default(null), note: note.default('') }),
  z.object({ type: z.literal('refuse'), note: note.default('') }),
  /** Of a request: by someone who may approve and did not ask. */
  z.object({ type: z.literal('approve'), note: note.default('') }),
  z.object({ type: z.literal('reject'), note: note.default('') }),
  z.object({ type: z.literal('complete'), note: note.default('') }),
  z.object({ type: z.literal('cancel'), note: note.default('') }),
  z.object({ type: z.literal('reopen'), note: note.default('') }),
  z.object({ type: z.literal('set_deadline'), dueAt: moment.nullable() }),
  z.object({ type: z.literal('assign'), ownerId: z.string().min(3).max(limits.idLength) }),
]);
export type CaseAction = z.infer<typeof caseAction>;

/** What a new case is made of. `id` is made by the client: the same one again gives the first outcome. */
export const newCase = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{8,40}$/).optional(),
  conversationId: z.string().min(3).max(limits.idLength),
  matter: z.enum(caseMatters),
  orderId: z.string().min(1).max(80).nullable().default(null),
  items: z.array(z.string().min(1).max(500)).max(50).default([]),
  amountCents: cents.nullable().default(null),
  currency: z.string().regex(/^[A-Z]{3}$/).default('CNY'),
  reason: note.default(''),
  dueAt: moment.nullable().default(null),
});
export type NewCase = z.input<typeof newCase>;

/** One line of a case's history. */
export const caseEvent = z.object({
  version: z.number().int(),
  type: z.string(),
  state: z.enum(caseStates),
  agent: z.object({ id: z.string(), name: z.string() }),
  amountCents: z.number().nullable(),
  dueAt: z.number().nullable(),
  note: z.string(),
  at: z.number(),
});
export type CaseEvent = z.infer<typeof caseEvent>;

/** How much each may grant without asking, in hundredths; null is without a bound. Owners have none. */
export const caseLimits = z.object({
  agent: cents.nullable(),
  supervisor: cents.nullable(),
  /** By agent's id; wins over the role's. */
  byAgent: z.record(z.string().regex(/^[A-Za-z0-9_-]+$/).max(limits.idLength), cents.nullable()).refine((each) => Object.keys(each).length <= 1_000, 'a thousand agents at the most'),
});
export type CaseLimits = z.infer<typeof caseLimits>;
