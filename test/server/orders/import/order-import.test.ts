import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSheet } from '../../../../server/src/sheets/write-sheet.ts';
import { formOf } from '../../../support/pictures.ts';
import { demo } from '../../../support/server-process.ts';
import { startServer, type TestServer } from '../../../support/server.ts';

let server: TestServer;
let owner: Record<string, string>;
let shopId: string;
beforeAll(async () => {
  server = await startServer();
  const reply = await server.app.fastify.inject({ method: 'POST', url: '/api/v1/session', headers: { origin: server.url }, payload: demo.owner });
  owner = { cookie: `aftercast_session=${reply.cookies.find(({ name }) => name === 'aftercast_session')?.value}`, origin: server.url };
  shopId = (await server.app.services.agents.byEmail(demo.owner.email))?.shopId ?? '';
});
afterAll(() => server[Symbol.asyncDispose]());

const head = ['订单号', '付款时间', '买家编号', '商品编号', '商品名称', '单价', '手机号', '省份', '状态', '快递公司', '快递单号', '发货时间'];
const bought = (id: string, rest: string[] = []) => [id, '2026-11-10 20:31', 'anna', 'kettle', '养生壶', '159', '13812345678', '浙江省', ...rest];
async function upload(rows: string[][], { format = 'csv' as 'csv' | 'xlsx', dryRun = false } = {}) {
  const form = formOf(await writeSheet(format, [head, ...rows.map((row) => head.map((_, at) => row[at] ?? ''))]), 'orders', 'application/octet-stream', { dryRun: String(dryRun) });
  return (await server.app.fastify.inject({ method: 'POST', url: '/api/v1/orders/sheet', payload: form.payload, headers: { ...owner, ...form.headers } })).json();
}
const record = async (id: string) => (await server.app.fastify.inject({ method: 'GET', url: `/api/v1/orders/${encodeURIComponent(id)}`, headers: owner })).json();
const tell = (...events: object[]) => server.app.services.orderEvents.take(shopId, 'api', events);

test.each(['csv', 'xlsx'] as const)('a %s is tried without keeping anything, kept, and the same again changes nothing', async (format) => {
  const rows = [bought(`${format}1`), bought(`${format}2`, ['已发货', '顺丰速运', 'SF1', '2026-11-11 09:00'])];
  expect(await upload(rows, { format, dryRun: true })).toEqual({ created: 2, changed: 0, unchanged: 0, errors: [], kept: false });
  expect((await record(`${format}1`)).error.code).toBe('order_not_found');
  expect(await upload(rows, { format })).toMatchObject({ created: 2, kept: true });
  expect(await record(`${format}2`)).toMatchObject({ order: { status: 'shipped', amount: 159, currency: 'CNY', shipment: { carrier: '顺丰速运', trackingNumber: 'SF1' } }, shopperExternalId: 'anna', phoneTail: '5678', region: '浙江省' });
  const before = (await record(`${format}2`)).events;
  expect(before.map(({ type, source }: Record<string, string>) => [type, source])).toEqual([['order.placed', 'import'], ['shipment.shipped', 'import']]);
  expect(await upload(rows, { format })).toEqual({ created: 0, changed: 0, unchanged: 2, errors: [], kept: true });
  expect((await record(`${format}2`)).events).toEqual(before);
});

test('one wrong cell keeps all of it out', async () => {
  expect(await upload([bought('bad1'), bought('bad2', ['在路上吧'])])).toMatchObject({ created: 1, errors: [{ row: 3, column: 'I', code: 'not_a_status' }], kept: false });
  expect((await record('bad1')).error.code).toBe('order_not_found');
});

test('times before 2000 are wrong cells, tried and kept alike', async () => {
  const old = bought('ancient', ['已发货', '顺丰速运', 'SF1', '1960-01-01']);
  old[1] = '1970-01-01';
  for (const dryRun of [true, false]) expect(await upload([old], { dryRun })).toMatchObject({ errors: [{ row: 2, column: 'B', code: 'too_long_ago' }, { row: 2, column: 'L', code: 'too_long_ago' }], kept: false });
});

test('a later sheet corrects what was bought and moves the order on', async () => {
  await upload([bought('later')]);
  const moved = bought('later', ['已签收', '圆通速递', 'YT1']);
  moved[7] = '江苏省';
  expect(await upload([moved])).toMatchObject({ changed: 1 });
  expect(await record('later')).toMatchObject({ region: '江苏省', order: { status: 'delivered', shipment: { trackingNumber: 'YT1' } } });
  expect(await upload([moved])).toMatchObject({ changed: 0, unchanged: 1 });
});

test('an older sheet moves nothing back, and empty cells take nothing away', async () => {
  await upload([bought('old', ['待发货'])]);
  const at = Date.now() - 1_000;
  await tell({ id: 'scan-old', orderId: 'old', at, type: 'shipment.shipped', carrier: '顺丰速运', trackingNumber: 'SF9' }, { id: 'done-old', orderId: 'old', at: at + 1, type: 'shipment.scanned', code: 'delivered', text: '已签收' });
  const bare = bought('old', ['待发货']);
  [bare[2], bare[6], bare[7]] = ['', '', ''];
  expect(await upload([bare])).toMatchObject({ changed: 0, unchanged: 1 });
  expect(await record('old')).toMatchObject({ shopperExternalId: 'anna', phoneTail: '5678', region: '浙江省', order: { status: 'delivered' } });
});

test('the seconds that a spreadsheet drops change nothing', async () => {
  await upload([bought('secs')]);
  const paidAt = Date.parse('2026-11-10T20:31:42.123+08:00');
  await tell({ id: 'secs-exact', orderId: 'secs', at: Date.now(), type: 'order.changed', paidAt });
  expect(await upload([bought('secs')])).toMatchObject({ changed: 0, unchanged: 1 });
  expect(await record('secs')).toMatchObject({ order: { paidAt } });
});

test('of an order that nobody told yet its events are shown', async () => {
  await tell({ id: 'early', orderId: 'not-here/yet', at: Date.now(), type: 'order.status', code: 'WMS-7', text: '拣货中' });
  expect(await record('not-here/yet')).toMatchObject({ order: null, events: [{ type: 'order.status', code: 'WMS-7', text: '拣货中', source: 'api' }] });
});

test('a file that is none, none at all, and a word that is neither true nor false are refused', async () => {
  const send = async (payload: Buffer, fields: Record<string, string>) => {
    const form = formOf(payload, 'orders', 'application/octet-stream', fields);
    return (await server.app.fastify.inject({ method: 'POST', url: '/api/v1/orders/sheet', payload: form.payload, headers: { ...owner, ...form.headers } })).json().error.code;
  };
  expect(await send(Buffer.from([0, 1, 2, 0xff]), {})).toBe('sheet_unreadable');
  expect(await send(Buffer.from(head.join(',')), { dryRun: 'perhaps' })).toBe('invalid_request');
  expect((await server.app.fastify.inject({ method: 'POST', url: '/api/v1/orders/sheet', headers: owner, payload: {} })).json().error.code).toBe('invalid_request');
});
