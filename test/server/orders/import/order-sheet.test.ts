import { describe, expect, test } from 'vitest';
import { readOrderSheet, writeOrderTemplate } from '../../../../server/src/orders/import/order-sheet.ts';
import { phoneTailInCell, statusInCell } from '../../../../server/src/orders/import/sheet-columns.ts';

const latest = Date.parse('2026-11-12T00:00+08:00');
const place = { zone: 'Asia/Shanghai', latest, liveSessions: new Set(['live-1']) };
const head = ['订单号', '付款时间', '商品编号', '商品名称', '单价', '数量', '实付金额', '手机号', '状态', '快递公司', '快递单号', '直播场次编号', '币种'];
const row = (given: Partial<Record<string, string>> = {}) => {
  const usual: Record<string, string> = { 订单号: 'A1', 付款时间: '2026-11-10 20:31', 商品编号: 'kettle', 商品名称: '养生壶', 单价: '￥159.00' };
  return head.map((name) => given[name] ?? usual[name] ?? '');
};
const read = (...rows: string[][]) => readOrderSheet([head, ...rows], place);
const wrongOf = async (...rows: string[][]) => (await read(...rows)).errors.map(({ row: at, head: name, code }) => [at, name, code]);

test('rows of one order are its items, and what was paid is not said by them', async () => {
  const { orders, errors } = await read(row(), row({ 付款时间: '', 商品编号: 'tea', 商品名称: '茶', 单价: '19.9', 数量: '2' }));
  expect(errors).toEqual([]);
  expect(orders).toEqual([expect.objectContaining({
    id: 'A1', paidAt: Date.parse('2026-11-10T20:31+08:00'), amount: undefined, currency: undefined, shopper: undefined,
    items: [{ product: 'kettle', name: '养生壶', sku: null, quantity: 1, price: 159 }, { product: 'tea', name: '茶', sku: null, quantity: 2, price: 19.9 }],
  })]);
});

test('a whole phone number goes no further than its last four digits', async () => {
  expect(JSON.stringify((await read(row({ 手机号: '13812345678' }))).orders)).not.toContain('1381234');
  expect(['13812345678', '138****5678', '+86 138-1234-5678', '5678', '５６７８'].map(phoneTailInCell)).toEqual(Array.from({ length: 5 }, () => '5678'));
  expect(['', '567', 'none', '1234x', '浙江省5678'].map(phoneTailInCell)).toEqual([null, null, null, null, null]);
});

test('a status is read in our words and in those that shops export', () => {
  expect(['待发货', 'Shipped', '交易成功', '交易关闭', 'refunded', '在路上吧'].map(statusInCell)).toEqual(['pending', 'shipped', 'completed', 'cancelled', 'refunded', null]);
});

test('the first day of 2000 in the shop’s time zone is a time like another', async () => {
  expect(await read(row({ 付款时间: '2000-01-01' }))).toMatchObject({ errors: [], orders: [{ paidAt: Date.parse('2000-01-01T00:00+08:00') }] });
});

test('a long number that the spreadsheet cut short names no order, shopper or parcel, and ids with an E in them do', async () => {
  const cut = (key: string) => row({ 订单号: key, 快递公司: '顺丰速运', 快递单号: key });
  expect(await wrongOf(cut('1.23457e+17'), cut('1.23457e+17'))).toEqual([2, 3].flatMap((at) => [[at, '订单号', 'cut_number'], [at, '快递单号', 'cut_number']]));
  expect(await wrongOf(...['1E17', 'E+17', '12E+1-7', '123456789012345678'].map(cut))).toEqual([]);
});

describe('what is wrong is told by row and column', () => {
  test.each([
    ['单价', '便宜', 'not_a_number'], ['单价', '10,5', 'not_a_number'], ['单价', '', 'required'], ['数量', '0', 'not_a_number'], ['付款时间', '昨天', 'not_a_time'], ['付款时间', '', 'required'],
    ['付款时间', '2027-01-01 10:00', 'in_future'], ['付款时间', '1900-01-01', 'too_long_ago'], ['付款时间', '1970-01-01', 'too_long_ago'], ['付款时间', '0001-01-01', 'too_long_ago'], ['付款时间', '1999-12-31 23:59', 'too_long_ago'],
    ['手机号', '无', 'not_a_phone'], ['状态', '在路上吧', 'not_a_status'], ['快递公司', '顺丰', 'required'], ['直播场次编号', 'live-9', 'unknown_session'],
    ['币种', '元', 'not_a_currency'], ['订单号', 'x'.repeat(81), 'too_long'], ['订单号', '', 'required'], ['订单号', '1.23457E+17', 'cut_number'], ['订单号', '1E+17', 'cut_number'],
    ['商品编号', '1.23457E+17', 'cut_number'], ['手机号', '1.38123E+10', 'not_a_phone'],
  ])('%s "%s" → %s', async (column, value, code) => {
    const told = column === '快递公司' ? '快递单号' : column;
    expect(await wrongOf(row({ 订单号: 'good' }), row({ [column]: value }))).toEqual([[3, told, code]]);
  });
  test('a column that must be there, one nobody knows, and one that is there twice', async () => {
    const { errors, orders } = await readOrderSheet([['订单号', '订单号', '收货地址'], ['A', 'A', '某街 1 号']], place);
    expect(errors.map(({ head: name, code }) => [name, code])).toEqual([
      ['订单号', 'duplicate_column'], ['收货地址', 'unknown_column'], ['付款时间', 'missing_column'], ['商品编号', 'missing_column'], ['商品名称', 'missing_column'], ['单价', 'missing_column'],
    ]);
    expect(orders).toEqual([]);
  });
  test('items that cost more together than any order does, where nobody says what was paid', async () => {
    const dear = { 单价: '90000000' };
    expect(await wrongOf(row(dear), row({ ...dear, 付款时间: '' }))).toEqual([[3, '单价', 'too_much']]);
    expect(await wrongOf(row({ ...dear, 数量: '2' }))).toEqual([[2, '单价', 'too_much']]);
    expect(await wrongOf(row(dear), row({ ...dear, 付款时间: '', 实付金额: '100' }))).toEqual([]);
  });
  test('two rows of one order that disagree', async () => {
    expect(await wrongOf(row({ 状态: '已发货' }), row({ 状态: '已签收', 付款时间: '2026-11-10 20:32' }))).toEqual([[3, '付款时间', 'differs_above'], [3, '状态', 'differs_above']]);
  });
});

test.each(['zh', 'en'] as const)('the template in %s can be imported as it is', async (language) => {
  const { orders, errors } = await readOrderSheet(writeOrderTemplate(language, latest - 48 * 3_600_000, place.zone), place);
  expect(errors).toEqual([]);
  expect(orders).toEqual([expect.objectContaining({ phoneTail: '1234', status: 'shipped', amount: 198, items: [expect.anything(), expect.anything()] })]);
});
