/**
 * Tables as merchants have them: CSV (UTF-8 or GB18030, as Chinese Excel writes it, or UTF-16) and XLSX, told apart by content.
 * Owns bytes to cells and back; what the columns mean is the business of who calls it.
 */
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { AppError } from '../errors.ts';
import { withoutGuard } from './formula-guard.ts';
import { readWorkbook } from './read-workbook.ts';

/** Cells of one sheet. `rows[0]` is the table's first line; a row's number in the spreadsheet is its index + 1. */
export type SheetRows = string[][];

export const sheetLimits = { bytes: 8 * 1024 * 1024, rows: 20_000, columns: 1_000, unpackedBytes: 96 * 1024 * 1024 } as const;

/** @throws sheet_unreadable, sheet_too_large */
export async function readSheet(bytes: Uint8Array): Promise<SheetRows> {
  if (bytes.byteLength > sheetLimits.bytes) throw new AppError('sheet_too_large', 'the file is larger than 8 MB');
  const rows = isZip(bytes) ? await readPackedTable(bytes) : readText(bytes);
  if (rows.some((row) => row.length > sheetLimits.columns)) throw new AppError('sheet_too_large', `the sheet has more than ${sheetLimits.columns} columns`);
  let filled = rows.length;
  while (filled > 0 && rows[filled - 1]?.every((cell) => cell === '')) filled -= 1;
  // A CSV is read one row past the limit and no further.
  if (Math.max(filled, isZip(bytes) ? 0 : rows.length) > sheetLimits.rows + 1) throw new AppError('sheet_too_large', `the sheet has more than ${sheetLimits.rows} rows`);
  return rows.slice(0, filled);
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** What a workbook says of itself is read here; whether it is true, the reader's bounds tell. */
function claimedBytes(bytes: Uint8Array): number {
  let claimed = 0;
  try {
    unzipSync(bytes, { filter: ({ originalSize }) => { claimed += originalSize; return false; } });
  } catch (error) {
    throw new AppError('sheet_unreadable', 'this is no workbook that can be read', { cause: error });
  }
  return claimed;
}

async function readPackedTable(bytes: Uint8Array): Promise<SheetRows> {
  if (claimedBytes(bytes) > sheetLimits.unpackedBytes) throw new AppError('sheet_too_large', 'the workbook is too large when unpacked');
  return tidy(await readWorkbook(bytes, sheetLimits.rows + 1));
}

const tidy = (rows: readonly string[][]): SheetRows => rows.map((row) => row.map((cell) => withoutGuard(cell.trim())));

/** The break that ends the last line begins no row. */
const withoutLastBreak = (text: string): string => text.replace(/(?:\r\n|[\r\n])$/, '');

function readText(bytes: Uint8Array): SheetRows {
  const { data, errors } = Papa.parse<string[]>(withoutLastBreak(decode(bytes)), { skipEmptyLines: false, preview: sheetLimits.rows + 2 });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) throw new AppError('sheet_unreadable', `row ${(broken.row ?? 0) + 1}: ${broken.message}`, { details: { row: (broken.row ?? 0) + 1 } });
  return tidy(data);
}

/** @throws sheet_unreadable */
export function decode(bytes: Uint8Array): string {
  const text = textIn(bytes);
  if (text === null || text.includes('\u0000')) throw new AppError('sheet_unreadable', 'this is neither a CSV in UTF-8, UTF-16 or GB18030 nor a workbook');
  return text;
}

function textIn(bytes: Uint8Array): string | null {
  // Excel's "Unicode text" says by its first two bytes that it is UTF-16; nearly any bytes would do for that, so it must have cells.
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  for (const encoding of isWide ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return isWide && !/[\t,\n]/.test(text) ? null : text;
    } catch { /* the next one may fit */ }
  }
  return null;
}
