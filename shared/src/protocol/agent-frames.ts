import { z } from 'zod';
import { limits } from '../limits.ts';
import { agentView } from '../model/agent.ts';
import { conversationDetails, inboxConversation, inboxCounts, inboxFilter, inboxLists } from '../model/conversation.ts';
import { escalation } from '../model/escalation.ts';
import { label } from '../model/label.ts';
import { caseView } from '../model/case.ts';
import { followUp } from '../model/follow-up.ts';
import { message } from '../model/message.ts';
import { note } from '../model/note.ts';
import { deskView, surgeView, transferReason, transferTarget } from '../model/routing.ts';
import { clientId, conversationId, errorFrame, messageAck, messageChanged, messagePosted, pong } from './shopper-frames.ts';

const seq = z.number().int().min(0).max(2 ** 31 - 1);
const version = z.number().int();

/** Frames the console sends on `/ws/agent`; who speaks is known from the session cookie. */
export const agentClientFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), version: z.number().int() }),
  z.object({ type: z.literal('inbox.load'), ref: clientId, list: z.enum(inboxLists), filter: inboxFilter.optional(), cursor: z.string().max(200).optional() }),
  /** Starts watching: its messages and changes follow until `conversation.close`. With `afterSeq` only what is newer comes. */
  z.object({ type: z.literal('conversation.open'), ref: clientId, conversationId, afterSeq: seq.optional() }),
  z.object({ type: z.literal('conversation.close'), conversationId }),
  /** From bot, queue or resolved to this agent; `version` is the one the agent saw. */
  z.object({ type: z.literal('conversation.claim'), ref: clientId, conversationId, version }),
  z.object({ type: z.literal('conversation.resolve'), ref: clientId, conversationId, version }),
  z.object({ type: z.literal('conversation.return_to_bot'), ref: clientId, conversationId, version }),
  /** To a colleague, or to the queue and there to who has the skill; by its owner, or by whoever may assign. The reason is for staff alone. */
  z.object({
    type: z.literal('conversation.transfer'), ref: clientId, conversationId, version,
    to: transferTarget, reason: transferReason,
  }),
  /** Pauses this agent: nothing new comes, what they have stays theirs. */
  z.object({ type: z.literal('desk.set'), ref: clientId, paused: z.boolean() }),
  z.object({
    type: z.literal('message.send'),
    id: clientId,
    conversationId,
    text: z.string(),
    images: z.array(conversationId).max(limits.attachmentsPerMessage).optional(),
  }),
  /** With `note` it is a private note that is being written: colleagues hear of it, the shopper doesn't. */
  z.object({ type: z.literal('typing.set'), conversationId, typing: z.boolean(), note: z.literal(true).optional() }),
  z.object({ type: z.literal('read.set'), conversationId, seq }),
  z.object({ type: z.literal('history.load'), ref: clientId, conversationId, beforeSeq: seq }),
  z.object({ type: z.literal('ping') }),
]);
export type AgentClientFrame = z.infer<typeof agentClientFrame>;

/** Frames the server sends to the console. One WebSocket message holds one frame or an array of frames, in order. */
export const agentServerFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), version: z.number().int(), agent: agentView, counts: inboxCounts, serverTime: z.number() }),
  z.object({ type: z.literal('inbox.page'), ref: z.string(), list: z.enum(inboxLists), conversations: z.array(inboxConversation), nextCursor: z.string().nullable() }),
  /** Rows that changed, for every list; the client files each by its state and owner. `counts` are the shop's, `mine` is this agent's. */
  z.object({ type: z.literal('inbox.changed'), conversations: z.array(inboxConversation), counts: inboxCounts }),
  z.object({
    type: z.literal('conversation.opened'),
    ref: z.string(),
    conversation: inboxConversation,
    details: conversationDetails,
    messages: z.array(message),
    /** As in the shopper's snapshot: `complete` appends to what is held, `reset` replaces it. */
    resume: z.enum(['complete', 'reset']),
    hasOlder: z.boolean(),
  }),
  messageAck,
  messagePosted,
  messageChanged,
  z.object({ type: z.literal('history.page'), ref: z.string(), messages: z.array(message), hasOlder: z.boolean() }),
  z.object({ type: z.literal('typing.changed'), conversationId: z.string(), who: z.enum(['shopper', 'agent']), name: z.string().nullable(), typing: z.boolean(), note: z.literal(true).optional() }),
  z.object({ type: z.literal('viewers.changed'), conversationId: z.string(), viewers: z.array(z.object({ id: z.string(), name: z.string() })) }),
  z.object({ type: z.literal('context.changed'), conversationId: z.string(), details: conversationDetails }),
  /** A private note, to those who have its conversation open. */
  z.object({ type: z.literal('note.posted'), note }),
  /** A private note that calls this agent, wherever they are. */
  z.object({ type: z.literal('mention.received'), note }),
  /** The shop's labels, all of them. */
  z.object({ type: z.literal('labels.changed'), labels: z.array(label) }),
  /** This agent's own desk: after the welcome, after `desk.set` with its `ref`, and whenever it changes. */
  z.object({ type: z.literal('desk.changed'), ref: z.string().optional(), desk: deskView }),
  /** After the welcome, and when a surge begins or ends. */
  z.object({ type: z.literal('surge.changed'), surge: surgeView }),
  /** claim, resolve, return or transfer succeeded; `inbox.changed` carries the new row. */
  z.object({ type: z.literal('command.done'), ref: z.string(), conversation: inboxConversation }),
  /** Nobody has answered these for too long; told to those in charge. What was open before a connection comes over HTTP. */
  z.object({ type: z.literal('escalation.raised'), escalations: z.array(escalation) }),
  /** Someone is at them. */
  z.object({ type: z.literal('escalation.acknowledged'), ids: z.array(z.string()), by: z.object({ id: z.string(), name: z.string() }) }),
  /** A case of the shop is new or has changed. `approvals`: how many requests wait. */
  z.object({ type: z.literal('case.changed'), case: caseView, approvals: z.number() }),
  /** An incident of the shop is new or has changed; read it anew. */
  z.object({ type: z.literal('incident.changed'), incidentId: z.string() }),
  /** A follow-up of this agent, or of a conversation they have open, was made, moved, is soon or now due, ended, or was opened again. */
  z.object({ type: z.literal('follow_up.changed'), followUp }),
  /** `already_claimed` carries `details: { owner: { id, name } }`. */
  errorFrame,
  pong,
]);
export type AgentServerFrame = z.infer<typeof agentServerFrame>;
