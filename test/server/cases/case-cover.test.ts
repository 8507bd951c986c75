import { expect, it } from 'vitest';
import { careSign, type CaseView } from '@aftercast/shared';
import { createCaseCover } from '../../../server/src/cases/case-cover.ts';

const view: CaseView = {
  id: 'case_1', matter: 'return', state: 'open', orderId: 'A1', amountCents: 5_900, currency: 'CNY', dueAt: null, conversationId: 'c_1', shopper: null, items: ['面霜'],
  goods: [{ id: 'l1', product: 'cream', name: '面霜', sku: null, quantity: 1, bought: 1, price: 59 }], reasonKind: 'quality', reason: '用了起红疹', images: [{ uploadId: 'u_1', url: '/u_1', width: 1, height: 1 }],
  owner: { id: 'lin', name: '小林' }, requestedBy: null, settledCents: 0, version: 1, createdAt: 0, updatedAt: 0,
};
const cover = createCaseCover(async () => [{ id: 'c_1', state: 'assigned', ownerId: 'lin', lastAgentId: null, urgencyReasons: ['vulnerable'], careConsent: null }]);

it('beside talk of someone’s health the pictures of a case are for who handles it, as its reason is', async () => {
  const [seen] = await cover.all({ id: 'chen', role: 'agent', disabled: false }, [view]);
  expect(seen).toMatchObject({ reason: careSign, images: [], goods: view.goods });
  expect(await cover.all({ id: 'lin', role: 'agent', disabled: false }, [view])).toEqual([view]);
});
