import { z } from 'zod';
import { limits } from '../limits.ts';

const short = z.string().max(limits.contextValueLength);

/** What the host page says about where the shopper is. It steers matching and helps the agent; it grants no rights. */
export const pageContext = z.object({
  pageUrl: short.optional(),
  pageTitle: short.optional(),
  product: short.optional(),
  liveSession: short.optional(),
  orderId: short.optional(),
  /** Position in the stream in seconds, where the player knows it. */
  streamTime: z.number().finite().optional(),
});
export type PageContext = z.infer<typeof pageContext>;

/** Languages the product speaks. */
export const languages = ['zh', 'en'] as const;
export const language = z.enum(languages);
export type Language = (typeof languages)[number];
