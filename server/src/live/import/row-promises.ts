/** The promises that one row of a session's sheet makes, each in words and in terms. Pure. */
import type { Language, LivePromise, PromiseKind } from '@aftercast/shared';
import { lines, type SheetRow } from '../../sheets/columns.ts';
import { cellOfTime, timeInCell } from '../../sheets/sheet-time.ts';
import { numberInCell } from '../../sheets/sheet-number.ts';
import { derivedId } from './derived-id.ts';
import type { SessionHead, SessionKey } from './session-columns.ts';

interface Words {
  shipBy(time: string): string; shipWithin(hours: number): string; freeReturn(days: number): string;
  gift(what: string): string; guarantee(time: string): string; insurance(most: number): string;
}
const words: Record<Language, Words> = {
  zh: {
    shipBy: (time) => `最晚 ${time} 前发货`, shipWithin: (hours) => `付款后 ${hours} 小时内发货`,
    freeReturn: (days) => (days === 0 ? '不支持无理由退货' : `签收后 ${days} 天无理由退货`),
    gift: (what) => `送${what}`, guarantee: (time) => `保价到 ${time}`, insurance: (most) => `送运费险，退货最高赔 ${most} 元`,
  },
  en: {
    shipBy: (time) => `ships by ${time}`, shipWithin: (hours) => `ships within ${hours} hours of payment`,
    freeReturn: (days) => (days === 0 ? 'no returns without a reason' : `returns within ${days} days of delivery, no reason needed`),
    gift: (what) => `comes with ${what}`, guarantee: (time) => `price guaranteed until ${time}`, insurance: (most) => `return shipping insured up to ${most} yuan`,
  },
};

/** Ids come from session, product and kind, so that the same sheet again replaces and doubles nothing. */
export function promisesOf(row: SheetRow<SessionKey>, { id, startsAt, endsAt }: SessionHead, zone: string, language: Language): LivePromise[] {
  const say = words[language];
  const product = row.text('product');
  const promises: LivePromise[] = [];
  const make = (kind: PromiseKind, text: string, terms: LivePromise['terms'], validUntil = endsAt, mark: string = kind) => {
    promises.push({ id: derivedId(id, product, mark), product, kind, text, validFrom: startsAt, validUntil, terms });
  };
  const hours = numberInCell(row.text('ship_within_hours'));
  const shipBy = timeInCell(row.text('ship_by'), zone, true);
  if (shipBy !== null) make('ship-by', say.shipBy(cellOfTime(shipBy, zone)), { shipBy });
  else if (hours !== null) make('ship-by', say.shipWithin(hours), { shipWithinHours: hours });
  const days = numberInCell(row.text('free_return_days'));
  if (days !== null) make('free-return', say.freeReturn(days), { returnDays: days });
  const gift = row.text('gift');
  if (gift !== '') make('gift', say.gift(gift), { gift }, timeInCell(row.text('gift_until'), zone, true) ?? endsAt);
  const claimUntil = timeInCell(row.text('price_guarantee_until'), zone, true);
  if (claimUntil !== null) make('price-guarantee', say.guarantee(cellOfTime(claimUntil, zone)), { claimUntil });
  const insurance = numberInCell(row.text('freight_insurance_max'));
  if (insurance !== null) make('freight-insurance', say.insurance(insurance), { maxAmount: insurance });
  lines(row.text('claims')).forEach((claim, at) => make('quality-claim', claim, {}, endsAt, `claim-${at + 1}`));
  return promises;
}
