import { describe, expect, it } from 'vitest';
import type { WebhookDelivery } from '@aftercast/shared';
import { Failure } from '../../../../console/src/models/failure.ts';
import { createDeliveryLog } from '../../../../console/src/models/integrations/delivery-log.ts';

/** A log of so many, whose cursor is how many lie before the page. */
function serverWith(count: number) {
  const asked: [string | null, number][] = [];
  const all = Array.from({ length: count }, (_, nth) => ({ id: `d${count - nth}`, state: 'dead' }) as WebhookDelivery);
  const ask = async (before: string | null, limit: number) => {
    asked.push([before, limit]);
    const from = Number(before ?? 0);
    return { deliveries: all.slice(from, from + limit), nextBefore: from + limit < all.length ? String(from + limit) : null };
  };
  return { all, asked, ask };
}

describe('the log of a webhook’s deliveries', () => {
  it('shows the newest hundred of ten thousand at first, and a hundred older ones each time they are asked for', async () => {
    const { ask, asked } = serverWith(10_000);
    const log = createDeliveryLog(ask);
    await log.refresh();
    await log.older();
    expect([log.rows.value?.length, log.rows.value?.[0]?.id, log.rows.value?.at(-1)?.id, log.hasOlder.value]).toEqual([200, 'd10000', 'd9801', true]);
    expect(asked).toEqual([[null, 100], ['100', 100]]);
  });
  it('ends where there are no older ones', async () => {
    const { ask, asked } = serverWith(130);
    const log = createDeliveryLog(ask);
    await log.refresh();
    await log.older();
    await log.older();
    expect([log.rows.value?.length, log.hasOlder.value, asked.length]).toEqual([130, false, 2]);
  });
  it('is read anew as far as it is shown, so that what was told again and what came in are seen', async () => {
    const { ask, all } = serverWith(350);
    const log = createDeliveryLog(ask);
    await log.refresh();
    await log.older();
    await log.older();
    all[290] = { ...all[290], state: 'sent' } as WebhookDelivery;
    all.unshift({ id: 'new', state: 'waiting' } as WebhookDelivery);
    await log.refresh();
    expect([log.rows.value?.length, log.rows.value?.[0]?.id, log.rows.value?.[291]?.state]).toEqual([300, 'new', 'sent']);
    await log.older();
    expect(log.rows.value?.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });
  it('shows the older ones also where a reading anew overtakes theirs', async () => {
    const { ask } = serverWith(350);
    const log = createDeliveryLog(ask);
    await log.refresh();
    await Promise.all([log.older(), log.refresh()]);
    expect([log.rows.value?.length, log.hasOlder.value]).toEqual([200, true]);
  });
  it('keeps what it shows where a page fails, and goes on from there', async () => {
    const { ask } = serverWith(150);
    let fails = false;
    const log = createDeliveryLog(async (...page) => { if (fails) throw new Failure('offline'); return ask(...page); });
    await log.refresh();
    fails = true;
    await log.older();
    expect([log.rows.value?.length, log.failure.value]).toEqual([100, 'offline']);
    fails = false;
    await log.older();
    expect([log.rows.value?.length, log.failure.value]).toEqual([150, null]);
  });
});
