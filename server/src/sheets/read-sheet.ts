/**
 * Tables as merchants have them: CSV (UTF-8 or GB18030, as Chinese Excel writes it) and XLSX, told apart by content.
 * Owns bytes to cells and back; what the columns mean is the business of who calls it.
 */
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { readSheet as readXlsx } from 'read-excel-file/universal';
import { AppError } from '../errors.ts';
import { withoutGuard } from './formula-guard.ts';

/** Cells of one sheet. `rows[0]` is the table's first line; a row's number in the spreadsheet is its index + 1. */
export type SheetRows = string[][];

export const sheetLimits = { bytes: 8 * 1024 * 1024, rows: 20_000, unpackedBytes: 96 * 1024 * 1024 } as const;

/** @throws sheet_unreadable, sheet_too_large */
export async function readSheet(bytes: Uint8Array): Promise<SheetRows> {
  if (bytes.byteLength > sheetLimits.bytes) throw new AppError('sheet_too_large', 'the file is larger than 8 MB');
  const rows = isZip(bytes) ? await readWorkbook(bytes) : readText(bytes);
  let filled = rows.length;
  while (filled > 0 && rows[filled - 1]?.every((cell) => cell === '')) filled -= 1;
  if (filled > sheetLimits.rows + 1) throw new AppError('sheet_too_large', `the sheet has more than ${sheetLimits.rows} rows`);
  return rows.slice(0, filled);
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

async function readWorkbook(bytes: Uint8Array): Promise<SheetRows> {
  try {
    let unpacked = 0;
    unzipSync(bytes, { filter: ({ originalSize }) => { unpacked += originalSize; return false; } });
    if (unpacked > sheetLimits.unpackedBytes) throw new AppError('sheet_too_large', 'the workbook is too large when unpacked');
    const copy = new Uint8Array(bytes).buffer;
    return (await readXlsx(copy)).map((row) => row.map(cellText));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('sheet_unreadable', 'this is no workbook that can be read', { cause: error });
  }
}

/** Spreadsheets hold dates as wall time without a zone; the library gives that wall time as UTC. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 16).replace('T', ' ');
  return withoutGuard(String(cell).trim());
}

function readText(bytes: Uint8Array): SheetRows {
  const { data, errors } = Papa.parse<string[]>(decode(bytes), { skipEmptyLines: false });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) throw new AppError('sheet_unreadable', `row ${(broken.row ?? 0) + 1}: ${broken.message}`, { details: { row: (broken.row ?? 0) + 1 } });
  return data.map((row) => row.map((cell) => withoutGuard(cell.trim())));
}

function decode(bytes: Uint8Array): string {
  const text = textIn(bytes);
  if (text === null || text.includes('\u0000')) throw new AppError('sheet_unreadable', 'this is neither a CSV in UTF-8 or GB18030 nor a workbook');
  return text;
}

function textIn(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try { return new TextDecoder(encoding, { fatal: true }).decode(bytes); } catch { /* the next one may fit */ }
  }
  return null;
}
