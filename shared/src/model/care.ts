/** Proactive care: rules that write to shoppers before they ask, what became of it, and what a rule would have sent. Times are milliseconds since the epoch. */
import { z } from 'zod';
import { careLimits, careReasons, careStates, careWordProblems } from '../care-terms.ts';
import { limits } from '../limits.ts';
import { orderStatuses } from '../order-statuses.ts';
import { moment } from './moment.ts';

const hours = z.number().int().min(1).max(careLimits.mostHours);
const value = z.string().trim().min(1).max(careLimits.valueLength);
const values = z.array(value).max(careLimits.listLength);
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const words = z.string().trim().max(careLimits.textLength);

/** What makes a rule due. */
export const careWhen = z.discriminatedUnion('kind', [
  /** An order comes into one of these states. */
  z.object({ kind: z.literal('status'), statuses: z.array(z.enum(orderStatuses)).min(1) }),
  /** The carrier reports one of its codes. */
  z.object({ kind: z.literal('scan'), codes: values.min(1) }),
  /** Paid, and still not shipped this long after the promised moment. */
  z.object({ kind: z.literal('unshipped'), graceHours: z.number().int().min(0).max(careLimits.mostHours) }),
  /** On its way, and not scanned for so long. */
  z.object({ kind: z.literal('unmoved'), hours }),
  /** Delivered, and not confirmed for so long. */
  z.object({ kind: z.literal('unconfirmed'), hours }),
  /** A case in which nothing has happened for so long. */
  z.object({ kind: z.literal('case_stalled'), hours }),
  /** Still waiting for a person this long after the moment that was told. */
  z.object({ kind: z.literal('waiting'), overMinutes: z.number().int().min(0).max(careLimits.mostMinutes) }),
]);
export type CareWhen = z.infer<typeof careWhen>;

/** Whom a rule is for; an empty list is everyone. Of rules about cases and waits nothing is asked. */
export const careWhom = z.object({
  liveSessions: values, products: values, carriers: values, regions: values,
  statuses: z.array(z.enum(orderStatuses)),
  /** What was paid, in the order's own currency. */
  minAmount: z.number().min(0).max(1e9).nullable(), maxAmount: z.number().min(0).max(1e9).nullable(),
});
export type CareWhom = z.infer<typeof careWhom>;

/** What keeps a rule back. */
export const careBounds = z.object({
  /** By the shop's clock; one that ends no later than it begins ends the day after. `wait`: sent when they end, if still true. */
  quiet: z.null().or(z.object({ from: clock, to: clock, then: z.enum(['wait', 'drop']) })),
  /** How many updates of all rules one shopper may get in 24 hours and in seven days, this one counted; null: any number. */
  perDay: z.number().int().min(1).max(careLimits.mostAWeek).nullable(),
  perWeek: z.number().int().min(1).max(careLimits.mostAWeek).nullable(),
  /** What fell due longer ago than this is no longer told. */
  maxAgeHours: z.number().int().min(1).max(careLimits.mostAgeHours),
});
export type CareBounds = z.infer<typeof careBounds>;

/** A rule as the shop writes it. Where the shopper's language has no words, the shop's is used. */
export const careRuleWords = z.object({
  name: z.string().trim().min(1).max(careLimits.nameLength), when: careWhen, whom: careWhom,
  texts: z.object({ zh: words, en: words }), limits: careBounds,
}).superRefine(({ when, whom, texts, limits: { quiet, perDay, perWeek } }, context) => {
  const say = (path: string[], message: string): void => context.addIssue({ code: 'custom', path, message });
  if (texts.zh === '' && texts.en === '') say(['texts'], 'words in one language at least');
  for (const language of ['zh', 'en'] as const) {
    const unknown = careWordProblems(when.kind, texts[language]);
    if (unknown.length > 0) say(['texts', language], `unknown: ${unknown.join(' ')}`);
  }
  if (whom.minAmount !== null && whom.maxAmount !== null && whom.minAmount > whom.maxAmount) say(['whom', 'maxAmount'], 'the most is less than the least');
  if (quiet && quiet.from === quiet.to) say(['limits', 'quiet'], 'quiet all day is a rule that is off');
  if (perDay !== null && perWeek !== null && perDay > perWeek) say(['limits', 'perWeek'], 'fewer a week than a day');
});
export type CareRuleWords = z.infer<typeof careRuleWords>;

/** An id of a rule: a ready-made one's word, or made by the client. */
export const careRuleId = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/);

/** What a rule would have sent, had it been on for the last seven days. */
export const careTrial = z.object({
  /** Of the rule as it was in this version. */
  version: z.number().int(), ranAt: z.number(), from: z.number(), to: z.number(),
  sent: z.number().int(),
  /** Of those sent: how many would have waited for the end of the quiet hours. */
  waited: z.number().int(),
  /** What would not have been sent, and why. */
  kept: z.object({ quiet: z.number().int(), cap: z.number().int(), unknown: z.number().int(), words: z.number().int() }),
  /** By the shop's days, the earliest first. */
  days: z.array(z.object({ day: z.string(), sent: z.number().int() })),
  samples: z.array(z.object({ subjectId: z.string(), orderId: z.string().nullable(), at: z.number(), language: z.enum(['zh', 'en']), text: z.string() })),
  /** What was looked at; `whole` is false where there is more than one look takes in. */
  looked: z.number().int(), whole: z.boolean(),
});
export type CareTrial = z.infer<typeof careTrial>;

/** What a rule did in a time. */
const figures = z.object({ sent: z.number().int(), seen: z.number().int(), notReached: z.number().int(), dropped: z.number().int() });
/** A rule as staff see it. */
export const careRule = z.object({
  id: careRuleId, name: z.string(), when: careWhen, whom: careWhom, texts: z.object({ zh: z.string(), en: z.string() }), limits: careBounds,
  on: z.boolean(),
  /** 0: a ready-made rule that nobody has touched. */
  version: z.number().int(),
  /** One of the ready-made ones, whose first words can be had back; `changed`: they are others now. */
  ready: z.boolean(), changed: z.boolean(),
  /** The last trial of this very version; null: it must be tried before it is switched on. */
  trial: careTrial.nullable(),
  today: figures, week: figures,
});
export type CareRule = z.infer<typeof careRule>;

/** How a delivery got on. */
export const careDelivery = z.object({
  id: z.string(), ruleId: z.string(), ruleName: z.string(), orderId: z.string().nullable(), shopperExternalId: z.string().nullable(), conversationId: z.string().nullable(),
  state: z.enum(careStates), reason: z.enum(careReasons).nullable(), text: z.string(), language: z.enum(['zh', 'en']), at: z.number(), seenAt: z.number().nullable(),
  /** What the merchant's own ways said of it. */
  receipts: z.array(z.object({ channel: z.string(), state: z.enum(['delivered', 'failed']), at: z.number(), reason: z.string() })),
});
export type CareDelivery = z.infer<typeof careDelivery>;

/** What became of an update on the merchant's own way to the shopper. */
export const careReceipt = z.object({
  deliveryId: z.string().min(3).max(limits.idLength),
  /** Such as `sms`, `app`, `wechat`. */
  channel: z.string().regex(/^[a-z0-9_-]{1,30}$/), state: z.enum(['delivered', 'failed']), at: moment, reason: z.string().max(200).default(''),
});
export type CareReceipt = z.infer<typeof careReceipt>;
