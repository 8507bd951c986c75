import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderCard, ShopperServerFrame } from '@aftercast/shared';
import { formOf, picture } from '../../support/pictures.ts';
import { demo, signIn } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { openWire } from '../../support/wire.ts';

let server: TestServer;
let owner: string;
beforeAll(async () => {
  server = await startServer();
  owner = await signIn(server.url, demo.owner);
});
afterAll(() => server[Symbol.asyncDispose]());

/** A shopper of the demo page who has written, with a delivered order of two cups. */
async function shopperWithOrder(nth: number) {
  const { shoppers } = await (await fetch(`${server.url}/demo/api/room?language=zh`)).json() as { shoppers: { externalId: string; identity: string }[] };
  const { externalId, identity } = shoppers[nth]!;
  const id = `CUPS${nth}`;
  const items = [{ product: 'cup', name: '马克杯', sku: null, quantity: 2, price: 59 }];
  const told = { id, shopperExternalId: externalId, status: 'completed', paidAt: Date.now(), amount: 100, currency: 'CNY', liveSession: null, shipment: null, items, promises: [] };
  await fetch(`${server.url}/api/v1/orders`, { method: 'PUT', headers: { cookie: owner, origin: server.url, 'content-type': 'application/json' }, body: JSON.stringify({ orders: [told] }) });
  const wire = await openWire<ShopperServerFrame>(`${server.url.replace('http', 'ws')}/ws/shopper`);
  wire.send({ type: 'hello', version: 1, siteKey: demo.siteKey, language: 'zh', identity });
  const { token } = await wire.next('welcome');
  wire.send({ type: 'message.send', id: `m000000${nth}`, text: '在吗' });
  await wire.next('message.ack');
  wire.close();
  const root = `${server.url}/api/v1/widget/${demo.siteKey}`;
  const headers = { authorization: `Bearer ${token}` };
  return {
    async upload(): Promise<string> {
      const form = formOf(await picture('png', 9, 9), 'a.png', 'image/png');
      const response = await fetch(`${root}/uploads`, { method: 'POST', headers: { ...form.headers, ...headers }, body: new Uint8Array(form.payload) });
      return (await response.json() as { image: { uploadId: string } }).image.uploadId;
    },
    card: async () => (await (await fetch(`${root}/orders/${id}`, { headers })).json() as { order: OrderCard }).order,
    async ask(asked: object): Promise<[number, { order?: OrderCard; error?: { code: string } }]> {
      const response = await fetch(`${root}/orders/${id}/requests`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ kind: 'return', ...asked }) });
      return [response.status, await response.json() as { order?: OrderCard; error?: { code: string } }];
    },
  };
}

describe('a request over HTTP', () => {
  it('is refused by a code where goods, quantity or pictures are wrong, and taken with one’s own', async () => {
    const [anna, ben] = [await shopperWithOrder(0), await shopperWithOrder(1)];
    const [own, another, { items: [line] }] = await Promise.all([anna.upload(), ben.upload(), anna.card()]);
    const goods = [{ id: line?.id, quantity: 1 }];
    const code = async (asked: object) => { const [status, { error }] = await anna.ask(asked); return [status, error?.code]; };
    expect(await code({ goods: [{ id: 'nothing', quantity: 1 }] })).toEqual([404, 'order_goods_not_found']);
    expect(await code({ goods: [{ id: line?.id, quantity: 0 }] })).toEqual([400, 'order_quantity_not_allowed']);
    expect(await code({ goods: [{ id: line?.id, quantity: 3 }] })).toEqual([400, 'order_quantity_not_allowed']);
    expect(await code({ goods, images: [own, another] })).toEqual([404, 'upload_not_found']);
    expect(await code({ goods, images: ['u_unknown'] })).toEqual([404, 'upload_not_found']);
    expect(await code({ goods, images: [own, 'u_2', 'u_3', 'u_4'] })).toEqual([400, 'invalid_request']);
    expect((await anna.card()).cases).toEqual([]);

    const [status, { order }] = await anna.ask({ goods, reason: 'quality', images: [own] });
    expect([status, order?.cases]).toMatchObject([200, [{ matter: 'return', goods: [{ name: '马克杯', quantity: 1 }] }]]);
    const seen = await (await fetch(`${server.url}/api/v1/cases/${order?.cases[0]?.id}`, { headers: { cookie: owner } })).json() as { case: { images: { url: string }[] } };
    expect(seen).toMatchObject({ case: { goods: [{ id: line?.id, quantity: 1, bought: 2 }], reasonKind: 'quality', amountCents: 5_000, images: [{ uploadId: own, width: 9, height: 9 }] } });
    expect((await fetch(`${server.url}${seen.case.images[0]?.url}`)).headers.get('content-type')).toMatch(/^image/);
  });
});
