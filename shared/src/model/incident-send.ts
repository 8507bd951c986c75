/** Telling everyone whom an incident concerns, chosen by their orders. Times are milliseconds since the epoch. */
import { z } from 'zod';
import { moment } from './moment.ts';
import { careLimits, careWordProblems } from '../care-terms.ts';
import { affectedStatuses } from '../incident-terms.ts';

const list = z.array(z.string().trim().min(1).max(careLimits.valueLength)).max(careLimits.listLength).default([]);
const perhaps = moment.nullable().default(null);

/** Which open orders are affected. Each part that is given has to hold; of a list any one. */
export const affectedRule = z.object({
  products: list, carriers: list, regions: list, liveSessions: list, statuses: z.array(z.enum(affectedStatuses)).max(affectedStatuses.length).default([]),
  paidFrom: perhaps, paidTo: perhaps,
  /** Paid so many hours ago and no scan yet. */
  unshippedHours: z.number().int().min(0).max(careLimits.mostHours).nullable().default(null),
}).strict().refine((rule) => Object.values(rule).some((part) => (Array.isArray(part) ? part.length > 0 : part !== null)), 'say which orders: one part at least')
  .refine(({ paidFrom, paidTo }) => paidFrom === null || paidTo === null || paidFrom < paidTo, { path: ['paidTo'], message: 'ends before it begins' });
export type AffectedRule = z.infer<typeof affectedRule>;

const words = z.string().trim().max(careLimits.textLength).refine((text) => careWordProblems('status', text).length === 0, { error: ({ input }) => `nobody fills ${careWordProblems('status', String(input)).join(', ')}` });
/** The words in each language; who has none in their own gets the other. */
export const sendTexts = z.object({ zh: words, en: words }).strict().refine(({ zh, en }) => zh !== '' || en !== '', 'say something in one language at least');
export type SendTexts = z.infer<typeof sendTexts>;

/** `id` is made by the client: the same one again sends nothing twice. `keepsOn`: whoever comes to be affected later is told too, until it is stopped. */
export const newIncidentSend = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{8,40}$/), rule: affectedRule, texts: sendTexts, keepsOn: z.boolean().default(false) }).strict();
export type NewIncidentSend = z.input<typeof newIncidentSend>;

/** `choosing` gathers whom it concerns, `watching` has told them and looks for more. */
export const sendStates = ['choosing', 'sending', 'watching', 'paused', 'stopped', 'done'] as const;
export type SendState = (typeof sendStates)[number];

export const sendCounts = z.object({
  waiting: z.number(), told: z.number(),
  /** No longer affected when their turn came; no words for them. */
  passed: z.number(), failed: z.number(),
  seen: z.number(),
  /** Asked the same again after they were told; wrote anything else. */
  asked: z.number(), wrote: z.number(),
  /** None of their orders is affected any more. */
  solved: z.number(),
});
export type SendCounts = z.infer<typeof sendCounts>;

/** `kind` `closing`: the last word to everyone who was told, under which the incident was closed; it has no rule. */
export const incidentSend = z.object({
  id: z.string(), kind: z.enum(['opening', 'closing']), rule: affectedRule.nullable(), texts: sendTexts, keepsOn: z.boolean(), state: z.enum(sendStates), version: z.number().int(),
  agentName: z.string(), createdAt: z.number(), finishedAt: z.number().nullable(), counts: sendCounts,
});
export type IncidentSend = z.infer<typeof incidentSend>;

/** Before it is sent. `guests`: orders of people we can't write to; `talking`: shoppers in a conversation now; `toldBefore`: by this incident. `isAll` false: there are more than were counted. */
export const sendPreview = z.object({
  orders: z.number(), shoppers: z.number(), guests: z.number(), talking: z.number(), toldBefore: z.number(), isAll: z.boolean(),
  samples: z.array(z.object({ orderIds: z.array(z.string()), shopperName: z.string().nullable(), language: z.enum(['zh', 'en']), text: z.string().nullable() })),
});
export type SendPreview = z.infer<typeof sendPreview>;

/** One shopper of a send. `problem` in words for developers. */
export const sendRecipient = z.object({
  shopperExternalId: z.string(), shopperName: z.string().nullable(), state: z.enum(['waiting', 'told', 'passed', 'failed']), problem: z.string().nullable(),
  toldAt: z.number().nullable(), seen: z.boolean(), asked: z.boolean(), wrote: z.boolean(), conversationId: z.string().nullable(),
});
export type SendRecipient = z.infer<typeof sendRecipient>;
