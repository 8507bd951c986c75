import { expect, it } from 'vitest';
import { inPortions } from '../../server/src/portions.ts';

it('gives a list in portions, and others have their turn between them', async () => {
  const seen: (number[] | string)[] = [];
  setImmediate(() => seen.push('someone else'));
  for await (const portion of inPortions([1, 2, 3, 4, 5], 2)) seen.push([...portion]);
  expect(seen).toEqual([[1, 2], 'someone else', [3, 4], [5]]);
});
it('gives none of an empty list', async () => {
  const seen: unknown[] = [];
  for await (const portion of inPortions([], 2)) seen.push(portion);
  expect(seen).toEqual([]);
});
