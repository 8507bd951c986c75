import { z } from 'zod';

/** Rules by which platforms score a shop's service, as we read descriptions of them by third parties. */
export const platformRules = ['taobao-3min-rate', 'wangwang-mean-response', 'feige-3min-rate', 'feige-unserved', 'douyin-first-response', 'pdd-5min-rate'] as const;
export type PlatformRule = (typeof platformRules)[number];

/** A rate is `sum` of `of`; a mean is `sum` milliseconds over `of`. Nothing counted is no figure, not 0 or 100 %. */
export const clockFraction = z.object({ sum: z.number(), of: z.number() });
export type ClockFraction = z.infer<typeof clockFraction>;

/** One round, message or session that was counted, with what it adds to the sum. `agent` null: nobody. Times in milliseconds. */
export const clockDetail = z.object({
  conversation: z.string(), agent: z.string().nullable(), start: z.number(), waitMs: z.number().nullable(),
  outcome: z.enum(['answered', 'transferred', 'resolved', 'day-end', 'open', 'served', 'offline', 'greeting-only', 'silent', 'no-agent']),
  counted: z.number(),
});
export type ClockDetail = z.infer<typeof clockDetail>;

/** One rule's figure over its days up to now. `settled`: by the bot, `pending`: may still be in time, `unanswered`: reported beside; none of them is in the figure. */
export const clockReport = clockFraction.extend({
  rule: z.enum(platformRules), days: z.number(), settled: z.number(), pending: z.number(), unanswered: z.number(),
  byAgent: z.array(clockFraction.extend({ agent: z.string().nullable() })),
  detail: z.array(clockDetail),
});
export type ClockReport = z.infer<typeof clockReport>;
