/** Whom a rule is for. Pure. */
import type { CareWhom } from '@aftercast/shared';
import type { Facts, OrderFacts } from './facts.ts';

const holds = (list: readonly string[], value: string | null): boolean => list.length === 0 || (value !== null && list.includes(value));

type Asked = Pick<OrderFacts, 'status' | 'liveSession' | 'carrier' | 'region'> & { order: Pick<OrderFacts['order'], 'amount' | 'items'> };

function isOrderFor({ liveSessions, products, carriers, regions, statuses, minAmount, maxAmount }: CareWhom, { status, liveSession, carrier, region, order }: Asked): boolean {
  return holds(liveSessions, liveSession) && holds(carriers, carrier) && holds(regions, region) && holds(statuses, status)
    && (products.length === 0 || order.items.some(({ product }) => products.includes(product)))
    && (minAmount === null || order.amount >= minAmount) && (maxAmount === null || order.amount <= maxAmount);
}

/** Every list that is not empty has to hold it; one product of several is enough. Cases and waits are not asked about. */
export function isFor(whom: CareWhom, facts: Facts): boolean {
  return facts.subject !== 'order' || isOrderFor(whom, facts);
}
