/** The head of an order sheet: one item a row; rows of the same order stand for its several items. Pure. */
import type { OrderStatus } from '@aftercast/shared';
import type { Column } from '../../sheets/columns.ts';

const keys = [
  'order', 'paid_at', 'shopper', 'product', 'name', 'sku', 'quantity', 'price', 'amount', 'currency', 'live_session', 'phone', 'region', 'status', 'carrier', 'tracking_number', 'shipped_at',
] as const;
export type OrderKey = (typeof keys)[number];

/** What says something of the order as a whole; its other rows may leave it empty. */
export const keysOfOrder = ['paid_at', 'shopper', 'amount', 'currency', 'live_session', 'phone', 'region', 'status', 'carrier', 'tracking_number', 'shipped_at'] as const satisfies readonly OrderKey[];

/** Heads as the exports of the shops' own systems have them are read too. */
export const orderSheetColumns: readonly Column<OrderKey>[] = [
  { key: 'order', zh: '订单号', en: 'Order ID', also: ['订单编号', '主订单编号', 'Order number'], required: true, width: 18 },
  { key: 'paid_at', zh: '付款时间', en: 'Paid at', also: ['支付时间', '订单付款时间'], required: true, width: 18 },
  { key: 'shopper', zh: '买家编号', en: 'Shopper ID', also: ['买家ID', '会员编号', 'Customer ID'], width: 16 },
  { key: 'product', zh: '商品编号', en: 'Product ID', also: ['商品ID'], required: true, width: 16 },
  { key: 'name', zh: '商品名称', en: 'Product name', also: ['商品', '商品标题'], required: true, width: 26 },
  { key: 'sku', zh: '规格', en: 'SKU', also: ['商品规格', 'Variant'], width: 14 },
  { key: 'quantity', zh: '数量', en: 'Quantity', also: ['商品数量'], width: 8 },
  { key: 'price', zh: '单价', en: 'Price', also: ['商品单价'], required: true, width: 10 },
  { key: 'amount', zh: '实付金额', en: 'Amount paid', also: ['订单金额', '买家实付'], width: 12 },
  { key: 'currency', zh: '币种', en: 'Currency', width: 8 },
  { key: 'live_session', zh: '直播场次编号', en: 'Live session ID', also: ['直播场次'], width: 18 },
  { key: 'phone', zh: '手机号', en: 'Phone', also: ['手机', '手机尾号', '收货人手机', '联系电话'], width: 14 },
  { key: 'region', zh: '省份', en: 'Region', also: ['收货省份', '省', 'Province', 'State'], width: 12 },
  { key: 'status', zh: '状态', en: 'Status', also: ['订单状态'], width: 12 },
  { key: 'carrier', zh: '快递公司', en: 'Carrier', also: ['物流公司', '承运商'], width: 14 },
  { key: 'tracking_number', zh: '快递单号', en: 'Tracking number', also: ['物流单号', '运单号'], width: 20 },
  { key: 'shipped_at', zh: '发货时间', en: 'Shipped at', width: 18 },
];

/** What people write for where an order stands, beside our own codes. */
const statusWords: Readonly<Record<OrderStatus, readonly string[]>> = {
  pending: ['待发货', '已付款', '备货中', '未发货', 'paid', 'unshipped', 'processing'],
  shipped: ['已发货', '运输中', '待收货', 'in transit', 'fulfilled'],
  delayed: ['延误', '物流延误'],
  exception: ['异常', '物流异常'],
  delivered: ['已签收', '已送达', '已收货'],
  completed: ['已完成', '交易成功', '交易完成'],
  returning: ['退货中', '退款中', '售后中'],
  returned: ['已退货'],
  refunded: ['已退款'],
  cancelled: ['已取消', '交易关闭', '已关闭', 'canceled', 'closed'],
};

/** Null where it is none that we know. "交易成功" → completed. */
export function statusInCell(text: string): OrderStatus | null {
  const word = text.normalize('NFKC').trim().toLowerCase();
  const known = Object.entries(statusWords) as [OrderStatus, readonly string[]][];
  return known.find(([status, words]) => status === word || words.includes(word))?.[0] ?? null;
}

/** The last four digits of a phone, also of one that is masked: "138****1234" → "1234". Null where it doesn't end in four digits. */
export function phoneTailInCell(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\s()-]/g, '').replace(/\.0$/, '');
  return /^\+?[\d*x]*\d{4}$/i.test(plain) ? plain.slice(-4) : null;
}
