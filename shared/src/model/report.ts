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

/** What reports are broken down by. `entry`: the knowledge entry that the bot answered with first. */
export const reportGroupings = ['day', 'hour', 'liveSession', 'product', 'agent', 'entry'] as const;
export type ReportGrouping = (typeof reportGroupings)[number];

/** Spans in milliseconds; `median` and `p90` are null where nothing was measured. */
export const spanFigure = z.object({ sum: z.number(), of: z.number(), median: z.number().nullable(), p90: z.number().nullable() });
export type SpanFigure = z.infer<typeof spanFigure>;

const share = z.object({ sum: z.number(), of: z.number() });
/** What is decided after seven days: `sum` of `of`. `maturing` are younger and on neither side, whatever they promise; `holding` of them hold so far. */
const cohort = share.extend({ maturing: z.number(), holding: z.number() });

/** Figures of conversations that began in a period; docs/REPORTS.md holds the formulas. */
export const reportFigures = z.object({
  conversations: z.number(),
  /** Of those, in which the bot said something. */
  involved: z.number(),
  /** Without a person. */
  contained: cohort,
  /** Settled in one contact. */
  solvedOnce: cohort,
  /** Conversations that needed a person. */
  withPerson: z.number(),
  firstResponse: spanFigure,
  resolution: spanFigure,
  /** Opened again, of those that were ever resolved. */
  reopened: share,
  botMs: z.number(), queueMs: z.number(), humanMs: z.number(),
  /** Satisfied (4 or 5 of 5) of those who rated; null where nobody is asked. */
  satisfied: share.nullable(),
});
export type ReportFigures = z.infer<typeof reportFigures>;

/** `key` is a local date, an hour, or an id; null: none. */
export const reportGroup = z.object({ key: z.string().nullable(), name: z.string().nullable(), figures: reportFigures });
export type ReportGroup = z.infer<typeof reportGroup>;

const localDate = z.iso.date();
/** A date that somebody asks for: from 2000 to 8999, so that also the days before and after it can be told and written. */
const askedDate = localDate.regex(/^[2-8]/);

/** What a shop sets for its reports. Money in hundredths of its currency. */
export const reportSettings = z.object({ minuteCents: z.number().int().min(0).max(100_000), changedOn: askedDate.nullable() });
export type ReportSettings = z.infer<typeof reportSettings>;

/** Local dates, both inclusive. */
export const reportPeriod = z.object({ from: localDate, to: localDate });
export type ReportPeriod = z.infer<typeof reportPeriod>;

/** A period as it is asked for. */
export const askedPeriod = z.object({ from: askedDate, to: askedDate });

/** The shop's staff and queue at this moment. Times are milliseconds since the epoch. */
export const wallFigures = z.object({
  now: z.number(),
  waiting: z.number(),
  /** Since when the longest waiting shopper has waited for a person's word. */
  longestSince: z.number().nullable(),
  /** When each word that is due in the near future, or overdue, should be spoken. */
  dueAt: z.array(z.number()),
  agents: z.array(z.object({ id: z.string(), name: z.string(), holding: z.number(), waiting: z.number() })),
  today: reportFigures,
});
export type WallFigures = z.infer<typeof wallFigures>;
