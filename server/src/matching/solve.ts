/** Solves a small symmetric system by Gaussian elimination with pivoting. */
export function solve(matrix: Float64Array, right: Float64Array, width: number): Float64Array {
  const rows = Array.from({ length: width }, (_, row) => [...matrix.subarray(row * width, (row + 1) * width), right[row] as number]);
  for (let pivot = 0; pivot < width; pivot += 1) {
    let best = pivot;
    for (let row = pivot + 1; row < width; row += 1) if (Math.abs(rows[row]?.[pivot] as number) > Math.abs(rows[best]?.[pivot] as number)) best = row;
    [rows[pivot], rows[best]] = [rows[best] as number[], rows[pivot] as number[]];
    const lead = rows[pivot] as number[];
    if (Math.abs(lead[pivot] as number) < 1e-12) lead[pivot] = 1e-12;
    for (let row = 0; row < width; row += 1) {
      if (row === pivot) continue;
      const line = rows[row] as number[];
      const share = (line[pivot] as number) / (lead[pivot] as number);
      for (let at = pivot; at <= width; at += 1) line[at] = (line[at] as number) - share * (lead[at] as number);
    }
  }
  return Float64Array.from(rows, (line, at) => (line[width] as number) / (line[at] as number));
}
