/** How much an agent may grant without asking. Pure. Money in hundredths. */
import { can, type AgentRole, type CaseLimits, type CaseState } from '@aftercast/shared';

/** What holds until the shop says otherwise. */
export const usualLimits: CaseLimits = { agent: 5_000, supervisor: 20_000, byAgent: {} };

/** Null is without a bound: whoever approves needs to ask nobody. */
export function limitOf(limits: CaseLimits, agent: { id: string; role: AgentRole; disabled: boolean }): number | null {
  if (can(agent, 'approve', 'cases')) return null;
  const own = limits.byAgent[agent.id];
  if (own !== undefined) return own;
  return agent.role === 'supervisor' ? limits.supervisor : limits.agent;
}

/** What cases have granted together: paid before, and promised now. */
export function grantedCents(cases: readonly { state: CaseState; amountCents: number | null; settledCents: number }[]): number {
  return cases.reduce((sum, { state, amountCents, settledCents }) => sum + settledCents + (state === 'approved' ? amountCents ?? 0 : 0), 0);
}
