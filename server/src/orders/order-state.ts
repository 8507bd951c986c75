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

/** "When will you ship?" of an order that has left: who has it and the latest scan. Null before it ships. */
export function shippedAlready(order: Order, { language, timeZone }: Place): string | null {
  const values = orderVariables(order, language, timeZone);
  const carrier = values['shipment.carrier'];
  const lastEvent = values['shipment.lastEvent'];
  if (!order.shipment || carrier === undefined || lastEvent === undefined) return null;
  return language === 'zh'
    ? `您的订单 ${order.id} 已经发出了，由${carrier}承运，单号 ${order.shipment.trackingNumber}，最新进度：「${lastEvent}」。`
    : `Order ${order.id} has already left. ${carrier} has it, tracking number ${order.shipment.trackingNumber}; the latest scan says "${lastEvent}".`;
}
