import { z } from 'zod';
import { errorStatus, type ErrorCode } from '../errors.ts';
import { limits } from '../limits.ts';
import { language, pageContext } from '../model/context.ts';
import { feedbacks, message } from '../model/message.ts';
import { careConsents, shopperConversation } from '../model/conversation.ts';
import { satisfactionReasons } from '../model/satisfaction.ts';

export const clientId = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/);
export const conversationId = z.string().min(3).max(limits.idLength);
export const errorCode = z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]);
const seq = z.number().int().min(0).max(2 ** 31 - 1);

/** Frames a shopper's client sends on `/ws/shopper`. Limits on text are checked by the server, so that they get their own codes. */
export const shopperClientFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    version: z.number().int(),
    siteKey: z.string().max(80),
    /** Token from an earlier welcome. */
    token: z.string().max(2_000).optional(),
    /** Signed identity (JWT, HS256, the shop's secret) from `identify`. */
    identity: z.string().max(4_000).optional(),
    language: language.optional(),
    context: pageContext.optional(),
    /** What the client holds already; the welcome then carries only what came after. */
    resume: z.object({ conversationId, seq }).optional(),
  }),
  z.object({
    type: z.literal('message.send'),
    id: clientId,
    text: z.string(),
    images: z.array(conversationId).max(limits.attachmentsPerMessage).optional(),
    /** The entry of a tapped choice or welcome question: answered by that entry, without matching. */
    entryId: z.string().max(64).optional(),
    context: pageContext.optional(),
  }),
  /** Asks for a person. `noneOfThese`: the shopper tapped the way out of the choices. */
  z.object({ type: z.literal('handoff.request'), id: clientId, noneOfThese: z.boolean().optional() }),
  z.object({ type: z.literal('typing.set'), typing: z.boolean() }),
  z.object({ type: z.literal('read.set'), conversationId, seq }),
  z.object({ type: z.literal('feedback.set'), conversationId, seq, feedback: z.enum(feedbacks) }),
  /** Rates what the message of this `seq` ended: a `resolved` notice, or the bot's last answer after a quiet time. The whole rating each time. */
  z.object({
    type: z.literal('satisfaction.set'), conversationId, seq, score: z.number().int().min(1).max(5),
    reason: z.enum(satisfactionReasons).optional(), words: z.string().max(2_000).optional(),
  }),
  /** Whether what they say of their health may be shown to others than the agent who handles it; `asked`: the question is on their screen. */
  z.object({ type: z.literal('care.set'), conversationId, consent: z.enum(careConsents) }),
  z.object({ type: z.literal('context.set'), context: pageContext }),
  /** Older messages. Before the first message of a conversation the page continues with the shopper's previous one. */
  z.object({ type: z.literal('history.load'), ref: clientId, conversationId, beforeSeq: seq }),
  /** Same content as `hello.resume`, on a live socket: after visibilitychange, pageshow, online. */
  z.object({ type: z.literal('resync'), conversationId: conversationId.optional(), seq: seq.optional() }),
  z.object({ type: z.literal('ping') }),
]);
export type ShopperClientFrame = z.infer<typeof shopperClientFrame>;

/** Acknowledges a client-made id after its commit. `seq` is the message's place; the same id sent again gets the same ack. */
export const messageAck = z.object({ type: z.literal('message.ack'), id: z.string(), conversationId: z.string(), seq: z.number().int(), at: z.number() });
export const messagePosted = z.object({ type: z.literal('message.posted'), message });
/** A message whose body changed (feedback); replaces the one with the same conversation and seq. */
export const messageChanged = z.object({ type: z.literal('message.changed'), message });
export const errorFrame = z.object({
  type: z.literal('error'),
  code: errorCode,
  message: z.string(),
  /** The `id` or `ref` of the frame that failed. */
  ref: z.string().optional(),
  retryAfterMs: z.number().optional(),
  details: z.unknown().optional(),
});
export const pong = z.object({ type: z.literal('pong'), at: z.number() });

/**
 * What is new since the given sequence. `complete`: append `messages` to what you hold.
 * `reset`: forget what you hold and start from `messages` (another conversation, or too far behind).
 */
const snapshot = {
  conversation: shopperConversation.nullable(),
  messages: z.array(message),
  resume: z.enum(['complete', 'reset']),
  /** Whether older messages (of this or earlier conversations) can be loaded. */
  hasOlder: z.boolean(),
};

/** Frames the server sends to a shopper. One WebSocket message holds one frame or an array of frames, in order. */
export const shopperServerFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    version: z.number().int(),
    /** To be kept by the client once the shopper has written something. */
    token: z.string(),
    shopper: z.object({ id: z.string(), name: z.string().nullable(), identified: z.boolean() }),
    serverTime: z.number(),
    ...snapshot,
  }),
  z.object({ type: z.literal('resynced'), ...snapshot }),
  messageAck,
  messagePosted,
  messageChanged,
  /** State, owner, queue place, read marks or unread changed; replaces the snapshot held. A new id means a new conversation began. */
  z.object({ type: z.literal('conversation.changed'), conversation: shopperConversation }),
  z.object({ type: z.literal('typing.changed'), who: z.enum(['agent', 'bot']), name: z.string().nullable(), typing: z.boolean() }),
  z.object({ type: z.literal('history.page'), ref: z.string(), messages: z.array(message), hasOlder: z.boolean() }),
  errorFrame,
  pong,
]);
export type ShopperServerFrame = z.infer<typeof shopperServerFrame>;
