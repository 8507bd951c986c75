/**
 * A shopper's own orders in the chat: the card, and what may be asked for one. A request becomes a case with a deadline, which the shop's people
 * see among theirs and the shopper follows in the conversation. Only of orders of who is signed in. Called by the routes.
 */
import { createHash } from 'node:crypto';
import type { OrderCard, OrderRequest } from '@aftercast/shared';
import { toProgress } from '../cases/case-presenter.ts';
import type { CaseRow } from '../cases/case-repository.ts';
import type { CaseService } from '../cases/case-service.ts';
import type { ConversationRow } from '../conversation/conversation-repository.ts';
import { AppError } from '../errors.ts';
import { shownScans, type KnownOrder, type Order } from '../orders/order.ts';
import { shipByOf } from '../orders/ship-by.ts';
import { actionsOf, requests } from './order-actions.ts';
import { goodsOf, linesOf, refundableCents, suggestedCents, type GoodsProblem } from './order-goods.ts';
import type { RequestRepository } from './request-repository.ts';

const goodsProblems: Record<GoodsProblem, string> = { order_goods_not_found: 'the order holds no such goods', order_quantity_not_allowed: 'one at the least, and no more than were bought' };

export interface OrderOwner { id: string; externalId: string | null; name: string | null }

interface Deps {
  repository: Pick<RequestRepository, 'runningCases' | 'endedCases' | 'givenBackCents'>;
  orderById: (shopId: string, id: string) => Promise<KnownOrder | null>;
  latestConversation: (shopperId: string) => Promise<ConversationRow | null>;
  cases: Pick<CaseService, 'request'>;
  /** Lets a shopper's own pictures go with the request. @throws upload_not_found */
  sendImages: (ids: string[], shopperId: string) => Promise<void>;
  clock: () => number;
}

export function createOrderDesk({ repository, orderById, latestConversation, cases, sendImages, clock }: Deps) {
  /** @throws order_not_found also where it is another's: nobody learns that it is there */
  async function own(shopId: string, shopper: OrderOwner, id: string): Promise<Order> {
    const found = await orderById(shopId, id);
    if (!found || shopper.externalId === null || found.shopperExternalId !== shopper.externalId) throw new AppError('order_not_found', 'this shopper has no such order');
    return found.order;
  }
  async function card(shopId: string, shopper: OrderOwner, order: Order): Promise<OrderCard> {
    const [running, givenBack] = await Promise.all([repository.runningCases(shopId, order.id, shopper.id), repository.givenBackCents(shopId, order.id)]);
    const { id, status, paidAt, amount, currency, items, shipment } = order;
    return {
      id, status, statusText: order.statusText ?? order.statusCode ?? null, paidAt, amount, currency,
      items: linesOf(items).map(({ id: line, name, nameEn, sku, quantity, price }) => ({ id: line, name, nameEn, sku, quantity, price })), refundableCents: refundableCents(order, givenBack),
      carrier: shipment?.carrier ?? null, trackingNumber: shipment?.trackingNumber ?? null, shipBy: (status === 'pending' || status === 'delayed') && (shipment?.events.length ?? 0) === 0 ? shipByOf(order) : null,
      timeline: shownScans(order).map(({ at, text }) => ({ at, text })).reverse(), actions: actionsOf(order), cases: running.map(toProgress),
    };
  }

  /** What a refund or return puts into its case: goods, why, pictures and the money they stand for. Of the rest there is only what the order holds. */
  async function givesBack(shopId: string, shopper: OrderOwner, order: Order, asked: OrderRequest): Promise<Pick<CaseRow, 'items' | 'goods' | 'reasonKind' | 'imageIds' | 'amountCents'>> {
    if (asked.kind !== 'refund' && asked.kind !== 'return') return { items: order.items.map(({ name }) => name), goods: null, reasonKind: null, imageIds: null, amountCents: null };
    const goods = goodsOf(order.items, asked.goods);
    if (typeof goods === 'string') throw new AppError(goods, goodsProblems[goods]);
    const imageIds = [...new Set(asked.images)];
    if (imageIds.length > 0) await sendImages(imageIds, shopper.id);
    return {
      items: goods.map(({ name }) => name), goods, reasonKind: asked.reason ?? null, imageIds: imageIds.length > 0 ? imageIds : null,
      amountCents: suggestedCents(order, goods, await repository.givenBackCents(shopId, order.id)),
    };
  }

  return {
    /** @throws order_not_found */
    async card(shopId: string, shopper: OrderOwner, orderId: string): Promise<OrderCard> {
      return card(shopId, shopper, await own(shopId, shopper, orderId));
    },
    /**
     * Opens a case for what is asked. While one about the same runs, that one stands, whatever is asked again.
     * @throws order_not_found, order_action_not_allowed where the order no longer stands so, order_goods_not_found, order_quantity_not_allowed, upload_not_found, invalid_request where the new address is missing,
     * conversation_not_found where they never wrote
     */
    async request(shopId: string, shopper: OrderOwner, orderId: string, asked: OrderRequest): Promise<OrderCard> {
      const { kind, note = '' } = asked;
      const order = await own(shopId, shopper, orderId);
      const { matter, withinMs } = requests[kind];
      const running = await repository.runningCases(shopId, order.id, shopper.id);
      if (!running.some((one) => one.matter === matter && one.state !== 'refused')) {
        if (!actionsOf(order).includes(kind)) throw new AppError('order_action_not_allowed', `an order that is ${order.status} takes no "${kind}"`);
        if (kind === 'change_address' && note.trim() === '') throw new AppError('invalid_request', 'note: say the new address');
        const conversation = await latestConversation(shopper.id);
        if (!conversation) throw new AppError('conversation_not_found', 'write something first');
        const givenBack = await givesBack(shopId, shopper, order, asked);
        const nth = await repository.endedCases(conversation.id, order.id, matter);
        // Two at once make one: the id says which request of the order it is in this conversation.
        const id = `ask_${createHash('sha256').update(JSON.stringify([conversation.id, order.id, matter, nth])).digest('hex').slice(0, 32)}`;
        await cases.request(shopId, {
          id, conversationId: conversation.id, orderId: order.id, matter, reason: note, currency: order.currency, dueAt: clock() + withinMs, ...givenBack,
        }, shopper.name ?? '');
      }
      return card(shopId, shopper, order);
    },
  };
}
export type OrderDesk = ReturnType<typeof createOrderDesk>;
