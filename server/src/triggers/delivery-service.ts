/** What proactive care has told, for staff; and what the merchant's own ways say of it. Called by the routes. */
import type { CareDelivery, CareReceipt } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { DeliveryFilter, DeliveryRepository, Place } from './delivery-repository.ts';

const pageSize = 50;

export function createDeliveryService({ deliveries }: { deliveries: Pick<DeliveryRepository, 'page' | 'byId' | 'receiptsOf' | 'keepReceipts'> }) {
  async function placeOf(shopId: string, id: string | undefined): Promise<Place | null> {
    if (id === undefined) return null;
    const row = await deliveries.byId(id);
    if (row?.shopId !== shopId) throw new AppError('not_found', 'there is no such delivery');
    return row;
  }
  return {
    /** Newest first. @param before the last one of the page before */
    async page(shopId: string, filter: DeliveryFilter, before: string | undefined): Promise<{ deliveries: CareDelivery[]; nextBefore: string | null }> {
      const rows = await deliveries.page(shopId, filter, await placeOf(shopId, before), pageSize + 1);
      const shown = rows.slice(0, pageSize);
      const receipts = await deliveries.receiptsOf(shown.map(({ id }) => id));
      return {
        deliveries: shown.map(({ id, ruleId, ruleName, orderId, shopperExternalId, conversationId, state, reason, text, language, at, seenAt }) => ({
          id, ruleId, ruleName, orderId, shopperExternalId, conversationId, state, reason, text, language, at, seenAt,
          receipts: receipts.filter(({ deliveryId }) => deliveryId === id).map((one) => ({ channel: one.channel, state: one.state, at: one.at, reason: one.reason })),
        })),
        nextBefore: rows.length > pageSize ? shown.at(-1)?.id ?? null : null,
      };
    },
    /** The same again changes nothing. @returns ids that are no delivery of this shop's: nothing is kept of those */
    async keepReceipts(shopId: string, receipts: readonly CareReceipt[]): Promise<{ kept: number; unknown: string[] }> {
      const own = new Set(await deliveries.keepReceipts(shopId, receipts));
      return { kept: receipts.filter(({ deliveryId }) => own.has(deliveryId)).length, unknown: [...new Set(receipts.map(({ deliveryId }) => deliveryId).filter((id) => !own.has(id)))] };
    },
  };
}
export type DeliveryService = ReturnType<typeof createDeliveryService>;
