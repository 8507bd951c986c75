/** Who hears an escalation. Pure. */
import { can, type AgentRole, type EscalationLevel, type EscalationRules } from '@aftercast/shared';

/** One minute past the deadline a supervisor, three minutes past it the owner. */
export const defaultRules: EscalationRules = { supervisorAfterMs: 60_000, ownerAfterMs: 180_000 };

/** What decides: role and standing. */
interface Listener { role: AgentRole; disabled: boolean }

/**
 * At the first level supervisors, or owners where the shop has no supervisor; at the second all of them.
 * @param staff the shop's accounts
 */
export function hears(agent: Listener, level: EscalationLevel, staff: readonly Listener[]): boolean {
  const first = (one: Listener): boolean => can(one, 'hear', 'escalations') && !can(one, 'hear', 'last_escalations');
  if (level === 'owner' || !staff.some(first)) return can(agent, 'hear', 'escalations');
  return first(agent);
}
