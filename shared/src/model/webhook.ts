/** Signed webhooks to merchants' own systems. Times are milliseconds since the epoch. */
import { z } from 'zod';
import { webhookGroups } from '../webhook-terms.ts';

const url = z.url({ protocol: /^https?$/ }).max(500);
const events = z.array(z.enum(webhookGroups)).min(1).max(webhookGroups.length);
export const webhook = z.object({
  id: z.string(), url: z.string(), events: z.array(z.enum(webhookGroups)), description: z.string(), on: z.boolean(),
  /** Why it was switched off without anyone asking. */
  offReason: z.enum(['failing', 'gone']).nullable(),
  /** The first failure since anything arrived, or since two days in which nothing was tried; null while all is well. */
  failingSince: z.number().nullable(), previousSecretUntil: z.number().nullable(), createdAt: z.number(), waiting: z.number(), dead: z.number(),
});
export type Webhook = z.infer<typeof webhook>;
export const newWebhook = z.object({ url, events, description: z.string().trim().max(120).default('') }).strict();
export type NewWebhook = z.input<typeof newWebhook>;

export const webhookStates = ['waiting', 'sent', 'dead'] as const;
export const webhookDelivery = z.object({
  id: z.string(), type: z.string(), state: z.enum(webhookStates), attempts: z.number(), createdAt: z.number(), nextAt: z.number().nullable(), lastAt: z.number().nullable(),
  /** The answer's status, or why there was none; and the beginning of what it said. */
  status: z.number().nullable(), problem: z.string().nullable(), response: z.string().nullable(),
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;
