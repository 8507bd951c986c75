import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCare, hour, newOrder, ruleWords, type Care } from './harness.ts';

const shipped = ruleWords({ kind: 'status', statuses: ['shipped'] });

describe('whom nobody reaches', () => {
  let care: Care;
  beforeEach(async () => { care = await createCare(); });
  afterEach(() => care.core.remove());
  const states = async () => (await care.deliveries()).map(({ subjectId, state, reason }) => [subjectId, state, reason]);
  async function turn(id: string, shopper: string | null, scans: { at: number }[] | undefined = [{ at: care.core.now }]): Promise<void> {
    await care.order(newOrder(id, care.core.now), shopper);
    await care.order(newOrder(id, care.core.now, { status: 'shipped', ...(scans.length > 0 ? { scans } : {}) }), shopper);
    await care.own.worker.settle();
  }

  it('a guest is kept with the words, and the merchant hears of it', async () => {
    await care.on('sent', shipped);
    await turn('o1', null);
    expect(await states()).toEqual([['o1', 'not_reached', 'shopper_unknown']]);
    expect(await care.told()).toMatchObject([{ type: 'care.not_reached', orderId: 'o1', text: '订单 o1 有新进展', reason: 'shopper_unknown' }]);
  });

  it('words with a variable that has no value are not sent with a hole in them', async () => {
    await care.on('sent', { ...shipped, texts: { zh: '单号 {{shipment.trackingNumber}}', en: '' } });
    await turn('o1', 'u1', []);
    expect(await states()).toEqual([['o1', 'not_reached', 'variable_missing']]);
  });

  it('what the shopper opens is seen; what nobody opens in three days is not reached, until someone does', async () => {
    await care.on('sent', shipped);
    await turn('o1', 'u1');
    await turn('o2', 'u2');
    const [one, two] = await care.deliveries();
    const read = async (of: typeof one) => {
      const row = await care.core.repository.markRead(of?.conversationId ?? '', 'shopper', of?.seq ?? 0);
      if (row) care.core.bus.emit('conversation.committed', { conversation: row, messages: [], moved: false, origin: 'test' });
    };
    await read(one);
    await care.own.seen.flush();
    expect(await states()).toEqual([['o1', 'seen', null], ['o2', 'sent', null]]);
    care.core.now += 73 * hour;
    await care.own.seen.sweep();
    expect(await states()).toEqual([['o1', 'seen', null], ['o2', 'not_reached', 'not_opened']]);
    await read(two);
    await care.own.seen.flush();
    expect(await states()).toEqual([['o1', 'seen', null], ['o2', 'seen', null]]);
    expect((await care.told()).map(({ type }) => type)).toEqual(['care.sent', 'care.sent', 'care.seen', 'care.not_reached', 'care.seen']);
  });

  it('finds what was read while nobody listened', async () => {
    await care.on('sent', shipped);
    await turn('o1', 'u1');
    const [one] = await care.deliveries();
    await care.core.repository.markRead(one?.conversationId ?? '', 'shopper', 1);
    await care.own.seen.sweep();
    expect(await states()).toEqual([['o1', 'seen', null]]);
  });

  it('goes with what the shop’s retention lets go', async () => {
    await care.on('sent', shipped);
    await turn('o1', 'u1');
    await care.core.keepShop();
    care.core.now += 89 * 24 * hour;
    await care.own.seen.sweep();
    expect(await care.deliveries()).toHaveLength(1);
    care.core.now += 2 * 24 * hour;
    await care.own.seen.sweep();
    expect(await care.deliveries()).toEqual([]);
  });
});
