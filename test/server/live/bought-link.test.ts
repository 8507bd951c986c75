import { expect, test } from 'vitest';
import { liveSession } from '@aftercast/shared';
import { boughtUnder, type BoughtThere } from '../../../server/src/live/bought-link.ts';
import { broadcastsOf } from '../../../server/src/live/on-screen.ts';

const broadcasts = broadcastsOf([
  liveSession.parse({ id: 'monday', title: '一', startsAt: 0, endsAt: 1, links: [{ number: 3, product: 'fryer' }, { number: 4, product: 'cam' }] }),
  liveSession.parse({ id: 'tuesday', title: '二', startsAt: 2, endsAt: 3, links: [{ number: 3, product: 'lamp' }] }),
]);
const order = (liveSessionId: string | null, ...products: string[]): BoughtThere => ({ liveSession: liveSessionId, items: products.map((product) => ({ product, name: `名 ${product}` })) });
const meant = (number: number, ...orders: BoughtThere[]) => boughtUnder(number, orders, broadcasts).map(({ product, name }) => [product, name]);

test('what was bought under the number is meant, each once', () => {
  expect(meant(3, order('tuesday', 'cam'), order('monday', 'fryer'), order('monday', 'fryer', 'cam'))).toEqual([['fryer', '名 fryer']]);
});
test('bought under it in two broadcasts, both may be meant, the newest first', () => {
  expect(meant(3, order('tuesday', 'lamp'), order('monday', 'fryer'))).toEqual([['lamp', '名 lamp'], ['fryer', '名 fryer']]);
});
test('where nothing was bought under it, the newest order’s broadcast that has it tells', () => {
  expect(meant(4, order('tuesday', 'lamp'), order('monday', 'fryer'))).toEqual([['cam', null]]);
});
test.each([['a number that no broadcast has', 9, order('monday', 'fryer')], ['an order outside any broadcast', 3, order(null, 'fryer')], ['an unknown broadcast', 3, order('gone', 'fryer')]])('%s means nothing', (_, number, bought) => {
  expect(meant(number, bought)).toEqual([]);
});
