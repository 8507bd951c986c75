/** The promises that one row of a session's sheet makes, each in words and in terms. Pure. */
import type { LivePromise, PromiseKind } from '@aftercast/shared';
import { lines, type SheetRow } from '../../sheets/columns.ts';
import { cellOfTime, timeInCell } from '../../sheets/sheet-time.ts';
import { numberInCell } from '../../sheets/sheet-number.ts';
import type { SessionHead, SessionKey } from './session-columns.ts';

/** Ids come from session, product and kind, so that the same sheet again replaces and doubles nothing. */
export function promisesOf(row: SheetRow<SessionKey>, { id, startsAt, endsAt }: SessionHead, zone: string): LivePromise[] {
  const product = row.text('product');
  const promises: LivePromise[] = [];
  const make = (kind: PromiseKind, text: string, terms: LivePromise['terms'], validUntil = endsAt, mark: string = kind) => {
    promises.push({ id: `${id}-${product}-${mark}`.slice(0, 64), product, kind, text, validFrom: startsAt, validUntil, terms });
  };
  const hours = numberInCell(row.text('ship_within_hours'));
  const shipBy = timeInCell(row.text('ship_by'), zone, true);
  if (shipBy !== null) make('ship-by', `最晚 ${cellOfTime(shipBy, zone)} 前发货`, { shipBy });
  else if (hours !== null) make('ship-by', `付款后 ${hours} 小时内发货`, { shipWithinHours: hours });
  const days = numberInCell(row.text('free_return_days'));
  if (days !== null) make('free-return', days === 0 ? '不支持无理由退货' : `签收后 ${days} 天无理由退货`, { returnDays: days });
  const gift = row.text('gift');
  if (gift !== '') make('gift', `送${gift}`, { gift }, timeInCell(row.text('gift_until'), zone, true) ?? endsAt);
  const claimUntil = timeInCell(row.text('price_guarantee_until'), zone, true);
  if (claimUntil !== null) make('price-guarantee', `保价到 ${cellOfTime(claimUntil, zone)}`, { claimUntil });
  const insurance = numberInCell(row.text('freight_insurance_max'));
  if (insurance !== null) make('freight-insurance', `送运费险，退货最高赔 ${insurance} 元`, { maxAmount: insurance });
  lines(row.text('claims')).forEach((claim, at) => make('quality-claim', claim, {}, endsAt, `claim-${at + 1}`));
  return promises;
}
