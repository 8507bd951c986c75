import { z } from 'zod';
import { satisfaction } from './satisfaction.ts';
import { caseProgress } from './case.ts';
import { imageView } from './image.ts';

export const senders = ['shopper', 'bot', 'agent', 'system'] as const;
export type Sender = (typeof senders)[number];

/** Why a conversation went to a person. */
export const handoffReasons = ['asked', 'force_word', 'low_confidence', 'needs_person', 'missing_data', 'none_of_these', 'image', 'agent'] as const;
export type HandoffReason = (typeof handoffReasons)[number];

/** A question of the knowledge base that a shopper may tap. `product`: it is asked about that one; the tap sends it as context. `orderId`: likewise, one of the shopper's own. */
export const offeredQuestion = z.object({ entryId: z.string(), question: z.string(), product: z.string().optional(), orderId: z.string().optional() });
export type OfferedQuestion = z.infer<typeof offeredQuestion>;

/** What a shopper thinks of an answer: 有用, 没用, 不是我问的. */
export const feedbacks = ['helpful', 'unhelpful', 'not_asked'] as const;
export type Feedback = (typeof feedbacks)[number];

/** What stands under the words of an answer. `ask` sends its label as a question to that entry; links open outside the conversation. */
export const answerPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('button'), label: z.string(), url: z.string() }),
  z.object({ kind: z.literal('ask'), label: z.string(), entryId: z.string() }),
  z.object({ kind: z.literal('image'), image: imageView, alt: z.string() }),
  z.object({ kind: z.literal('link'), title: z.string(), url: z.string() }),
]);
export type AnswerPart = z.infer<typeof answerPart>;

/** What a message says. Notices and choices carry no prose: each client words them in the reader's language. */
export const messageBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'), text: z.string(), images: z.array(imageView).optional(),
    /** What was said is covered for this agent: it tells of someone's health. */
    hidden: z.literal('health').optional(),
  }),
  z.object({
    kind: z.literal('answer'),
    text: z.string(),
    /** The knowledge entry it rests on; null for small talk. */
    source: offeredQuestion.nullable(),
    confidence: z.number(),
    /** The shopper's own order that is spoken of; its card stands below. */
    orderId: z.string().optional(),
    /** It could say more of an order whose number and last four digits of the phone are told. */
    asksProof: z.boolean().optional(),
    parts: z.array(answerPart).optional(),
    /** True when the bot answered although the conversation waits for a person. */
    whileQueued: z.boolean().optional(),
    feedback: z.enum(feedbacks).nullable().optional(),
    /** Questions that are often the next one. */
    related: z.array(offeredQuestion).optional(),
    /** What else the shopper may have meant; there once `feedback` is `not_asked`. */
    others: z.array(offeredQuestion).optional(),
    /** What the shopper thinks of the bot's work up to here. */
    satisfaction: satisfaction.optional(),
  }),
  z.object({ kind: z.literal('choices'), options: z.array(offeredQuestion) }),
  /** What the shop tells without being asked: news of an order, or of an incident that concerns it. */
  z.object({ kind: z.literal('update'), text: z.string(), orderId: z.string().optional() }),
  z.object({
    kind: z.literal('notice'),
    event: z.enum(['handoff', 'assigned', 'transferred', 'requeued', 'resolved', 'reopened', 'returned_to_bot', 'merged', 'case_opened', 'case_changed', 'case_decided', 'case_done']),
    reason: z.enum(handoffReasons).optional(),
    agentName: z.string().optional(),
    /** With `resolved`: what the shopper thinks of how it went. */
    satisfaction: satisfaction.optional(),
    /** With `reopened`: its agent is not here, and it waits in the queue for a person. */
    queued: z.boolean().optional(),
    /** With `handoff`: more ask for a person at this moment than can be taken. */
    busy: z.boolean().optional(),
    /** Nobody is there before this time; who asked is answered then. */
    closedUntil: z.number().optional(),
    /** How the case stood, in a notice about one. */
    case: caseProgress.optional(),
  }),
]);
export type MessageBody = z.infer<typeof messageBody>;

/** One line of a conversation. `seq` counts from 1 without gaps; `at` is milliseconds since the epoch (server clock). */
export const message = z.object({
  id: z.string(),
  conversationId: z.string(),
  seq: z.number().int(),
  sender: z.enum(senders),
  authorId: z.string().nullable(),
  authorName: z.string().nullable(),
  at: z.number(),
  body: messageBody,
});
export type Message = z.infer<typeof message>;
