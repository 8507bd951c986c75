/**
 * The three loops that training spends its time in, as WebAssembly on four numbers at once: rows added up, a row added to rows, rows
 * multiplied with a row. Written out here instruction by instruction, so that there is nothing to compile and nothing binary to trust.
 * 32-bit floats in a fixed order: the same numbers on every machine. About a fifth of the time of the same loops in JavaScript.
 */

/** Memory of its own and the loops over it. Arrays are zero at first and stay where they are. Rows are `padded(n)` numbers long. */
export interface Kernels {
  floats(length: number): Float32Array;
  ints(length: number): Int32Array;
  /** into += Σ factors[k] · rows[places[k]] for k < count. */
  gather(into: Float32Array, rows: Float32Array, places: Int32Array, factors: Float32Array, count: number): void;
  /** rows[places[k]] += factors[k] · row for k < count. */
  scatter(row: Float32Array, rows: Float32Array, places: Int32Array, factors: Float32Array, count: number): void;
  /** out[r] = rows[r] · row for r < count. */
  dots(out: Float32Array, rows: Float32Array, row: Float32Array, count: number): void;
}

/** Numbers taken in one go: rows have a multiple of it. */
const block = 32;
export const padded = (length: number): number => Math.ceil(length / block) * block;

/** The first `length` numbers of each row of `width`, as an array of their own. */
export function unpadded(from: Float32Array, width: number, length: number): Float32Array {
  if (width === length) return from.slice();
  const to = new Float32Array(from.length / width * length);
  for (let row = 0; row * width < from.length; row += 1) to.set(from.subarray(row * width, row * width + length), row * length);
  return to;
}

type Loop = (a: number, b: number, c: number, d: number, e: number, f: number) => void;

const unsigned = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)]);
const vector = (items: readonly number[][]): number[] => [...unsigned(items.length), ...items.flat()];
const section = (id: number, body: number[]): number[] => [id, ...unsigned(body.length), ...body];
const named = (name: string): number[] => vector([...name].map((char) => [char.charCodeAt(0)]));

const get = (local: number): number[] => [0x20, ...unsigned(local)];
const set = (local: number): number[] => [0x21, ...unsigned(local)];
const constant = (value: number): number[] => [0x41, ...(value < 64 ? [value] : [(value & 127) | 128, value >>> 7])];
const [add, multiply, isLess, end] = [[0x6a], [0x6c], [0x49], [0x0b]] as const;
const load = [0x28, 2, 0] as const;
const loadFour = (offset: number): number[] => [0xfd, 0x00, 4, ...unsigned(offset)];
const storeFour = (offset: number): number[] => [0xfd, 0x0b, 4, ...unsigned(offset)];
const spread = [0xfd, 0x09, 2, 0] as const;
const [addFour, multiplyFour] = [[0xfd, 0xe4, 0x01], [0xfd, 0xe6, 0x01]] as const;
const zeroFour = [0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0)];
/** Repeats `body`, which steps `local` on by `by`, until it reaches the value of `limit`. */
const loop = (local: number, by: number, limit: number, body: number[]): number[] =>
  [...constant(0), ...set(local), 0x03, 0x40, ...body, ...get(local), ...constant(by), ...add, ...set(local), ...get(local), ...get(limit), ...isLess, 0x0d, 0, ...end];
const eight = (body: (at: number) => number[]): number[] => Array.from({ length: 8 }, (_, at) => body(at)).flat();

/** Locals: six parameters, then three addresses, the factor in four places, eight sums. */
const [outer, inner, base, factor, sums] = [6, 7, 8, 9, 10] as const;
const sum = (at: number): number => sums + at;
const code = (body: number[]): number[] => {
  const whole = [...vector([[3, 0x7f], [9, 0x7b]]), ...body, ...end];
  return [...unsigned(whole.length), ...whole];
};
/** The address of the row that `places` (parameter 2) names, in the block at hand, to `base`. */
const seek = (rows: number): number[] => [...get(2), ...get(inner), ...add, ...load, ...get(5), ...multiply, ...get(rows), ...add, ...get(outer), ...add, ...set(base), ...get(3), ...get(inner), ...add, ...spread, ...set(factor)];

// Parameters: one row, the rows, places, factors, 4 · count, bytes a row.
const gather = code(loop(outer, 4 * block, 5, [
  ...eight((at) => [...get(0), ...get(outer), ...add, ...loadFour(16 * at), ...set(sum(at))]),
  ...loop(inner, 4, 4, [...seek(1), ...eight((at) => [...get(sum(at)), ...get(base), ...loadFour(16 * at), ...get(factor), ...multiplyFour, ...addFour, ...set(sum(at))])]),
  ...eight((at) => [...get(0), ...get(outer), ...add, ...get(sum(at)), ...storeFour(16 * at)]),
]));
const scatter = code(loop(outer, 4 * block, 5, [
  ...eight((at) => [...get(0), ...get(outer), ...add, ...loadFour(16 * at), ...set(sum(at))]),
  ...loop(inner, 4, 4, [...seek(1), ...eight((at) => [...get(base), ...get(base), ...loadFour(16 * at), ...get(sum(at)), ...get(factor), ...multiplyFour, ...addFour, ...storeFour(16 * at)])]),
]));
const lane = (at: number): number[] => [...get(factor), 0xfd, 0x1f, at];
// Parameters: out, the rows, one row, nothing, 4 · count, bytes a row.
const dots = code([
  ...get(1), ...set(base),
  ...loop(outer, 4, 4, [
    ...eight((at) => [...zeroFour, ...set(sum(at))]),
    ...loop(inner, 4 * block, 5, eight((at) => [...get(sum(at)), ...get(base), ...get(inner), ...add, ...loadFour(16 * at), ...get(2), ...get(inner), ...add, ...loadFour(16 * at), ...multiplyFour, ...addFour, ...set(sum(at))])),
    ...get(sum(0)), ...[1, 2, 3, 4, 5, 6, 7].flatMap((at) => [...get(sum(at)), ...addFour]), ...set(factor),
    ...get(0), ...get(outer), ...add, ...lane(0), ...lane(1), 0x92, ...lane(2), 0x92, ...lane(3), 0x92, 0x38, 2, 0,
    ...get(base), ...get(5), ...add, ...set(base),
  ]),
]);

/** Node's types leave these to the DOM's. */
const { Module, Memory, Instance } = (globalThis as unknown as { WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
  Instance: new (module: object, imports: object) => { exports: object };
} }).WebAssembly;

const program = new Module(Uint8Array.from([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  ...section(1, vector([[0x60, ...vector(Array.from({ length: 6 }, () => [0x7f])), 0]])),
  ...section(2, vector([[...named('own'), ...named('memory'), 2, 0, 1]])),
  ...section(3, vector([[0], [0], [0]])),
  ...section(7, vector([[...named('gather'), 0, 0], [...named('scatter'), 0, 1], [...named('dots'), 0, 2]])),
  ...section(10, vector([gather, scatter, dots])),
]));

const pageBytes = 65_536;

/** @param numbers how many the arrays hold together, at most; each array may take up to 4 more */
export function createKernels(numbers: number): Kernels {
  const memory = new Memory({ initial: Math.ceil((numbers * 4 + 1024) / pageBytes) });
  const loops = new Instance(program, { own: { memory } }).exports as { gather: Loop; scatter: Loop; dots: Loop };
  let taken = 0;
  const take = (length: number): number => { const from = taken; taken += Math.ceil(length / 4) * 16; return from; };
  return {
    floats: (length) => new Float32Array(memory.buffer, take(length), length),
    ints: (length) => new Int32Array(memory.buffer, take(length), length),
    gather(into, rows, places, factors, count) { if (count > 0) loops.gather(into.byteOffset, rows.byteOffset, places.byteOffset, factors.byteOffset, 4 * count, into.byteLength); },
    scatter(row, rows, places, factors, count) { if (count > 0) loops.scatter(row.byteOffset, rows.byteOffset, places.byteOffset, factors.byteOffset, 4 * count, row.byteLength); },
    dots(out, rows, row, count) { if (count > 0) loops.dots(out.byteOffset, rows.byteOffset, row.byteOffset, 0, 4 * count, row.byteLength); },
  };
}
