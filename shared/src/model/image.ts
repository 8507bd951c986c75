import { z } from 'zod';

/** A picture as a client shows it: `url` is signed and expires; ask again through resync when it has. */
export const imageView = z.object({ uploadId: z.string(), url: z.string(), width: z.number(), height: z.number() });
export type ImageView = z.infer<typeof imageView>;
