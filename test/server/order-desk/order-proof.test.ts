import { describe, expect, it } from 'vitest';
import { addressBlock, proofIn, wrongTries } from '../../../server/src/order-desk/order-proof.ts';

describe('an order that is proved by its digits', () => {
  it.each([
    ['订单 LY202611130039 尾号 1234', 'LY202611130039', '1234'], ['尾号1234，单号LY202611130039', 'LY202611130039', '1234'], ['订单号：１００１，手机后四位是０４２０', '1001', '0420'],
    ['LY202611130039 1234', 'LY202611130039', '1234'], ['LY1001 0420', 'LY1001', '0420'], ['G2001, 8888', 'G2001', '8888'],
    // With a shop's prefix, and with what a page leaves in what is copied off it.
    ['订单 EU.1001 尾号 0420', 'EU.1001', '0420'], ['订单EU.10012，尾号0420', 'EU.10012', '0420'], ['order #2026.10012 last four 0420', '2026.10012', '0420'], ['order 1001. Last four 0420', '1001', '0420'], ['订单号TB_20261113_07，尾号0420', 'TB_20261113_07', '0420'],
    ['EU.10012 0420', 'EU.10012', '0420'], ['EU_10012, phone ends in 0420', 'EU_10012', '0420'], ['退货.A20240501 尾号1234', 'A20240501', '1234'], ['订单 LY\u200b1001\ufeff 尾号\u200e 0420', 'LY1001', '0420'], ['订单号 \u202aLY1001\u202c 尾号 0420', 'LY1001', '0420'],
    // In the words of the bubble's fields, and yet a sentence.
    ['order 1001, last four 0420', '1001', '0420'], ['Order number 1001 last four 0420', '1001', '0420'], ['order no. #1001, last four 0420', '1001', '0420'], ['订单号 LY1001， 尾号 0420', 'LY1001', '0420'], ['订单号 是 LY1001。 尾号 0420', 'LY1001', '0420'],
    // As the bubble's two fields say it, whatever an order is called.
    ['订单号 TB_20261113_07 尾号 1234', 'TB_20261113_07', '1234'], ['Order EN1001/A last four 0420', 'EN1001/A', '0420'], ['订单号 订单.甲 1 尾号 0007', '订单.甲 1', '0007'], ['1234/LY202611130039', 'LY202611130039', '1234'], ['尾数0007 订单A20240501', 'A20240501', '0007'],
    ['order #1001 last four 1234', '1001', '1234'], ['my order is late, A20240501 last four digits of my phone 1234', 'A20240501', '1234'], ['A20240501, phone ends in 1234', 'A20240501', '1234'],
  ])('is read out of %s', (text, orderId, tail) => {
    expect(proofIn(text)).toEqual({ orderId, tail });
  });
  it.each(['我的快递到哪了', '订单 LY202611130039 到哪了', '尾号 1234', '尾号 12345 订单 A20240501', '199 2024', '2024 1234', '13812341234', '', '我 2024 年买的 1234 件', '2026.10012 尾号 0420', '12345.67 1234'])('is not read out of %s', (text) => {
    expect(proofIn(text)).toBeNull();
  });
  it('is found by guessing less than once in a month and a half of trying without a rest, whatever orders are tried', () => {
    const tails = 10_000;
    expect(wrongTries.order / tails).toBeLessThanOrEqual(0.0005);
    expect(tails / wrongTries.shop).toBeGreaterThanOrEqual(45);
    expect(wrongTries.shopper).toBeLessThan(wrongTries.block);
    expect(wrongTries.block).toBeLessThan(wrongTries.shop);
  });
});

describe('the block of an address', () => {
  it.each([['203.0.113.77', '203.0.113.0/24'], ['::ffff:203.0.113.9', '203.0.113.0/24'], ['2001:db8:aa:1234:5::1', '2001:0db8:00aa:1200::/56'], ['2001:db8::1', '2001:0db8:0000:0000::/56'], ['::1', '0000:0000:0000:0000::/56']])('of %s is %s', (address, block) => {
    expect(addressBlock(address)).toBe(block);
  });
});
