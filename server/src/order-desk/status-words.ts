/**
 * Where an order stands, for whoever proved it and is not signed in: no name, no goods, no price, no number to follow the parcel by, and
 * none of the carrier's words or the merchant's own, which may name people and places. Pure but for `Intl`.
 */
import type { Language } from '@aftercast/shared';
import { momentInWords } from '../orders/order-words.ts';
import type { Order } from '../orders/order.ts';
import { shipByOf } from '../orders/ship-by.ts';

const states: Record<Language, Record<Order['status'], string>> = {
  zh: { pending: '已付款，还没发货', shipped: '已发货，在路上', delayed: '有延误', exception: '物流异常，快递在处理', delivered: '已签收', completed: '已完成', returning: '退货中', returned: '已退货', refunded: '已退款', cancelled: '已取消' },
  en: { pending: 'paid and not shipped yet', shipped: 'on its way', delayed: 'delayed', exception: 'held up; the carrier is looking into it', delivered: 'delivered', completed: 'completed', returning: 'being returned', returned: 'returned', refunded: 'refunded', cancelled: 'cancelled' },
};

export function statusWords(order: Order, { language, timeZone, now }: { language: Language; timeZone: string; now: number }): string {
  const last = order.shipment?.events.at(-1);
  const shipBy = order.status === 'pending' || order.status === 'delayed' ? shipByOf(order) : null;
  const moment = (at: number): string => momentInWords(at, language, timeZone);
  if (language === 'zh') {
    return [
      `订单 ${order.id}：${states.zh[order.status]}。`, last && `物流最近更新：${moment(last.at)}。`,
      !last && shipBy !== null && (shipBy < now ? `当时承诺 ${moment(shipBy)} 前发出，已经超时了，非常抱歉。` : `承诺最晚 ${moment(shipBy)} 前发出。`),
    ].filter(Boolean).join('');
  }
  return [
    `Order ${order.id}: ${states.en[order.status]}.`, last && `The parcel was last scanned on ${moment(last.at)}.`,
    !last && shipBy !== null && (shipBy < now ? `It was promised to leave by ${moment(shipBy)}; we are late, and sorry.` : `It will leave by ${moment(shipBy)} at the latest.`),
  ].filter(Boolean).join(' ');
}
