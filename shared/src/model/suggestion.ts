/** Answers of the knowledge base suggested to an agent, and what the agent did with them. */
import { z } from 'zod';
import { limits } from '../limits.ts';

/** What is suggested for the open question; without a question there is nothing to suggest. */
export const suggestions = z.object({
  /** The shopper's message that they answer. */
  questionId: z.string().nullable(),
  suggestions: z.array(z.object({ entryId: z.string(), question: z.string(), text: z.string(), score: z.number() })),
});
export type Suggestions = z.infer<typeof suggestions>;

/** `sent` as it was, `edited` before it was sent, `none` of them fitted. */
export const suggestionUse = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['sent', 'edited']), entryId: z.string().min(1).max(64), reply: z.string().min(1).max(limits.textLength) }),
  z.object({ outcome: z.literal('none') }),
]);
export type SuggestionUse = z.infer<typeof suggestionUse>;
