/** A table of orders, one item a row: cells in; orders out, with the errors of cells. Of phones only the last four digits go any further. */
import type { Language, OrderStatus } from '@aftercast/shared';
import { readRows, type CellError, type SheetRow } from '../../sheets/columns.ts';
import type { SheetRows } from '../../sheets/read-sheet.ts';
import { isCutNumber, numberInCell } from '../../sheets/sheet-number.ts';
import { inPortions } from '../../portions.ts';
import { cellOfTime, earliestTime, timeInCell } from '../../sheets/sheet-time.ts';
import type { Order } from '../order.ts';
import { keysOfOrder, orderSheetColumns, phoneTailInCell, statusInCell, type OrderKey } from './sheet-columns.ts';

/** An order as a sheet says it; undefined is what the sheet doesn't say. Times in milliseconds since the epoch. */
export interface SheetOrder {
  id: string; paidAt: number; items: Order['items'];
  amount: number | undefined; currency: string | undefined;
  shopper: string | undefined; liveSession: string | undefined; phoneTail: string | undefined; region: string | undefined;
  status: OrderStatus | undefined;
  parcel: { carrier: string; trackingNumber: string; shippedAt: number | undefined } | undefined;
}

/** What a sheet is judged by. `latest`: no order is paid for after it. */
export interface Place { zone: string; latest: number; liveSessions: ReadonlySet<string> }

type Row = SheetRow<OrderKey>;

const most = { order: 80, product: 200, name: 500, sku: 200, shopper: 200, region: 80, carrier: 500, tracking_number: 500 } as const satisfies Partial<Record<OrderKey, number>>;
const mostItems = 200;
/** No order of a livestream costs more, in whatever currency. */
const mostMoney = 1e8;

/** Rows that are read at once; twenty thousand would take a second. */
const atOnce = 200;

/** Rows with an error are left out; the caller keeps nothing while there is one. */
export async function readOrderSheet(table: SheetRows, place: Place): Promise<{ orders: SheetOrder[]; errors: CellError[] }> {
  const { rows, errors } = readRows(table, orderSheetColumns);
  if (errors.some(({ code }) => code === 'missing_column')) return { orders: [], errors };
  const earliest = earliestTime(place.zone);
  const byOrder = new Map<string, [Row, ...Row[]]>();
  const take = (row: Row): void => {
    const before = byOrder.get(row.text('order'));
    const wrong = [...errorsOf(row, { ...place, earliest }, before === undefined), ...before ? differences(row, before) : []];
    if (before?.length === mostItems) wrong.push(row.error('order', 'too_many'));
    errors.push(...wrong);
    if (wrong.length > 0) return;
    if (before) before.push(row);
    else byOrder.set(row.text('order'), [row]);
  };
  for await (const portion of inPortions(rows, atOnce)) portion.forEach(take);
  const orders: SheetOrder[] = [];
  for await (const portion of inPortions([...byOrder.values()], atOnce)) {
    for (const own of portion) {
      const read = orderOf(own, place.zone);
      if (read.amount === undefined && totalOf(read.items) > mostMoney) errors.push((own.at(-1) ?? own[0]).error('price', 'too_much'));
      orders.push(read);
    }
  }
  return { orders, errors };
}

function errorsOf(row: Row, { zone, earliest, latest, liveSessions }: Place & { earliest: number }, isFirst: boolean): CellError[] {
  const found: CellError[] = [];
  const check = (key: OrderKey, fails: boolean, code: CellError['code']) => { if (fails) found.push(row.error(key, code)); };
  const has = (key: OrderKey): boolean => row.text(key) !== '';
  for (const key of ['order', 'product', 'name', 'price', ...isFirst ? ['paid_at' as const] : []] as const) check(key, !has(key), 'required');
  for (const key of Object.keys(most) as (keyof typeof most)[]) check(key, row.text(key).length > most[key], 'too_long');
  for (const key of ['order', 'shopper', 'product', 'tracking_number'] as const) check(key, isCutNumber(row.text(key)), 'cut_number');
  for (const key of ['price', 'amount'] as const) check(key, has(key) && !((numberInCell(row.text(key)) ?? Infinity) <= mostMoney), 'not_a_number');
  check('quantity', has('quantity') && !isCount(row.text('quantity')), 'not_a_number');
  for (const key of ['paid_at', 'shipped_at'] as const) {
    const time = timeInCell(row.text(key), zone);
    check(key, has(key) && time === null, 'not_a_time');
    check(key, time !== null && time > latest, 'in_future');
    check(key, time !== null && time < earliest, 'too_long_ago');
  }
  check('currency', has('currency') && !/^[a-z]{3}$/i.test(row.text('currency')), 'not_a_currency');
  check('live_session', has('live_session') && !liveSessions.has(row.text('live_session')), 'unknown_session');
  check('phone', has('phone') && phoneTailInCell(row.text('phone')) === null, 'not_a_phone');
  check('status', has('status') && statusInCell(row.text('status')) === null, 'not_a_status');
  check('carrier', has('tracking_number') && !has('carrier'), 'required');
  check('tracking_number', has('carrier') && !has('tracking_number'), 'required');
  return found;
}

const isCount = (text: string): boolean => {
  const count = numberInCell(text);
  return count !== null && Number.isInteger(count) && count >= 1 && count <= 100_000;
};

/** Two rows that say something else of one order: the later one is wrong. */
function differences(row: Row, before: readonly Row[]): CellError[] {
  return keysOfOrder.filter((key) => row.text(key) !== '' && before.some((each) => each.text(key) !== '' && each.text(key) !== row.text(key))).map((key) => row.error(key, 'differs_above'));
}

/** What an order costs where nobody says what was paid: all items together. */
export const totalOf = (items: Order['items']): number => Math.round(items.reduce((sum, { price, quantity }) => sum + price * quantity, 0) * 100) / 100;

const itemsOf = (rows: readonly Row[]): Order['items'] => rows.map((row) => ({
  product: row.text('product'), name: row.text('name'), sku: row.text('sku') || null, quantity: numberInCell(row.text('quantity')) ?? 1, price: numberInCell(row.text('price')) ?? 0,
}));

function orderOf(rows: readonly [Row, ...Row[]], zone: string): SheetOrder {
  const said = (key: OrderKey): string | undefined => rows.map((row) => row.text(key)).find((text) => text !== '');
  const [carrier, trackingNumber] = [said('carrier'), said('tracking_number')];
  return {
    id: rows[0].text('order'), paidAt: timeInCell(said('paid_at') ?? '', zone) ?? 0, items: itemsOf(rows), amount: numberInCell(said('amount') ?? '') ?? undefined,
    currency: said('currency')?.toUpperCase(), shopper: said('shopper'), liveSession: said('live_session'), region: said('region'),
    phoneTail: phoneTailInCell(said('phone') ?? '') ?? undefined, status: statusInCell(said('status') ?? '') ?? undefined,
    parcel: carrier === undefined || trackingNumber === undefined ? undefined : { carrier, trackingNumber, shippedAt: timeInCell(said('shipped_at') ?? '', zone) ?? undefined },
  };
}

/** The table to fill in: its head and one order of two items as an example. @param paidAt of the example, in milliseconds */
export function writeOrderTemplate(language: Language, paidAt: number, zone: string): SheetRows {
  const example: Partial<Record<OrderKey, string>> = {
    order: 'A20261111001', paid_at: cellOfTime(paidAt, zone), shopper: 'anna', product: 'kettle', name: language === 'zh' ? '养生壶' : 'Kettle', sku: language === 'zh' ? '白色' : 'white', quantity: '1', price: '159.00',
    amount: '198.00', currency: 'CNY', phone: '138****1234', region: language === 'zh' ? '浙江省' : 'Zhejiang', status: language === 'zh' ? '已发货' : 'shipped',
    carrier: language === 'zh' ? '顺丰速运' : 'SF Express', tracking_number: 'SF1234567890', shipped_at: cellOfTime(paidAt + 20 * 3_600_000, zone),
  };
  const second: Partial<Record<OrderKey, string>> = { order: example.order ?? '', product: 'tea', name: language === 'zh' ? '花草茶' : 'Herbal tea', quantity: '1', price: '39.00' };
  const cells = (row: Partial<Record<OrderKey, string>>): string[] => orderSheetColumns.map(({ key }) => row[key] ?? '');
  return [orderSheetColumns.map((column) => column[language]), cells(example), cells(second)];
}
