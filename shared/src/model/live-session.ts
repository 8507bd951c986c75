import { z } from 'zod';
import { moment } from './moment.ts';
import { promiseKinds } from '../promise-kinds.ts';
import { stockStates } from '../stock-states.ts';

/** The shop's own id of a product or live session, as pages, orders and sheets name it. */
export const catalogueId = z.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
const name = z.string().trim().min(1).max(120);
const price = z.number().min(0).max(1e7);

/** Something the shop sells. `price` in the shop's currency. */
export const product = z.object({
  id: catalogueId,
  name,
  nameEn: name.nullable().default(null),
  category: z.string().trim().max(60).default(''),
  price: price.nullable().default(null),
});
export type Product = z.infer<typeof product>;

/**
 * What was said on air. It holds for orders **paid** from `validFrom` to `validUntil`; `product` null means for all of them.
 * `text` is the promise in its exact words, `textEn` what is quoted to who reads English; `terms` repeats it for programs.
 */
export const livePromise = z.object({
  id: catalogueId,
  product: catalogueId.nullable(),
  kind: z.enum(promiseKinds),
  text: z.string().trim().min(1).max(500),
  textEn: z.string().trim().min(1).max(500).optional(),
  validFrom: moment,
  validUntil: moment,
  terms: z.object({
    shipWithinHours: z.number().int().min(1).max(24 * 365).optional(),
    shipBy: moment.optional(),
    gift: z.string().max(120).optional(),
    perItem: z.number().int().min(1).max(99).optional(),
    claimUntil: moment.optional(),
    claimWithinHours: z.number().int().min(1).max(24 * 365).optional(),
    returnDays: z.number().int().min(0).max(365).optional(),
    usedOk: z.boolean().optional(),
    sellerPaysFreight: z.boolean().optional(),
    maxAmount: price.optional(),
  }),
}).refine(({ validFrom, validUntil }) => validFrom <= validUntil, { path: ['validUntil'], message: 'ends before it begins' });
export type LivePromise = z.infer<typeof livePromise>;

/** When a link was on the screen. `until` null: until the next one came, or the broadcast ended. */
export const shownSpan = z.object({ from: moment, until: moment.nullable().default(null) }).refine(({ from, until }) => until === null || from < until, { path: ['until'], message: 'ends before it begins' });

/** Whether a link can be bought, as it was told at `at`. `restockAt`: when more of what is sold out is expected. */
export const linkStock = z.object({ state: z.enum(stockStates), at: moment, restockAt: moment.optional() });
export type LinkStock = z.infer<typeof linkStock>;

/** "3号链接": a product under a number. `returnTerms` in words, where they are not the shop's usual ones; `shown` in any order; `stock` missing: nobody has told. */
export const liveLink = z.object({
  number: z.number().int().min(1).max(999),
  product: catalogueId,
  price: price.nullable().default(null),
  returnTerms: z.string().trim().max(200).default(''),
  shown: z.array(shownSpan).max(100).default([]),
  stock: linkStock.optional(),
});
export type LiveLink = z.infer<typeof liveLink>;

/** What a broadcast usually takes from the studio to the phone. */
export const usualPlaybackDelaySeconds = 10;

/** One broadcast with its numbered links and what was promised in it. It may cross midnight. */
export const liveSession = z.object({
  id: catalogueId,
  title: name,
  titleEn: name.nullable().default(null),
  host: z.string().trim().max(60).default(''),
  startsAt: moment,
  endsAt: moment,
  /** How much later than the studio shoppers see it, where the page's player doesn't tell its position. */
  playbackDelaySeconds: z.number().int().min(0).max(600).default(usualPlaybackDelaySeconds),
  links: z.array(liveLink).max(999).default([]),
  promises: z.array(livePromise).max(2_000).default([]),
  /**
   * Counts the changes, from 1. A change that names the version it was made from is refused where there has been another since; 0: there must be none
   * with this id. One that names no version comes in place of whatever is there.
   */
  version: z.number().int().min(0).max(2 ** 31 - 2).optional(),
}).superRefine(({ startsAt, endsAt, links, promises }, context) => {
  if (endsAt <= startsAt) context.addIssue({ code: 'custom', path: ['endsAt'], message: 'ends before it begins' });
  for (const [list, key] of [[links.map(({ number }) => String(number)), 'links'], [promises.map(({ id }) => id), 'promises']] as const) {
    const twice = list.find((each, at) => list.indexOf(each) !== at);
    if (twice !== undefined) context.addIssue({ code: 'custom', path: [key], message: `"${twice}" is there twice` });
  }
});
export type LiveSession = z.infer<typeof liveSession>;

/** A live session as lists show it: what is in it is counted. */
export const plannedSession = z.object({ id: catalogueId, title: z.string(), host: z.string(), startsAt: z.number(), endsAt: z.number(), version: z.number(), links: z.number(), promises: z.number() });
export type PlannedSession = z.infer<typeof plannedSession>;

/** A portion of the shop's live sessions: those on air, to come, and over; `counts` are of all that were found. */
export const schedule = z.object({ sessions: z.array(plannedSession), counts: z.object({ on: z.number(), next: z.number(), past: z.number() }) });
export type Schedule = z.infer<typeof schedule>;
