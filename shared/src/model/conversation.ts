import { z } from 'zod';
import { handoffReasons } from './message.ts';
import { language, pageContext } from './context.ts';

/** bot → queued → assigned → resolved; see conversation-state in the server for the moves. */
export const conversationStates = ['bot', 'queued', 'assigned', 'resolved'] as const;
export type ConversationState = (typeof conversationStates)[number];

/** How urgent a conversation is; each has its own deadline, see the server's routing. */
export const urgencies = ['low', 'normal', 'high', 'critical'] as const;
export type Urgency = (typeof urgencies)[number];
/** Why a conversation is more urgent than others. `vulnerable`: allergy, injury and the like. */
export const urgencyReasons = ['force_word', 'anger', 'official_complaint', 'bad_review', 'vulnerable'] as const;
export type UrgencyReason = (typeof urgencyReasons)[number];

/** An interval that a wait is likely to end in. `toMs` null: longer than `fromMs`. */
export const waitEstimate = z.object({ fromMs: z.number(), toMs: z.number().nullable() });
export type WaitEstimate = z.infer<typeof waitEstimate>;

/** A conversation as its shopper sees it. */
export const shopperConversation = z.object({
  id: z.string(),
  state: z.enum(conversationStates),
  /** Grows with every change of state or owner. */
  version: z.number().int(),
  lastSeq: z.number().int(),
  agent: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** 1 = next. Null unless queued. */
  queuePlace: z.number().int().nullable(),
  /** How long it is still likely to take until a person answers, in honest steps; null where nobody waits or nothing is known. */
  wait: waitEstimate.nullable(),
  /** Nobody is there before this time: the question is kept and answered after it. Null while the shop is open. */
  closedUntil: z.number().nullable(),
  /** The highest sequence the shopper has seen, and that the agents have seen. */
  shopperReadSeq: z.number().int(),
  agentReadSeq: z.number().int(),
  /** Messages of bot or agent that the shopper has not seen. */
  unread: z.number().int(),
  createdAt: z.number(),
});
export type ShopperConversation = z.infer<typeof shopperConversation>;

/** A conversation as a row in the agents' lists. Times are milliseconds since the epoch. */
export const inboxConversation = z.object({
  id: z.string(),
  state: z.enum(conversationStates),
  version: z.number().int(),
  lastSeq: z.number().int(),
  shopper: z.object({ id: z.string(), name: z.string().nullable(), externalId: z.string().nullable() }),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  queuePlace: z.number().int().nullable(),
  handoffReason: z.enum(handoffReasons).nullable(),
  language: language,
  preview: z.string(),
  previewSender: z.string(),
  /** Messages of the shopper that no agent has seen. */
  unread: z.number().int(),
  /** Since when the shopper waits for a person's reply; null when nobody waits. */
  waitingSince: z.number().nullable(),
  /** By when a person should have spoken; null when nobody waits. */
  dueAt: z.number().nullable(),
  urgency: z.enum(urgencies),
  urgencyReasons: z.array(z.enum(urgencyReasons)),
  shopperReadSeq: z.number().int(),
  createdAt: z.number(),
  lastMessageAt: z.number(),
  resolvedAt: z.number().nullable(),
});
export type InboxConversation = z.infer<typeof inboxConversation>;

/** What the agent needs to know beside the talk itself. */
export const conversationDetails = z.object({
  context: pageContext,
  /** Titles for what `context` names by id, where the shop's data knows them. */
  productName: z.string().nullable(),
  liveSessionTitle: z.string().nullable(),
  /** The shopper's orders, newest first; empty for anonymous shoppers. */
  orders: z.array(z.object({
    id: z.string(), status: z.string(), paidAt: z.number(), amount: z.number(), currency: z.string(),
    items: z.array(z.object({ name: z.string(), sku: z.string().nullable(), quantity: z.number(), price: z.number() })),
    shipment: z.object({ carrier: z.string(), trackingNumber: z.string(), events: z.array(z.object({ at: z.number(), text: z.string() })) }).nullable(),
  })),
  /** The shopper's earlier conversations, newest first. */
  earlier: z.array(z.object({ id: z.string(), state: z.enum(conversationStates), createdAt: z.number(), lastMessageAt: z.number(), preview: z.string() })),
  /** How long it was the bot's, the queue's and people's until it was opened, milliseconds. */
  times: z.object({ botMs: z.number(), queueMs: z.number(), humanMs: z.number() }),
});
export type ConversationDetails = z.infer<typeof conversationDetails>;

/** The four lists of the console. */
export const inboxLists = ['waiting', 'mine', 'bot', 'all'] as const;
export type InboxList = (typeof inboxLists)[number];
export const inboxCounts = z.object({ waiting: z.number(), mine: z.number(), bot: z.number(), all: z.number() });
export type InboxCounts = z.infer<typeof inboxCounts>;
