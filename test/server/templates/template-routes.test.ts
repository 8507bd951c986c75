import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReplyTemplate } from '@aftercast/shared';
import { demo } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let owner: Record<string, string>;
let agent: Record<string, string>;

beforeAll(async () => {
  server = await startServer();
  const signIn = async (who: { email: string; password: string }) => {
    const reply = await server.app.fastify.inject({ method: 'POST', url: '/api/v1/session', headers: { origin: server.url }, payload: who });
    return { cookie: `aftercast_session=${reply.cookies.find(({ name }) => name === 'aftercast_session')?.value}`, origin: server.url };
  };
  [owner, agent] = [await signIn(demo.owner), await signIn(demo.agent)];
});
afterAll(() => server[Symbol.asyncDispose]());

const call = async (method: 'GET' | 'PUT' | 'DELETE' | 'POST', path: string, headers: Record<string, string>, payload?: object) => {
  const reply = await server.app.fastify.inject({ method, url: `/api/v1/${path}`, headers, ...(payload === undefined ? {} : { payload }) });
  const body = reply.json() as { templates: ReplyTemplate[]; error?: { code: string } };
  return { status: reply.statusCode, templates: body.templates, code: body.error?.code };
};
const steps = { confirm: '您好，{{shopper.name}}', soothe: '', solve: '', followUp: '' };

describe('a shop without templates of its own', () => {
  test('has the ten ready-made ones in both languages, each with its four steps', async () => {
    for (const language of ['zh', 'en']) {
      const { templates } = await call('GET', `templates/${language}`, agent);
      expect(templates).toHaveLength(10);
      expect(templates.every((each) => each.ready && !each.changed && Object.values(each.steps).every((text) => text.length > 10))).toBe(true);
    }
  });
});

describe('changing templates', () => {
  test('keeps the others, marks what was changed, and gives the first words back', async () => {
    const { templates } = await call('PUT', 'templates/zh/damaged', owner, { title: '碎了', steps });
    expect(templates).toHaveLength(10);
    expect(templates[1]).toMatchObject({ id: 'damaged', title: '碎了', ready: true, changed: true });
    const back = await call('POST', 'templates/zh/damaged/reset', owner);
    expect(back.templates[1]).toMatchObject({ title: '东西坏了', changed: false });
  });

  test('adds one at the end, moves it to the front, takes it away', async () => {
    const added = await call('PUT', 'templates/zh/gift', owner, { title: '少了赠品', steps });
    expect(added.templates.at(-1)).toMatchObject({ id: 'gift', ready: false });
    const moved = await call('PUT', 'templates/zh', owner, { ids: ['gift'] });
    expect(moved.templates.map(({ id }) => id).slice(0, 2)).toEqual(['gift', 'not_arrived']);
    const gone = await call('DELETE', 'templates/zh/gift', owner);
    expect(gone.templates.map(({ id }) => id)).not.toContain('gift');
    expect((await call('DELETE', 'templates/zh/gift', owner)).status).toBe(404);
  });

  test('going back to the ready-made list loses the shop’s own', async () => {
    await call('PUT', 'templates/en/gift', owner, { title: 'Gift missing', steps });
    const { templates } = await call('DELETE', 'templates/en', owner);
    expect(templates.map(({ id }) => id)).not.toContain('gift');
    expect(templates).toHaveLength(10);
  });

  test.each([
    ['a variable nobody can fill', { title: 'x', steps: { ...steps, solve: '{{order.secret}}' } }],
    ['braces that close nothing', { title: 'x', steps: { ...steps, solve: '好的}}' } }],
    ['no words at all', { title: 'x', steps: { confirm: ' ', soothe: '', solve: '', followUp: '' } }],
    ['no title', { title: ' ', steps }],
  ])('is refused with %s', async (_, words) => {
    expect(await call('PUT', 'templates/zh/odd', owner, words)).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  test('is not for agents', async () => {
    for (const [method, path] of [['PUT', 'templates/zh/damaged'], ['DELETE', 'templates/zh/damaged'], ['DELETE', 'templates/zh']] as const) {
      expect(await call(method, path, agent, method === 'PUT' ? { title: 'x', steps } : undefined)).toMatchObject({ status: 403, code: 'forbidden' });
    }
  });
});

describe('the values of a conversation', () => {
  test('are those of the shopper’s order, and of another order when asked', async () => {
    const { shops, shoppers, orders, conversations } = server.app.services;
    const shop = await shops.bySiteKey(demo.siteKey);
    if (!shop) throw new Error('no demo shop');
    const order = (id: string, paidAt: number, name: string) => ({
      shopperExternalId: 'buyer-1',
      order: { id, status: 'pending' as const, paidAt, amount: 99, currency: 'CNY', liveSession: null, items: [{ product: 'p', name, sku: null, quantity: 1, price: 99 }], shipment: null,
        promises: [{ kind: 'ship-by', product: null, validFrom: paidAt - 1, validUntil: paidAt + 1, terms: { shipWithinHours: 48 } }] },
    });
    await orders.replace(shop.id, [order('A1', Date.UTC(2026, 10, 20, 4), '蓝色雨伞'), order('A0', Date.UTC(2026, 10, 10, 4), '红色水杯')], Date.UTC(2026, 10, 21));
    const shopper = { id: 's_values', shopId: shop.id, externalId: 'buyer-1', name: '小林', createdAt: 1 };
    const { conversation } = await conversations.post({ shop, shopper, id: 'm_values_1', text: '我的伞呢', images: [], context: {}, language: 'zh', origin: 'test' });
    expect(await shoppers.byId('s_values')).toMatchObject({ externalId: 'buyer-1' });
    const read = async (more = '') => (await server.app.fastify.inject({ method: 'GET', url: `/api/v1/conversations/${conversation.id}/values?language=zh${more}`, headers: agent })).json();
    const first = await read();
    expect(first).toMatchObject({ orderId: 'A1', values: { 'shopper.name': '小林', 'order.id': 'A1', 'order.item': '蓝色雨伞', 'promise.shipBy': '11月22日 12:00', 'shop.name': shop.name } });
    expect(first.values).not.toHaveProperty('shipment.carrier');
    expect(first.orders.map(({ id }: { id: string }) => id)).toEqual(['A1', 'A0']);
    expect(await read('&orderId=A0')).toMatchObject({ orderId: 'A0', values: { 'order.item': '红色水杯' } });
    expect(await read('&orderId=A9')).toMatchObject({ error: { code: 'not_found' } });
  });
});
