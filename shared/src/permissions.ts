/** Who may do what, as sentences. Pure: the server's routes and frames decide by it, the console shows what it allows. */

/** From the one who may only read to the one who may do everything. */
export const agentRoles = ['viewer', 'agent', 'supervisor', 'owner'] as const;
export type AgentRole = (typeof agentRoles)[number];

function allow<V extends string, N extends string>(role: AgentRole, verb: V, noun: N) {
  return { role, verb, noun };
}

/** Each role may do all that the one before it may, and what stands here for it. */
const permissions = [
  allow('viewer', 'read', 'shop'),
  allow('viewer', 'read', 'agents'),
  allow('viewer', 'read', 'conversations'),
  allow('viewer', 'read', 'knowledge'),
  allow('viewer', 'match', 'knowledge'),
  allow('viewer', 'read', 'catalogue'),
  allow('viewer', 'read', 'worklist'),
  allow('viewer', 'read', 'reports'),
  allow('agent', 'create', 'uploads'),
  allow('agent', 'answer', 'conversations'),
  allow('agent', 'read', 'templates'),
  allow('agent', 'read', 'cases'),
  allow('agent', 'update', 'cases'),
  allow('agent', 'read', 'incidents'),
  allow('agent', 'read', 'care'),
  allow('agent', 'direct', 'broadcasts'),
  allow('supervisor', 'assign', 'conversations'),
  allow('supervisor', 'update', 'routing'),
  allow('supervisor', 'update', 'labels'),
  allow('supervisor', 'update', 'templates'),
  allow('supervisor', 'update', 'incidents'),
  allow('supervisor', 'update', 'care'),
  allow('supervisor', 'update', 'knowledge'),
  allow('supervisor', 'publish', 'knowledge'),
  allow('supervisor', 'update', 'catalogue'),
  allow('supervisor', 'act', 'worklist'),
  allow('supervisor', 'read', 'audit'),
  allow('supervisor', 'read', 'health'),
  allow('supervisor', 'hear', 'escalations'),
  allow('owner', 'hear', 'last_escalations'),
  allow('owner', 'approve', 'cases'),
  allow('owner', 'update', 'shop'),
  allow('owner', 'read', 'secret'),
  allow('owner', 'rotate', 'secret'),
  allow('owner', 'update', 'agents'),
  allow('owner', 'invite', 'agents'),
  allow('owner', 'update', 'orders'),
  allow('owner', 'update', 'integrations'),
  allow('owner', 'read', 'events'),
];

/** The words a permission may be asked in. */
export type Verb = (typeof permissions)[number]['verb'];
export type Noun = (typeof permissions)[number]['noun'];

/** True when this agent may: `can(agent, 'update', 'shop')`. A disabled agent may nothing. */
export function can(agent: { role: AgentRole; disabled: boolean }, verb: Verb, noun: Noun): boolean {
  if (agent.disabled) return false;
  const rank = agentRoles.indexOf(agent.role);
  return permissions.some((rule) => rule.verb === verb && rule.noun === noun && rank >= agentRoles.indexOf(rule.role));
}
