/** Dated tasks of agents about a conversation: 跟进. Times are milliseconds since the epoch. */
import { z } from 'zod';
import { moment } from './moment.ts';
import { inboxConversation } from './conversation.ts';

/** open → due when its moment has come; done and cancelled end it. */
export const followUpStates = ['open', 'due', 'done', 'cancelled'] as const;

export const followUp = z.object({
  id: z.string(),
  conversationId: z.string(),
  agentId: z.string(),
  agentName: z.string(),
  shopper: inboxConversation.shape.shopper,
  note: z.string(),
  dueAt: z.number(),
  /** The shopper was told the moment. */
  promised: z.boolean(),
  state: z.enum(followUpStates),
  /** When its agent was reminded before the moment. */
  remindedAt: z.number().nullable(),
  createdAt: z.number(),
});
export type FollowUp = z.infer<typeof followUp>;

const note = z.string().trim().max(500);
/** What an agent sets. `promised` tells the shopper the moment, in a message of the agent's. */
export const followUpPlan = z.object({ note, dueAt: moment, promised: z.boolean().default(false) }).refine((plan) => plan.note !== '' || plan.promised, 'say what is to be done');
export type FollowUpPlan = z.infer<typeof followUpPlan>;
/** Ends it, opens it again, or moves it; a promised one that moves is told the shopper anew. */
export const followUpChange = z.union([
  z.object({ state: z.enum(['done', 'cancelled', 'open']) }).strict(), z.object({ dueAt: moment, note: note.optional() }).strict(),
]);
export type FollowUpChange = z.infer<typeof followUpChange>;
