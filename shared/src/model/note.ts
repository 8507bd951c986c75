import { z } from 'zod';
import { limits } from '../limits.ts';

/** A private note: colleagues read it beside the talk, the shopper never. */
export const note = z.object({
  id: z.string(),
  conversationId: z.string(),
  authorId: z.string(),
  authorName: z.string(),
  text: z.string(),
  /** The words are covered for this agent: they lie beside talk of someone's health. */
  hidden: z.literal('health').optional(),
  /** Ids of the colleagues it calls. */
  mentions: z.array(z.string()),
  at: z.number(),
});
export type Note = z.infer<typeof note>;

/** What an agent writes; the id is made by the client, so that sending twice adds one. */
export const noteDraft = z.object({
  id: z.string().regex(/^[\w-]{8,40}$/),
  text: z.string().max(limits.textLength),
  mentions: z.array(z.string().min(3).max(limits.idLength)).max(20).default([]),
});

/** A note that calls this agent and was not seen yet, with whose conversation it is. */
export const mention = z.object({
  note,
  shopper: z.object({ id: z.string(), name: z.string().nullable(), externalId: z.string().nullable() }),
});
export type Mention = z.infer<typeof mention>;
