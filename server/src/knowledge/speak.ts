/** Turns an entry into what the bot says: fills its variables, falls back, or hands over. Loads orders only where the words need them. */
import { onScreen, type HandoffReason, type KnowledgeEntry, type Language, type PageContext } from '@aftercast/shared';
import { dayFormat } from '../formatters.ts';
import { boughtUnder } from '../live/bought-link.ts';
import { priceInWords } from '../live/link-price.ts';
import { stockInWords } from '../live/link-stock.ts';
import { onAirFor, seenAt, type Broadcasts } from '../live/on-screen.ts';
import { chooseOrder, ordersMeant, type OrderNeed } from '../orders/choose-order.ts';
import type { Order } from '../orders/order.ts';
import { notShippedYet, shippedAlready, withoutScans } from '../orders/order-state.ts';
import { itemOf, orderVariables } from '../orders/order-words.ts';
import { isQuoting, overAlready, quotesOfOrder, quotesOnAir, quoteVariables, quotingVariables, shipsOnAir, type Quotes } from '../orders/promise-words.ts';
import { shipByOf } from '../orders/ship-by.ts';
import type { BotReply } from './bot-reply.ts';
import type { ReadOrders } from './order-at-hand.ts';
import { renderTemplate, variablesIn } from './render-template.ts';

/** The part of a shop that answers may name. */
export interface SpeakingShop { id: string; name: string; assistantName: string; timeZone: string }
/** Whom the bot speaks to. */
export interface Listener { externalId: string | null; name: string | null }

export interface Speech {
  entry: KnowledgeEntry;
  language: Language;
  confidence: number;
  shop: SpeakingShop;
  shopper: Listener;
  context: PageContext;
  /** The number of a link that the shopper's words name; `context.product` is then what it means. */
  link?: number | undefined;
  /** The shop's live sessions, for what was promised in them. */
  broadcasts: Broadcasts;
  /** The shopper's orders where they are loaded already. */
  orders?: readonly Order[] | undefined;
  /** Set where a person takes over whatever the entry's tier is. */
  handoff?: HandoffReason | undefined;
}

/** How a shopper is spoken to whose name nobody knows. */
export const neutralName: Record<Language, string> = { zh: '亲', en: 'there' };

interface Deps {
  ordersOf: ReadOrders;
  clock: () => number;
}

export function createSpeaker({ ordersOf, clock }: Deps) {
  /** What each entry needs is read once; entries are immutable. */
  const needs = new WeakMap<KnowledgeEntry, OrderNeed | 'nothing'>();

  function needOf(entry: KnowledgeEntry): OrderNeed | 'nothing' {
    let need = needs.get(entry);
    if (need === undefined) needs.set(entry, need = orderNeed(variablesIn(`${entry.answer} ${entry.fallback ?? ''}`)));
    return need;
  }

  /** Synchronous unless an order must be loaded. An entry of one product speaks of the order that holds it. */
  return function speak(speech: Speech): BotReply | Promise<BotReply> {
    const { entry, shop, shopper } = speech;
    const need = needOf(entry);
    if (need === 'nothing') return say(speech, null, nothingQuoted, clock());
    if (shopper.externalId === null) return speakOf([]);
    return speech.orders ? speakOf(speech.orders) : ordersOf(shop.id, shopper.externalId).then(speakOf);

    function speakOf(orders: readonly Order[]): BotReply {
      const now = clock();
      const { order, quotes, product } = promisedTo(speech, orders, need as OrderNeed, now);
      const several = order && entry.tier === 1 && speech.handoff === undefined ? ordersMeant(orders, { ...speech.context, product }, need as OrderNeed) : [];
      if (several.length > 1 && (need !== 'claim' || differ(speech, several, now))) return whichOrder(speech, several);
      const reply = say(speech, order, quotes, now);
      if (reply.kind !== 'answer' || entry.tier !== 1) return reply;
      // Of an order more can be said to who is signed in, or shows that it is theirs.
      if (order) return { ...reply, orderId: order.id };
      return shopper.externalId === null && need !== 'claim' && quotes.holding.length === 0 ? { ...reply, asksProof: true } : reply;
    }
  };
}

/** "Which of these?" by goods and day; a tap asks the same of that order. */
function whichOrder({ entry, language, shop }: Speech, orders: readonly Order[]): BotReply {
  const day = dayFormat(language, shop.timeZone);
  const named = orders.map((order) => ({ order, name: language === 'zh' ? `${day.format(order.paidAt)}下单的${itemOf(order, 'zh')}` : `${itemOf(order, 'en')}, bought on ${day.format(order.paidAt)}` }));
  // The same goods on the same day: only the number tells them apart.
  const isTwice = (name: string): boolean => named.filter((each) => each.name === name).length > 1;
  const numbered = ({ id }: Order, name: string): string => (!isTwice(name) ? name : language === 'zh' ? `${name}（${id}）` : `${name} (${id})`);
  return {
    kind: 'choices', language,
    options: named.map(({ order, name }) => ({ entryId: entry.id, orderId: order.id, question: `${numbered(order, name)}${language === 'zh' ? '：' : ': '}${entry.question}` })),
  };
}

const nothingQuoted: Quotes = { holding: [], over: [] };

function orderNeed(variables: readonly string[]): OrderNeed | 'nothing' {
  if (variables.includes('promise.shipBy') || variables.includes('promise.shipping')) return 'promise';
  if (variables.some(isQuoting)) return 'claim';
  if (variables.some((name) => name.startsWith('shipment.'))) return 'shipment';
  return variables.includes('order.id') ? 'order' : 'nothing';
}

/**
 * The order that is spoken of, the product it is about, and what may be quoted: what was promised with it, never what is promised today. Only
 * where the shopper has no order, or asks about a product that none of them holds, the session on air speaks.
 */
function promisedTo({ entry, context, link, broadcasts }: Speech, orders: readonly Order[], need: OrderNeed, now: number): { order: Order | null; quotes: Quotes; product: string | undefined } {
  const { orderId, liveSession, product = entry.scope.product ?? undefined } = context;
  const asksPromise = need === 'promise' || need === 'claim';
  const broadcast = asksPromise ? onAirFor(broadcasts, context, now) : null;
  const holds = ({ items }: Order): boolean => items.some((item) => item.product === product);
  const notBought = product !== undefined && !orders.some((order) => order.id === orderId || holds(order));
  if (broadcast && (orders.length === 0 || notBought)) {
    const quotes = quotesOnAir(broadcast, product ?? onScreen(broadcast, seenAt(broadcast, context, now)).current?.product, now);
    if (quotes.holding.length > 0) return { order: null, quotes, product };
  }
  // Of a link that is named nothing is said out of an order of other goods: of what was bought under that number another time, or of none.
  const own = link !== undefined && notBought ? boughtUnder(link, orders, broadcasts).find(({ name }) => name !== null)?.product : product;
  if (own === undefined && product !== undefined) return { order: null, quotes: nothingQuoted, product };
  const order = chooseOrder(orders, { orderId, product: own, liveSession }, need);
  return { order, quotes: order && asksPromise ? quotesOfOrder(order, sessionOf(order, broadcasts), own, now) : nothingQuoted, product: own };
}

/** Whether it matters which of these orders is meant: not everything that the entry quotes is the same for all of them. */
function differ({ entry, shop, context, broadcasts }: Speech, orders: readonly Order[], now: number): boolean {
  const asked = variablesIn(`${entry.answer} ${entry.fallback ?? ''}`).filter(isQuoting);
  const quoted = orders.map((order) => {
    const quotes = quotesOfOrder(order, sessionOf(order, broadcasts), context.product ?? entry.scope.product ?? undefined, now);
    // As they were said: what they come to in English depends on the order, and is told with it.
    const words = quoteVariables(quotes, { language: 'zh', timeZone: shop.timeZone });
    return JSON.stringify(asked.map((name) => [words[name], quotes.over.some(({ kind }) => kind === quotingVariables[name])]));
  });
  return new Set(quoted).size > 1;
}

const sessionOf = ({ liveSession }: Order, broadcasts: Broadcasts) => (liveSession === null ? null : broadcasts.get(liveSession) ?? null);

function say({ entry, language, confidence, shop, shopper, handoff, broadcasts, context, link }: Speech, order: Order | null, quotes: Quotes, now: number): BotReply {
  const ofSession = order ? sessionOf(order, broadcasts)?.promises ?? [] : [];
  const place = { language, timeZone: shop.timeZone, now, ofSession };
  const quoted = quoteVariables(quotes, place);
  const about = { ...place, product: context.product ?? entry.scope.product ?? undefined, link, context };
  const values = {
    ...orderVariables(order, language, shop.timeZone, ofSession), ...quoted, 'promise.shipping': order?.shipment ? undefined : quoted['promise.shipping'],
    ...entry.answer.includes('link.stock') ? { 'link.stock': stockInWords(broadcasts, about) } : {},
    ...entry.answer.includes('link.price') ? { 'link.price': priceInWords(broadcasts, about) } : {},
    'shopper.name': shopper.name ?? neutralName[language], 'shop.name': shop.name,
  };
  const text = (entry.tier === 3 ? null : truthInstead(entry, order, quotes, place))
    ?? renderTemplate(entry.answer, values)
    ?? (order && entry.tier !== 3 ? stateInstead(entry, order, place) : null)
    ?? (entry.fallback ? renderTemplate(entry.fallback, values) : null);
  const source = { entryId: entry.id, question: entry.question };
  const reason = handoff ?? (entry.tier === 3 ? 'needs_person' : undefined);
  const parts = entry.parts && entry.parts.length > 0 ? { parts: entry.parts } : {};
  if (reason !== undefined) return { kind: 'handoff', reason, source, confidence, language, ...(text === null ? {} : { text, ...parts }) };
  if (text === null || entry.tier === 3) return { kind: 'handoff', reason: 'missing_data', source, confidence, language };
  return { kind: 'answer', text, source, confidence, tier: entry.tier, language, ...parts };
}

type Place = Parameters<typeof notShippedYet>[1];

/** What is said in place of an answer that promises what is late already, or can no longer be claimed; of what isn't bought yet, how it ships. */
function truthInstead({ answer }: KnowledgeEntry, order: Order | null, quotes: Quotes, place: Place): string | null {
  const variables = variablesIn(answer);
  const shipping = variables.includes('promise.shipBy') || variables.includes('promise.shipping');
  if (!order) return shipping ? shipsOnAir(quotes, place) : null;
  const shipBy = shipping ? shipByOf(order, place.ofSession) : null;
  if (shipBy !== null && shipBy < place.now) {
    const late = notShippedYet(order, place);
    if (late !== null) return late;
  }
  return overAlready(order.id, variables.flatMap((name) => (isQuoting(name) ? [quotingVariables[name]] : [])), quotes, place);
}

/**
 * What is true of the order where the answer presumes the opposite: it asks for a parcel's whole state and nothing has left or been scanned,
 * or for the promised day and it has left. Other answers use their fallback.
 */
function stateInstead({ answer }: KnowledgeEntry, order: Order, place: Place): string | null {
  const variables = variablesIn(answer);
  if (variables.includes('promise.shipBy') || variables.includes('promise.shipping')) return shippedAlready(order, place);
  const wholeState = variables.includes('shipment.trackingNumber') && variables.includes('shipment.lastEvent');
  return wholeState ? notShippedYet(order, place) ?? withoutScans(order, place.language) : null;
}
