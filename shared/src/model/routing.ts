import { z } from 'zod';
import { limits } from '../limits.ts';
import { language } from './context.ts';

/** `accept`: the agent takes conversations from the queue; `auto`: they are given as places become free. */
export const deskModes = ['accept', 'auto'] as const;
export type DeskMode = (typeof deskModes)[number];

/** The tiers of questions; see the glossary. */
export const tiers = [1, 2, 3] as const;
const tier = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Tier = z.infer<typeof tier>;

/** What an agent is good at. An empty list means everything of its kind. */
export const deskSkills = z.object({
  products: z.array(z.string().trim().min(1).max(limits.idLength)).max(200),
  languages: z.array(language).max(2),
  tiers: z.array(tier).max(3),
});
export type DeskSkills = z.infer<typeof deskSkills>;

/** What a conversation asks of its agent, where staff has said so; what is left out follows from the conversation itself. */
export const deskNeeds = z.object({
  product: z.string().trim().min(1).max(limits.idLength).optional(),
  language: language.optional(),
  tier: tier.optional(),
});
export type DeskNeeds = z.infer<typeof deskNeeds>;

/** Where a conversation is passed on to: a colleague, or the queue and there to who has the skill. */
export const transferTarget = z.union([z.object({ agentId: z.string().min(3).max(limits.idLength) }), z.object({ queue: deskNeeds })]);
export type TransferTarget = z.infer<typeof transferTarget>;
/** Why it is passed on; for staff alone. */
export const transferReason = z.string().trim().min(1).max(500);

/** What may be set at an agent's desk. */
export const deskSettings = z.object({
  /** Conversations that the agent has at a time. */
  capacity: z.number().int().min(1).max(50),
  skills: deskSkills,
  mode: z.enum(deskModes),
  /** The agent wants nothing new; what they have stays theirs. */
  paused: z.boolean(),
});
export type DeskSettings = z.infer<typeof deskSettings>;

/** A desk as colleagues see it. */
export const deskView = deskSettings.extend({
  agentId: z.string(),
  name: z.string(),
  /** Measured: a connection of theirs is alive, and they have not just let a shopper wait in silence. */
  present: z.boolean(),
  /** Conversations that they have now, without those put aside. */
  load: z.number().int(),
});
export type DeskView = z.infer<typeof deskView>;

/** How a shop's queue is served. */
export const routingSettings = z.object({
  /** Gives waiting conversations to agents whose desk is set to `auto`. */
  autoAssign: z.boolean(),
  /** A shopper who waits this long for a word of their agent goes back to the queue; in seconds. */
  silenceSeconds: z.number().int().min(20).max(3_600),
  /** How long an agent's connection may be gone before their waiting shoppers go back to the queue; in seconds. */
  graceSeconds: z.number().int().min(5).max(600),
});
export type RoutingSettings = z.infer<typeof routingSettings>;

/** Whether more shoppers come than the agents who are there can take. */
export const surgeView = z.object({
  on: z.boolean(),
  /** Milliseconds since the epoch; null while there is none. */
  since: z.number().nullable(),
  arrivalsPerMinute: z.number(),
  /** What the agents who are there can take, from measured times. */
  capacityPerMinute: z.number(),
  waiting: z.number().int(),
});
export type SurgeView = z.infer<typeof surgeView>;

/** Why a conversation was passed on. For staff alone: shoppers see that it was, not why. */
export const transferNote = z.object({
  /** Id of the notice that it belongs to. */
  noticeId: z.string(),
  by: z.string(),
  /** Null: to the queue. */
  to: z.string().nullable(),
  reason: z.string(),
  at: z.number(),
});
export type TransferNote = z.infer<typeof transferNote>;
