import { z } from 'zod';
import { limits } from '../limits.ts';
import { conversationStates } from './conversation.ts';

/** Many conversations with one cause. Times are milliseconds since the epoch. */
export const incidentView = z.object({
  id: z.string(),
  title: z.string(),
  /** What is known of the cause, for colleagues. */
  cause: z.string(),
  product: z.string().nullable(),
  liveSession: z.string().nullable(),
  state: z.enum(['open', 'closed']),
  authorName: z.string(),
  /** How many conversations belong to it, and how many of them still wait for a person. */
  members: z.number(),
  waiting: z.number(),
  version: z.number().int(),
  createdAt: z.number(),
  closedAt: z.number().nullable(),
});
export type IncidentView = z.infer<typeof incidentView>;

/** One conversation of an incident. */
export const incidentMember = z.object({
  conversationId: z.string(),
  shopperName: z.string().nullable(),
  orderId: z.string().nullable(),
  state: z.enum(conversationStates),
  waiting: z.boolean(),
  preview: z.string(),
  addedAt: z.number(),
});
export type IncidentMember = z.infer<typeof incidentMember>;

/** One reply to all of an incident, and how far it got. */
export const incidentReply = z.object({
  id: z.string(), text: z.string(), agentName: z.string(), resolves: z.boolean(), createdAt: z.number(), finishedAt: z.number().nullable(),
  sent: z.number(), waiting: z.number(), failed: z.number(),
});
export type IncidentReply = z.infer<typeof incidentReply>;

/** What one shopper would be sent; `text` is null where a variable has no value for them. */
export const incidentPreview = z.object({ conversationId: z.string(), shopperName: z.string().nullable(), orderId: z.string().nullable(), text: z.string().nullable() });
export type IncidentPreview = z.infer<typeof incidentPreview>;

/** A look at a reply before it is sent: how many it reaches, how many it has no words for, and what some of them would get, those without words first. */
export const incidentPreviews = z.object({ reached: z.number(), missed: z.number(), previews: z.array(incidentPreview) });
export type IncidentPreviews = z.infer<typeof incidentPreviews>;

/** Waiting conversations that look like one cause. */
export const incidentSuggestion = z.object({
  key: z.string(),
  entryId: z.string().nullable(),
  /** The nearest entry's question, as a title to start from. */
  title: z.string(),
  product: z.string().nullable(),
  liveSession: z.string().nullable(),
  conversations: z.array(z.object({ id: z.string(), preview: z.string(), waitingSince: z.number().nullable() })),
});
export type IncidentSuggestion = z.infer<typeof incidentSuggestion>;

const conversationIds = z.array(z.string().min(3).max(limits.idLength)).max(500);

/** What a new incident is made of. */
export const newIncident = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{8,40}$/).optional(),
  title: z.string().trim().min(1).max(120),
  cause: z.string().trim().max(500).default(''),
  product: z.string().min(1).max(120).nullable().default(null),
  liveSession: z.string().min(1).max(120).nullable().default(null),
  conversationIds: conversationIds.default([]),
});
export type NewIncident = z.input<typeof newIncident>;

/** Conversations to add. */
export const incidentConversations = z.object({ conversationIds: conversationIds.min(1) });

/** One reply to all. `id` is made by the client and becomes the id of every message: the same one again sends nothing twice. */
export const newIncidentReply = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{8,40}$/),
  text: z.string().trim().min(1).max(limits.textLength),
  /** The conversations are resolved with it, and the incident is closed. */
  resolves: z.boolean().default(false),
});
export type NewIncidentReply = z.input<typeof newIncidentReply>;
