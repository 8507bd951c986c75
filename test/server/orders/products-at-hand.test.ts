import { expect, test } from 'vitest';
import { productsAtHand } from '../../../server/src/orders/products-at-hand.ts';
import { orderOf } from './orders.ts';

const item = (product: string) => ({ product, name: product, sku: null, quantity: 1, price: 9 });
const orders = [
  orderOf({ id: 'new', items: [item('vac'), item('cam')] }),
  orderOf({ id: 'old', status: 'delivered', items: [item('cam'), item('lamp')] }),
  orderOf({ id: 'back', status: 'refunded', items: [item('coat')] }),
];

test('all that was bought and not given back is at hand, each product once', () => {
  expect(productsAtHand(orders, undefined)).toEqual(['cam', 'lamp', 'vac']);
});
test('the order that the page names goes alone, even a refunded one', () => {
  expect(productsAtHand(orders, 'old')).toEqual(['cam', 'lamp']);
  expect(productsAtHand(orders, 'back')).toEqual(['coat']);
});
test("an order that is not this shopper's names nothing", () => {
  expect(productsAtHand(orders, 'else')).toEqual(['cam', 'lamp', 'vac']);
  expect(productsAtHand([], 'else')).toEqual([]);
});
