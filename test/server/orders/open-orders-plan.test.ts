import { afterEach, beforeEach, expect, it } from 'vitest';
import { affectedRule } from '@aftercast/shared';
import { createAffectedRepository } from '../../../server/src/incidents/sends/affected-repository.ts';
import { createOrderRepository } from '../../../server/src/orders/order-repository.ts';
import { createFactsRepository } from '../../../server/src/triggers/facts-repository.ts';
import { createPlannedStore, type PlannedStore } from '../../support/query-plan.ts';

let planned: PlannedStore;
beforeEach(() => { planned = createPlannedStore(); });
afterEach(() => planned.remove());

it('open orders are found in their sequence, without meeting those that have ended and without sorting', async () => {
  const facts = createFactsRepository(planned.store, async () => []);
  const affected = createAffectedRepository(planned.store);
  const rule = affectedRule.parse({ carriers: ['云驿速递'] });
  const searches = [
    () => facts.openOrders('shop', { openSince: 5, id: 'o' }, 200),
    () => facts.newestOpen('shop', null, 200), () => facts.newestOpen('shop', { openSince: 5, id: 'o' }, 200),
    () => affected.portion('shop', rule, null, 500, 9), () => affected.portion('shop', rule, '5 o', 500, 9),
  ];
  for (const search of searches) {
    const [plan, ...more] = await planned.plansOf(search);
    expect(more).toEqual([]);
    expect(plan).toMatch(/^SEARCH orders USING (COVERING )?INDEX orders_open \(shop_id=\? AND open_since/);
    expect(plan).not.toContain('TEMP B-TREE');
  }
});

it('orders of before the columns were are found without meeting the others', async () => {
  const [plan] = await planned.plansOf(() => createOrderRepository(planned.store).fill(1));
  expect(plan).toBe('SCAN orders USING INDEX orders_unfilled');
});
