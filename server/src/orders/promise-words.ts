/** What may be quoted of a host's promises: of an order, or before one buys. Pure but for `Intl`. */
import type { Language, LivePromise, LiveSession, PromiseKind } from '@aftercast/shared';
import { entitledPromises } from './entitled-promises.ts';
import type { Order } from './order.ts';
import { momentInWords } from './order-words.ts';
import { withGloss } from './promise-gloss.ts';

/** A promise in its exact words, and in English where someone wrote them. `until` as `entitledPromises` says it. */
export interface Quote { id: string; kind: PromiseKind; text: string; textEn: string | undefined; until: number | null; terms: LivePromise['terms'] }
/** `over`: it was promised, but the time to claim it has passed. Never quoted. */
export interface Quotes { holding: Quote[]; over: Quote[] }

/** The variables that quote promises, with the kind each quotes. */
export const quotingVariables = {
  'promise.shipping': 'ship-by', 'promise.gift': 'gift', 'promise.priceGuarantee': 'price-guarantee', 'promise.freeReturn': 'free-return',
  'promise.freight': 'freight-insurance', 'promise.qualityClaim': 'quality-claim',
} as const satisfies Record<string, PromiseKind>;
export type QuotingVariable = keyof typeof quotingVariables;
export const isQuoting = (name: string): name is QuotingVariable => Object.hasOwn(quotingVariables, name);

const concerns = (product: string | undefined) => (promise: LivePromise): boolean => product === undefined || promise.product === null || promise.product === product;

/**
 * What was promised with an order: entitled promises of its own live session and of no other.
 * @param session the order's; null where nobody knows it
 * @param product where one is meant and the order holds it, only what was promised for it or for everything
 */
export function quotesOfOrder(order: Order, session: Pick<LiveSession, 'promises'> | null, product: string | undefined, now: number): Quotes {
  const meant = order.items.some((item) => item.product === product) ? product : undefined;
  const made = (session?.promises ?? []).filter(concerns(meant));
  const untilOf = new Map(entitledPromises(order, made, now).map(({ id, until }) => [id, until]));
  const entitled = made.flatMap(({ id, kind, text, textEn, terms }): Quote[] => {
    const until = untilOf.get(id);
    return until === undefined ? [] : [{ id, kind, text, textEn, until, terms }];
  });
  const isOver = ({ kind, until }: Quote): boolean => kind !== 'ship-by' && until !== null && now > until;
  return { holding: entitled.filter((quote) => !isOver(quote)), over: entitled.filter(isOver) };
}

/**
 * What holds for whoever buys a product now: promises of the session on air whose window is open. Without a product only what holds for all.
 * Empty before it begins and once it is over.
 */
export function quotesOnAir({ startsAt, endsAt, promises }: Pick<LiveSession, 'startsAt' | 'endsAt' | 'promises'>, product: string | undefined, now: number): Quotes {
  if (now < startsAt || now >= endsAt) return { holding: [], over: [] };
  const open = promises.filter((promise) => now >= promise.validFrom && now <= promise.validUntil && (promise.product === null || promise.product === product)
    && (promise.terms.claimUntil === undefined || now <= promise.terms.claimUntil));
  return { holding: open.map(({ id, kind, text, textEn, terms }) => ({ id, kind, text, textEn, until: terms.claimUntil ?? null, terms })), over: [] };
}

/** How a shopper is told: in their language, by the shop's clock. */
interface Place { language: Language; timeZone: string }

/** The variables' values: exact words, several of a kind one after the other, the same words once; in English what someone wrote, else the words with what they come to. What was not promised is undefined. */
export function quoteVariables({ holding }: Quotes, { language, timeZone }: Place): Record<QuotingVariable, string | undefined> {
  const of = (kind: PromiseKind): string | undefined => {
    const quoted = holding.filter((quote, at) => quote.kind === kind && holding.findIndex((each) => each.kind === kind && each.text === quote.text) === at);
    if (quoted.length === 0) return undefined;
    return language === 'zh' ? quoted.map(({ text }) => text).join('；') : quoted.map((quote) => quote.textEn ?? withGloss(quote, timeZone)).join('; ');
  };
  return Object.fromEntries(Object.entries(quotingVariables).map(([name, kind]) => [name, of(kind)])) as Record<QuotingVariable, string | undefined>;
}

/** "Does it still hold?" where the time to claim has passed. Null unless all that was promised of one of these kinds is over. */
export function overAlready(orderId: string, kinds: readonly PromiseKind[], { holding, over }: Quotes, { language, timeZone }: Place): string | null {
  const kind = kinds.find((each) => !holding.some((quote) => quote.kind === each) && over.some((quote) => quote.kind === each));
  if (kind === undefined) return null;
  const until = momentInWords(Math.max(...over.flatMap((quote) => (quote.kind === kind && quote.until !== null ? [quote.until] : []))), language, timeZone);
  return language === 'zh'
    ? `您的订单 ${orderId} 当时有这项承诺，可以申请到 ${until}，现在已经过了这个时间。有特殊情况请点「转人工」，同事帮您看。`
    : `Order ${orderId} did come with that promise. It could be claimed until ${until}, which has passed. If something special came up, ask for a person and a colleague will look into it.`;
}

/** "When does it ship?" of what is not bought yet: the session's own words. Null where it promises nothing. */
export function shipsOnAir({ holding }: Quotes, place: Place): string | null {
  const text = quoteVariables({ holding, over: [] }, place)['promise.shipping'];
  if (text === undefined) return null;
  return place.language === 'zh' ? `这场直播的发货承诺是「${text}」，以您付款的时间为准。` : `The shipping promise in this stream is “${text}”, counted from when you pay.`;
}
