import { z } from 'zod';
import { inboxConversation } from './conversation.ts';

/** What of a conversation was found: its shopper, an order of theirs, words said in it, or a note beside it. */
export const foundBy = ['shopper', 'order', 'words', 'note'] as const;

export const foundConversation = z.object({
  conversation: inboxConversation,
  by: z.enum(foundBy),
  /** The words around what was found. */
  excerpt: z.string(),
});
export type FoundConversation = z.infer<typeof foundConversation>;

/** One step of a search from the newest conversation back. `nextCursor` null: everything was looked at. */
export const searchPage = z.object({
  found: z.array(foundConversation),
  nextCursor: z.string().nullable(),
  /** How far back it has looked, milliseconds since the epoch; null where there is nothing to look at. */
  lookedBackTo: z.number().nullable(),
});
export type SearchPage = z.infer<typeof searchPage>;
