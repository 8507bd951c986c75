import { z } from 'zod';

/** What is written down, as `thing.what_happened`. */
export const auditActions = [
  'session.started', 'session.ended', 'session.refused', 'account.password_changed', 'account.renamed',
  'agent.invited', 'agent.joined', 'agent.changed', 'agent.reset_link_made', 'agent.password_reset',
  'shop.opened', 'shop.changed', 'secret.rotated', 'escalation_rules.changed', 'escalation.acknowledged', 'audit_retention.changed',
  'knowledge.entry_written', 'knowledge.entry_deleted', 'knowledge.imported', 'knowledge.published', 'knowledge.reverted', 'knowledge.thresholds_moved',
  'live_session.written', 'live_session.deleted', 'live_session.imported', 'orders.imported',
  'conversation.claimed', 'conversation.resolved', 'conversation.returned_to_bot', 'conversation.health_read',
  'knowledge.exported', 'audit.exported',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** One thing that someone did. Holds no secrets and no texts of messages. */
export const auditEntry = z.object({
  /** Grows with each entry; pages go by it. */
  position: z.number().int(),
  at: z.number(),
  /** Null where nobody was signed in. */
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
export const auditRetention = z.object({ retentionDays: z.number().int().min(30).max(3650) });
export type AuditRetention = z.infer<typeof auditRetention>;
