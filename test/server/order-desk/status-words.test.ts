import { expect, test } from 'vitest';
import { statusWords } from '../../../server/src/order-desk/status-words.ts';
import { orderOf } from '../orders/orders.ts';

test('who only proved an order hears none of the words that came with it: they may name people', () => {
  const order = orderOf({ id: 'P1', status: 'shipped', statusCode: 'HANDED_TO_LI', statusText: '已交给张三 13800138000，收件人李四' });
  for (const [language, words] of [['zh', '订单 P1：已发货，在路上。'], ['en', 'Order P1: on its way.']] as const) {
    expect(statusWords(order, { language, timeZone: 'Asia/Shanghai', now: Date.now() })).toBe(words);
  }
});
