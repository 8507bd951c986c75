/** Says an order in words: the variables that answers may use. Pure but for `Intl`. */
import type { Language } from '@aftercast/shared';
import { momentFormat } from '../formatters.ts';
import type { Order } from './order.ts';
import type { TimedPromise } from './promise-rule.ts';
import { shipByOf } from './ship-by.ts';

/**
 * A moment in the shop's own time, as people write it: `11月16日 20:00`, `Nov 16, 20:00`.
 * @param timeZone IANA name
 */
export function momentInWords(at: number, language: Language, timeZone: string): string {
  const parts = momentFormat(language, timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  return language === 'zh' ? `${part('month')}月${part('day')}日 ${time}` : `${part('month')} ${part('day')}, ${time}`;
}

/** An order's goods in a few words: the first, and that there are more. */
export function itemOf({ items }: Order, language: Language): string {
  const [first] = items;
  if (!first) return '';
  const name = (language === 'en' ? first.nameEn : undefined) ?? first.name;
  if (items.length === 1) return name;
  return language === 'zh' ? `${name}等 ${items.length} 件` : `${name} and ${items.length - 1} more`;
}

/**
 * The variables an order can fill. What it can't is undefined: no shipment yet, no promise made.
 * A ship-by promise is spoken of only until the order has shipped; afterwards it says nothing true.
 * @param ofSession what its live session promised, where that is known
 */
export function orderVariables(order: Order | null, language: Language, timeZone: string, ofSession: readonly TimedPromise[] = []): Record<string, string | undefined> {
  const shipment = order?.shipment ?? null;
  const last = shipment?.events.at(-1);
  const shipBy = order && !shipment ? shipByOf(order, ofSession) : null;
  const english = language === 'en';
  return {
    'order.id': order?.id,
    'shipment.carrier': (english ? shipment?.carrierEn : undefined) ?? shipment?.carrier,
    'shipment.trackingNumber': shipment?.trackingNumber,
    'shipment.lastEvent': (english ? last?.textEn : undefined) ?? last?.text,
    'promise.shipBy': shipBy === null ? undefined : momentInWords(shipBy, language, timeZone),
  };
}
