/** How much an agent may grant without asking. Pure. Money in hundredths. */
import { can, type AgentRole, type CaseLimits } from '@aftercast/shared';

/** What holds until the shop says otherwise. */
export const usualLimits: CaseLimits = { agent: 5_000, supervisor: 20_000, byAgent: {} };

/** Null is without a bound: whoever approves needs to ask nobody. */
export function limitOf(limits: CaseLimits, agent: { id: string; role: AgentRole; disabled: boolean }): number | null {
  if (can(agent, 'approve', 'cases')) return null;
  const own = limits.byAgent[agent.id];
  if (own !== undefined) return own;
  return agent.role === 'supervisor' ? limits.supervisor : limits.agent;
}
