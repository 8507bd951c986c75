/** Turns an entry into what the bot says: fills its variables, falls back, or hands over. Loads orders only where the words need them. */
import type { HandoffReason, KnowledgeEntry, Language, PageContext } from '@aftercast/shared';
import { chooseOrder, type OrderNeed } from '../orders/choose-order.ts';
import type { Order } from '../orders/order.ts';
import { notShippedYet, shippedAlready } from '../orders/order-state.ts';
import { orderVariables } from '../orders/order-words.ts';
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
  /** The shopper's orders where they are loaded already. */
  orders?: readonly Order[] | undefined;
  /** Set where a person takes over whatever the entry's tier is. */
  handoff?: HandoffReason | undefined;
}

/** Called for a shopper we don't know by name. */
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
    if (need === 'nothing' || shopper.externalId === null) return say(speech, null, clock());
    const { orderId, product = entry.scope.product ?? undefined } = speech.context;
    const speakOf = (orders: readonly Order[]): BotReply => say(speech, chooseOrder(orders, { orderId, product }, need), clock());
    return speech.orders ? speakOf(speech.orders) : ordersOf(shop.id, shopper.externalId).then(speakOf);
  };
}

function orderNeed(variables: readonly string[]): OrderNeed | 'nothing' {
  if (variables.some((name) => name.startsWith('promise.'))) return 'promise';
  if (variables.some((name) => name.startsWith('shipment.'))) return 'shipment';
  return variables.includes('order.id') ? 'order' : 'nothing';
}

function say({ entry, language, confidence, shop, shopper, handoff }: Speech, order: Order | null, now: number): BotReply {
  const values = { ...orderVariables(order, language, shop.timeZone), 'shopper.name': shopper.name ?? neutralName[language], 'shop.name': shop.name };
  const text = renderTemplate(entry.answer, values)
    ?? (order && entry.tier !== 3 ? stateInstead(entry, order, { language, timeZone: shop.timeZone, now }) : null)
    ?? (entry.fallback ? renderTemplate(entry.fallback, values) : null);
  const source = { entryId: entry.id, question: entry.question };
  const reason = handoff ?? (entry.tier === 3 ? 'needs_person' : undefined);
  const parts = entry.parts && entry.parts.length > 0 ? { parts: entry.parts } : {};
  if (reason !== undefined) return { kind: 'handoff', reason, source, confidence, language, ...(text === null ? {} : { text, ...parts }) };
  if (text === null || entry.tier === 3) return { kind: 'handoff', reason: 'missing_data', source, confidence, language };
  return { kind: 'answer', text, source, confidence, tier: entry.tier, language, ...parts };
}

/**
 * What is true of the order where the answer presumes the opposite: it asks for a parcel's whole state and nothing has left,
 * or for the promised day and it has left. Other answers use their fallback.
 */
function stateInstead({ answer }: KnowledgeEntry, order: Order, place: { language: Language; timeZone: string; now: number }): string | null {
  const variables = variablesIn(answer);
  if (variables.includes('promise.shipBy')) return shippedAlready(order, place);
  const wholeState = variables.includes('shipment.trackingNumber') && variables.includes('shipment.lastEvent');
  return wholeState ? notShippedYet(order, place) : null;
}
