/** Says plainly where an order stands when the answer to a question about it presumes otherwise. Pure. */
import type { Language } from '@aftercast/shared';
import type { Order } from './order.ts';
import { momentInWords, orderVariables } from './order-words.ts';
import type { TimedPromise } from './promise-rule.ts';
import { shipByOf } from './ship-by.ts';

/** `ofSession`: what the order's live session promised, where that is known. */
interface Place { language: Language; timeZone: string; now: number; ofSession?: readonly TimedPromise[] }

/** "Where is it?" of an order that has not left: until when it was promised, or that this moment has passed. Null for any other order. */
export function notShippedYet(order: Order, { language, timeZone, now, ofSession }: Place): string | null {
  if (order.shipment !== null || (order.status !== 'pending' && order.status !== 'delayed')) return null;
  const shipBy = shipByOf(order, ofSession);
  const until = shipBy === null ? null : momentInWords(shipBy, language, timeZone);
  if (language === 'zh') {
    const start = `您的订单 ${order.id} 已付款，还在仓库备货，暂时没有物流信息。`;
    if (until === null) return `${start}发出后会第一时间更新单号。`;
    return shipBy !== null && shipBy < now
      ? `${start}当时承诺最晚 ${until} 前发出，现在已经超时了，非常抱歉。点「转人工」，同事马上帮您催仓库。`
      : `${start}承诺最晚 ${until} 前发出，发出后会第一时间更新单号。`;
  }
  const start = `Order ${order.id} is paid and still being packed, so there is no tracking yet.`;
  if (until === null) return `${start} You'll get the tracking number the moment it leaves.`;
  return shipBy !== null && shipBy < now
    ? `${start} It was promised to leave by ${until}; we are late, and I'm sorry. Ask for a person and a colleague will chase the warehouse right away.`
    : `${start} It will leave by ${until} at the latest, and you'll get the tracking number then.`;
}

/** "When will you ship?" of an order that has left: who has it and the latest scan, or that there is none. Null before it ships. */
export function shippedAlready(order: Order, { language, timeZone }: Place): string | null {
  const values = orderVariables(order, language, timeZone);
  const carrier = values['shipment.carrier'];
  const lastEvent = values['shipment.lastEvent'];
  if (!order.shipment || carrier === undefined || lastEvent === undefined) return withoutScans(order, language);
  return language === 'zh'
    ? `您的订单 ${order.id} 已经发出了，由${carrier}承运，单号 ${order.shipment.trackingNumber}，最新进度：「${lastEvent}」。`
    : `Order ${order.id} has already left. ${carrier} has it, tracking number ${order.shipment.trackingNumber}; the latest scan says "${lastEvent}".`;
}

/** Of an order whose parcel has a number and no scan, as a sheet tells them: who has it, and that it is packed, has left or has arrived. Null of any other. */
export function withoutScans({ id, status, shipment }: Order, language: Language): string | null {
  const state = shipment && shipment.events.length === 0 ? unscanned[language][status] : undefined;
  if (!shipment || state === undefined) return null;
  return language === 'zh'
    ? `您的订单 ${id} ${state}（${shipment.carrier}，单号 ${shipment.trackingNumber}）。`
    : `Order ${id} ${state} (${shipment.carrierEn ?? shipment.carrier}, tracking number ${shipment.trackingNumber}).`;
}

const unscanned: Record<Language, Partial<Record<Order['status'], string>>> = {
  zh: {
    pending: '已打包好，等快递来取', shipped: '已经发出了，快递还没有更新进度', delayed: '已经发出了，路上有些耽搁，快递还没有更新进度', exception: '已经发出了，路上出了点状况，需要核实请点「转人工」',
    delivered: '已经签收了', completed: '已经签收了',
  },
  en: {
    pending: 'is packed and waits for the carrier', shipped: 'has left; the carrier has told nothing of it yet', delayed: 'has left and is delayed; the carrier has told nothing of it yet', exception: 'has left and met a problem on its way; ask for a person to check it',
    delivered: 'has been delivered', completed: 'has been delivered',
  },
};
