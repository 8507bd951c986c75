import { z } from 'zod';

/** The colour beside a label's word, as the console's tags have them. */
export const labelTones = ['plain', 'info', 'fine', 'soon', 'late'] as const;

/** A word of the shop's for filing conversations. */
export const label = z.object({ id: z.string(), name: z.string(), tone: z.enum(labelTones) });
export type Label = z.infer<typeof label>;

export const labelDraft = z.object({ name: z.string().trim().min(1).max(20), tone: z.enum(labelTones).default('plain') });
