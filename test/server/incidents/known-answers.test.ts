import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newIncident } from '@aftercast/shared';
import { incidentFor } from '../../../server/src/incidents/same-cause.ts';
import { createIncidents } from '../../../server/src/incidents/incidents.ts';
import type { Order } from '../../../server/src/orders/order.ts';
import type { SurgeTurn } from '../../../server/src/routing/surge-turn.ts';
import { unsent } from '../../support/unsent.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

const cause = (id: string, part: object = {}) => ({ id, entryIds: new Set(['late']), product: null, liveSession: null, createdAt: 1, ...part });
const asked = (part: object = {}) => ({ entryId: 'late', product: 'cup', liveSession: 'ls1', ...part });

describe('the incident a question belongs to', () => {
  it.each([
    ['shares its entry', [cause('a')], 'a'],
    ['is about the product that is asked about', [cause('a', { product: 'cup' })], 'a'],
    ['is none about another product', [cause('a', { product: 'lamp' })], undefined],
    ['is none of another live session', [cause('a', { liveSession: 'ls2' })], undefined],
    ['is none of another entry', [cause('a', { entryIds: new Set(['broken']) })], undefined],
    ['is the narrowest', [cause('a', { createdAt: 9 }), cause('b', { product: 'cup' }), cause('c', { product: 'cup', liveSession: 'ls1' })], 'c'],
    ['is the newest of two alike', [cause('a'), cause('b', { createdAt: 2 })], 'b'],
  ])('%s', (_, open, id) => expect(incidentFor(open, asked())?.id).toBe(id));
});

const order = (id: string): Order => ({ id, status: 'pending', paidAt: 0, amount: 1, currency: 'CNY', liveSession: null, items: [], shipment: null, promises: [] });

describe.each(dialects)('what an open incident says to who asks the same, on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  let failures: unknown[];
  let lookup: () => Order[];
  beforeEach(async () => { core = await createCore(database.open); failures = []; lookup = () => [order('A-1')]; });
  afterEach(() => core.remove());
  const lead = () => ({ ...core.agent('mei'), role: 'supervisor' as const });
  function open() {
    return createIncidents({
      store: core.store, bus: core.bus, clock: () => core.now, newId: (prefix) => prefix, talksOf: core.transcript.rowsOf, shopperById: async () => null, ordersOfEach: async () => new Map(), ordersOf: async () => lookup(),
      shopById: async () => core.shop, say: async () => null, nearest: async () => [], onError: (error) => failures.push(error),
      entriesOf: async (_, language) => (language === 'zh' ? [{ id: 'late', question: '怎么还没发货', tier: 1, answer: '' }] : []), ...unsent,
    });
  }
  const turn = (part: Partial<SurgeTurn> = {}): SurgeTurn => ({
    shop: core.shop, shopper: { id: 's1', name: '小圆', externalId: 'u1' }, context: {}, language: 'zh', conversation: null, heard: { urgency: 'normal', reasons: [] }, ...part,
  });
  async function answered(title = '怎么还没发货') {
    const { incidents, replies, knownAnswer } = open();
    await incidents.open(lead(), newIncident.parse({ id: 'inc00001', title }));
    await replies.reply(lead(), 'inc00001', { id: 'reply001', text: '{{shopper.name}}，订单 {{order.id}} 今晚发', resolves: false });
    return { incidents, knownAnswer };
  }

  it('is its last reply, with their own order, once', async () => {
    const { incidents, knownAnswer } = await answered();
    const { conversation } = await core.say('m0000001', '怎么还没发货');
    const known = await knownAnswer('late', turn({ conversation }));
    expect(known?.text).toBe('小圆，订单 A-1 今晚发');
    await known?.join(conversation.id);
    expect(await incidents.members(core.shop.id, 'inc00001', { offset: 0, limit: 10 })).toMatchObject([{ conversationId: conversation.id, state: 'bot' }]);
    expect(await knownAnswer('late', turn({ conversation }))).toBeNull();
  });
  it('is nothing for another question, under a title that is no question of the shop, or once it is closed', async () => {
    const { incidents, knownAnswer } = await answered();
    expect(await knownAnswer('broken', turn())).toBeNull();
    await incidents.close(core.shop.id, 'inc00001');
    expect(await knownAnswer('late', turn())).toBeNull();
    expect(await open().knownAnswer('late', turn())).toBeNull();
  });
  it('is nothing under a title of its own', async () => {
    expect(await (await answered('怎么')).knownAnswer('late', turn())).toBeNull();
  });
  it('is nothing where a variable has no value, or the orders can’t be read', async () => {
    const { knownAnswer } = await answered();
    expect(await knownAnswer('late', turn({ shopper: { id: 's2', name: null, externalId: null } }))).toBeNull();
    lookup = () => { throw new Error('the shop’s system does not answer'); };
    expect(await knownAnswer('late', turn())).toBeNull();
    expect(failures).toHaveLength(1);
  });
});
