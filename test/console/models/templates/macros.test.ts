import { expect, test } from 'vitest';
import type { Macro } from '@aftercast/shared';
import { Failure } from '../../../../console/src/models/failure.ts';
import { createMacros } from '../../../../console/src/models/templates/macros.ts';

const named = (...ids: string[]): Macro[] => ids.map((id) => ({ id, title: id, actions: [{ kind: 'resolve' }] }));

function scene(fails = false) {
  const orders: string[][] = [];
  const none = async () => ({ macros: named('a', 'b', 'c') });
  const macros = createMacros({
    macros: none, putMacro: none, removeMacro: none,
    orderMacros: async (ids) => {
      orders.push(ids);
      if (fails) throw new Failure('forbidden');
      return { macros: named(...ids) };
    },
  });
  return { macros, orders, shown: () => macros.list.value?.map(({ id }) => id).join('') };
}

test('a macro moves one place, and the ends hold', async () => {
  const { macros, orders, shown } = scene();
  await macros.load();
  expect([await macros.move('c', -1), shown()]).toEqual([true, 'acb']);
  expect([await macros.move('a', 1), shown()]).toEqual([true, 'cab']);
  expect([await macros.move('c', -1), await macros.move('b', 1), await macros.move('gone', 1), shown()]).toEqual([false, false, false, 'cab']);
  expect(orders).toEqual([['a', 'c', 'b'], ['c', 'a', 'b']]);
});

test('an order that is refused leaves the list as it was', async () => {
  const { macros, shown } = scene(true);
  await macros.load();
  expect([await macros.move('c', -1), shown(), macros.failure.value]).toEqual([false, 'abc', 'forbidden']);
});
