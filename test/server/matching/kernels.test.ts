import { expect, test } from 'vitest';
import { createKernels, padded } from '../../../server/src/matching/kernels.ts';

const width = padded(70);
const count = 9;

function filled() {
  const kernels = createKernels(200 * width);
  const rows = kernels.floats(20 * width);
  for (let at = 0; at < rows.length; at += 1) rows[at] = Math.sin(at);
  const row = kernels.floats(width);
  for (let at = 0; at < width; at += 1) row[at] = Math.cos(at);
  const places = kernels.ints(count);
  const factors = kernels.floats(count);
  for (let at = 0; at < count; at += 1) { places[at] = (at * 7) % 20; factors[at] = at / 3 - 1; }
  return { kernels, rows, row, places, factors };
}

const near = (found: ArrayLike<number>, wanted: ArrayLike<number>): void => {
  Array.from(wanted).forEach((value, at) => expect(found[at]).toBeCloseTo(value, 4));
};

test('rows are added up, each with its factor', () => {
  const { kernels, rows, row, places, factors } = filled();
  const wanted = Array.from(row, (value, unit) => factors.reduce((sum, factor, at) => sum + factor * (rows[(places[at] as number) * width + unit] as number), value));
  kernels.gather(row, rows, places, factors, count);
  near(row, wanted);
});

test('a row is added to rows, and no other is touched', () => {
  const { kernels, rows, row, places, factors } = filled();
  const wanted = Array.from(rows);
  places.forEach((place, at) => row.forEach((value, unit) => { wanted[place * width + unit] = (wanted[place * width + unit] as number) + (factors[at] as number) * value; }));
  kernels.scatter(row, rows, places, factors, count);
  near(rows, wanted);
});

test('each row is multiplied with the row', () => {
  const { kernels, rows, row } = filled();
  const out = kernels.floats(20);
  kernels.dots(out, rows, row, 20);
  near(out, Array.from({ length: 20 }, (_, at) => row.reduce((sum, value, unit) => sum + value * (rows[at * width + unit] as number), 0)));
});

test('nothing to add leaves everything as it was', () => {
  const { kernels, rows, row, places, factors } = filled();
  const before = [...row];
  kernels.gather(row, rows, places, factors, 0);
  expect([...row]).toEqual(before);
});
