/** Who may do what, as sentences. Pure; asked by routes, never by services. */
import type { AgentRole } from '@aftercast/shared';

function allow<V extends string, N extends string>(role: AgentRole, verb: V, noun: N) {
  return { role, verb, noun };
}

/** An owner may do all that an agent may, and what stands here for owners. */
const permissions = [
  allow('agent', 'read', 'shop'),
  allow('agent', 'read', 'agents'),
  allow('agent', 'read', 'conversations'),
  allow('agent', 'read', 'knowledge'),
  allow('agent', 'match', 'knowledge'),
  allow('agent', 'create', 'uploads'),
  allow('agent', 'read', 'catalogue'),
  allow('owner', 'update', 'shop'),
  allow('owner', 'read', 'secret'),
  allow('owner', 'rotate', 'secret'),
  allow('owner', 'update', 'agents'),
  allow('owner', 'invite', 'agents'),
  allow('owner', 'update', 'knowledge'),
  allow('owner', 'update', 'catalogue'),
  allow('owner', 'publish', 'knowledge'),
  allow('owner', 'update', 'orders'),
  allow('owner', 'read', 'events'),
  allow('agent', 'read', 'worklist'),
  allow('owner', 'act', 'worklist'),
];

/** The words a permission may be asked in. */
export type Verb = (typeof permissions)[number]['verb'];
export type Noun = (typeof permissions)[number]['noun'];

/** True when this agent may: `can(agent, 'update', 'shop')`. A disabled agent may nothing. */
export function can(agent: { role: AgentRole; disabled: boolean }, verb: Verb, noun: Noun): boolean {
  if (agent.disabled) return false;
  return permissions.some((rule) => rule.verb === verb && rule.noun === noun && (rule.role === 'agent' || agent.role === 'owner'));
}
