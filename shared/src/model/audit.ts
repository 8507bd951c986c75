import { z } from 'zod';
import { auditDaysBounds } from '../setting-bounds.ts';

/** One thing that someone did. Holds no secrets and no texts of messages. */
export const auditEntry = z.object({
  /** Grows with each entry; pages go by it. */
  position: z.number().int(),
  at: z.number(),
  /** Null where nobody was signed in, or the server did it by itself. */
  actorId: z.string().nullable(),
  actorName: z.string(),
  action: z.string(),
  target: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  /** Where it came from, as the server sees it. */
  address: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** For how many days the log is kept. */
export const auditRetention = z.object({ retentionDays: z.number().int().min(auditDaysBounds.least).max(auditDaysBounds.most) });
export type AuditRetention = z.infer<typeof auditRetention>;
