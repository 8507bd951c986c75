/** Where a shop's orders come from: a system that sends what happens to them, signed. */
import { z } from 'zod';

export const connectionKinds = ['webhook', 'shopify'] as const;
export type ConnectionKind = (typeof connectionKinds)[number];

/** Why one event of a delivery was refused. */
export const eventProblems = ['event_invalid', 'event_ahead', 'order_of_another_store'] as const;
export type EventProblem = (typeof eventProblems)[number];
/** Why a delivery was not taken, or only looked at; `events_refused`: some of its events are invalid. */
export const deliveryProblems = ['signature_missing', 'signature_wrong', 'signature_expired', 'body_unreadable', 'connection_disabled', 'order_not_known_yet', 'topic_ignored', 'events_refused', 'event_ahead', 'order_of_another_store', 'rate_limited'] as const;
export type DeliveryProblem = (typeof deliveryProblems)[number];

/** A connection as owners see it; never its secret. Times in milliseconds. */
export const connection = z.object({
  id: z.string(), kind: z.enum(connectionKinds), name: z.string(), createdAt: z.number(), disabled: z.boolean(),
  lastReceivedAt: z.number().nullable(),
  /** The newest that went wrong; null once something was taken after it. */
  problem: z.object({ code: z.enum(deliveryProblems), at: z.number() }).nullable(),
  /** Until when the secret before the last rotation is accepted too. */
  previousSecretUntil: z.number().nullable(),
});
export type Connection = z.infer<typeof connection>;

/** One delivery to a connection. `problem` null: all of it was taken. */
export const receipt = z.object({
  at: z.number(), topic: z.string().nullable(), problem: z.enum(deliveryProblems).nullable(),
  /** What was wrong in words for developers; of refused events the first. */
  detail: z.string().nullable(),
  taken: z.number(), repeated: z.number(), refused: z.number(),
});
export type Receipt = z.infer<typeof receipt>;
