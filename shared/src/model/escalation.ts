import { z } from 'zod';
import { escalationBoundsMs } from '../setting-bounds.ts';

/** Who is told: supervisors first, then owners. */
export const escalationLevels = ['supervisor', 'owner'] as const;
export type EscalationLevel = (typeof escalationLevels)[number];

/** A shopper whom nobody has answered in time. Times are milliseconds since the epoch. */
export const escalation = z.object({
  id: z.string(),
  conversationId: z.string(),
  level: z.enum(escalationLevels),
  /** Since when the shopper waits; when this wait ends, the escalation is over. */
  waitingSince: z.number(),
  dueAt: z.number(),
  raisedAt: z.number(),
  shopper: z.object({ id: z.string(), name: z.string().nullable(), externalId: z.string().nullable() }),
  /** Who has the conversation; null in the queue. */
  ownerName: z.string().nullable(),
});
export type Escalation = z.infer<typeof escalation>;

const afterMs = z.number().int().min(escalationBoundsMs.least).max(escalationBoundsMs.most);
/** How long past a deadline each level is told, in milliseconds. */
export const escalationRules = z.object({ supervisorAfterMs: afterMs, ownerAfterMs: afterMs });
export type EscalationRules = z.infer<typeof escalationRules>;
