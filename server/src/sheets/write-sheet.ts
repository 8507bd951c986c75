/** Cells to a file that Excel, WPS and Numbers open as they should. */
import Papa from 'papaparse';
import writeXlsx from 'write-excel-file/node';
import { withGuard } from './formula-guard.ts';
import type { SheetRows } from './read-sheet.ts';

export const sheetFormats = ['csv', 'xlsx'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

/** The first row is the head. @param widths of columns in characters, for workbooks */
export async function writeSheet(format: SheetFormat, rows: SheetRows, widths: readonly number[] = []): Promise<Buffer> {
  const safe = rows.map((row) => row.map(withGuard));
  // The mark tells Excel that this is UTF-8.
  if (format === 'csv') return Buffer.from(`\ufeff${Papa.unparse(safe, { newline: '\r\n' })}`);
  const cells = safe.map((row, at) => row.map((value) => ({ value, type: String, wrap: true, alignVertical: 'top' as const, ...(at === 0 ? { fontWeight: 'bold' as const } : {}) })));
  return writeXlsx(cells, { columns: widths.map((width) => ({ width })), stickyRowsCount: 1 }).toBuffer();
}
