/**
 * Which agents have the skill for which need, as bits in one piece of memory: thousands of needs are looked through without
 * a jump. Rows are needs, columns are agents; two more rows say whose desk is open and who has a place.
 */
export function createSkillTable() {
  let width = 8;
  let rows = 64;
  let cells = new Uint32Array(rows * width);
  let [open, free] = [new Uint32Array(width), new Uint32Array(width)];

  function widen(): void {
    const [before, cellsBefore] = [width, cells];
    const widened = (mask: Uint32Array): Uint32Array<ArrayBuffer> => { const wider = new Uint32Array(width); wider.set(mask); return wider; };
    width *= 2;
    cells = new Uint32Array(rows * width);
    for (let row = 0; row < rows; row += 1) cells.set(cellsBefore.subarray(row * before, (row + 1) * before), row * width);
    [open, free] = [widened(open), widened(free)];
  }
  function lengthen(): void {
    const before = cells;
    rows *= 2;
    cells = new Uint32Array(rows * width);
    cells.set(before);
  }
  function write(words: Uint32Array, at: number, column: number, on: boolean): void {
    const bit = 1 << (column & 31);
    const word = words[at] ?? 0;
    words[at] = on ? word | bit : word & ~bit;
  }
  function meets(row: number, mask: Uint32Array): boolean {
    const from = row * width;
    for (let at = 0; at < width; at += 1) if (((cells[from + at] as number) & (mask[at] as number)) !== 0) return true;
    return false;
  }
  const room = (column: number): void => { while (column >= width * 32) widen(); };

  return {
    set(row: number, column: number, on: boolean): void {
      room(column);
      while (row >= rows) lengthen();
      write(cells, row * width + (column >>> 5), column, on);
    },
    has: (row: number, column: number): boolean => (((cells[row * width + (column >>> 5)] ?? 0) >>> (column & 31)) & 1) === 1,
    setOpen(column: number, on: boolean): void { room(column); write(open, column >>> 5, column, on); },
    setFree(column: number, on: boolean): void { room(column); write(free, column >>> 5, column, on); },
    isFree: (column: number): boolean => (((free[column >>> 5] ?? 0) >>> (column & 31)) & 1) === 1,
    /** Someone with the skill has an open desk. */
    someOpen: (row: number): boolean => meets(row, open),
    /** Someone with the skill has a place. */
    someFree: (row: number): boolean => meets(row, free),
  };
}
