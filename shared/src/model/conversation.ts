import { z } from 'zod';
import { limits } from '../limits.ts';
import { handoffReasons } from './message.ts';
import { language, pageContext } from './context.ts';
import { transferNote } from './routing.ts';

/** bot → queued → assigned → resolved; see conversation-state in the server for the moves. */
export const conversationStates = ['bot', 'queued', 'assigned', 'resolved'] as const;
export type ConversationState = (typeof conversationStates)[number];

/** How urgent a conversation is; each has its own deadline, see the server's routing. */
export const urgencies = ['low', 'normal', 'high', 'critical'] as const;
export type Urgency = (typeof urgencies)[number];
/** Whether what a shopper says about their health may be shown to colleagues besides the one who handles it. `asked`: the question is on their screen. */
export const careConsents = ['asked', 'given', 'declined'] as const;
export type CareConsent = (typeof careConsents)[number];

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
  /** Null where nobody's health is spoken of. `open`: to be asked whether others than the agent may read it. */
  careConsent: z.enum(['open', ...careConsents]).nullable(),
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
  /** There where someone's health is spoken of: whether the words are covered for this agent, and what the shopper said to showing them. */
  health: z.object({ hidden: z.boolean(), consent: z.enum(careConsents).nullable() }).nullable(),
  /** Ids of the shop's labels on it. */
  labels: z.array(z.string()),
  /** Until when its owner has put it aside. */
  snoozedUntil: z.number().nullable(),
  shopperReadSeq: z.number().int(),
  createdAt: z.number(),
  lastMessageAt: z.number(),
  resolvedAt: z.number().nullable(),
});
export type InboxConversation = z.infer<typeof inboxConversation>;

/** An order as the console shows it. Times in milliseconds. */
export const orderDetails = z.object({
  id: z.string(), status: z.string(), paidAt: z.number(), amount: z.number(), currency: z.string(),
  items: z.array(z.object({ name: z.string(), sku: z.string().nullable(), quantity: z.number(), price: z.number() })),
  /** Title of the live session it was bought in, where the shop's data knows it. */
  liveSession: z.string().nullable(),
  /** What was promised in that session and holds for this order. */
  promised: z.array(z.object({
    id: z.string(), kind: z.string(), text: z.string(),
    /** The goods it was promised with, by name; null where it holds for all of the order. */
    item: z.string().nullable(),
    until: z.number().nullable(), broken: z.boolean(),
  })),
  shipment: z.object({ carrier: z.string(), trackingNumber: z.string(), events: z.array(z.object({ at: z.number(), text: z.string() })) }).nullable(),
});

/** What the agent needs to know beside the talk itself. */
export const conversationDetails = z.object({
  context: pageContext,
  /** Titles for what `context` names by id, where the shop's data knows them. */
  productName: z.string().nullable(),
  liveSessionTitle: z.string().nullable(),
  /** The shopper's orders, newest first; empty for anonymous shoppers. */
  orders: z.array(orderDetails),
  /** Why it was passed on, oldest first. */
  transfers: z.array(transferNote),
  /** The shopper's earlier conversations, newest first. */
  earlier: z.array(z.object({ id: z.string(), state: z.enum(conversationStates), createdAt: z.number(), lastMessageAt: z.number(), preview: z.string() })),
  /** How long it was the bot's, the queue's and people's until it was opened, milliseconds. */
  times: z.object({ botMs: z.number(), queueMs: z.number(), humanMs: z.number() }),
});
export type ConversationDetails = z.infer<typeof conversationDetails>;

/** The four lists of the console. */
export const inboxLists = ['waiting', 'mine', 'bot', 'all'] as const;
export type InboxList = (typeof inboxLists)[number];
/** Narrows a list; what is left out narrows nothing. `owner` is an agent's id. */
export const inboxFilter = z.object({
  label: z.string().min(3).max(limits.idLength).optional(),
  language: language.optional(),
  owner: z.string().min(3).max(limits.idLength).optional(),
  urgency: z.enum(urgencies).optional(),
  /** Only what is put aside; without it `mine` leaves that out. */
  snoozed: z.literal(true).optional(),
});
export type InboxFilter = z.infer<typeof inboxFilter>;
export const inboxCounts = z.object({
  waiting: z.number(), mine: z.number(), bot: z.number(), all: z.number(),
  /** Of this agent's, put aside: they are not in `mine`. */
  snoozed: z.number(),
  /** Of those in the queue, when this was counted: past their deadline, and close to it. */
  late: z.number(), atRisk: z.number(),
  /** Since when the one waits who waits longest in the queue; null where nobody does. */
  longestSince: z.number().nullable(),
});
export type InboxCounts = z.infer<typeof inboxCounts>;
