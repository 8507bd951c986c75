import { afterEach, expect, it, vi } from 'vitest';
import { createOrderApi } from '../../widget/src/models/order-api.ts';

afterEach(() => vi.unstubAllGlobals());

it('calls goods by their English name where the shopper reads English and there is one', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ order: { items: [{ name: '马克杯', nameEn: 'Mug' }, { name: '壶' }] } }));
  const names = async (isEnglish: boolean) => (await createOrderApi('/', async () => 't', isEnglish).read('A1')).items.map(({ name }) => name);
  expect(await names(true)).toEqual(['Mug', '壶']);
  expect(await names(false)).toEqual(['马克杯', '壶']);
});
