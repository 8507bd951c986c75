import { z } from 'zod';
import { limits } from '../limits.ts';
import { agentRoles } from '../permissions.ts';

/** An agent's account as colleagues see it. */
export const agentView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(agentRoles),
  disabled: z.boolean(),
  createdAt: z.number(),
});
export type AgentView = z.infer<typeof agentView>;

/** An invitation that nobody has used yet. Its link was shown once and is not kept. */
export const openInvitation = z.object({ id: z.string(), email: z.string(), role: z.enum(agentRoles), createdAt: z.number(), expiresAt: z.number() });
export type OpenInvitation = z.infer<typeof openInvitation>;

export const agentName = z.string().trim().min(1).max(limits.nameLength);
export const agentEmail = z.email().max(254).transform((value) => value.toLowerCase());
/** Length alone is asked for: NIST SP 800-63B §3.1.1 advises against composition rules. */
export const agentPassword = z.string().min(10).max(200);
