/** A process of its own that reads one workbook: bytes on standard input, rows as JSON on standard output. Started by `read-workbook.ts`. */
import { buffer } from 'node:stream/consumers';
import { readSheet } from 'read-excel-file/universal';
import { endings } from './workbook-endings.ts';

/** Spreadsheets hold dates as wall time without a zone; the library gives that wall time as UTC, a fraction of a second beside it. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return new Date(Math.round(cell.getTime() / 1_000) * 1_000).toISOString().slice(0, 16).replace('T', ' ');
  // Excel keeps 15 digits of a number: of a longer one the end is lost, and it shows it so too.
  if (typeof cell === 'number' && Math.abs(cell) >= 1e15) return cell.toExponential();
  return String(cell);
}

const mostRows = Number(process.argv[2]);
const bytes = await buffer(process.stdin);
try {
  const rows = await readSheet(new Uint8Array(bytes).buffer);
  if (rows.length > mostRows) process.exitCode = endings.tooManyRows;
  else process.stdout.write(JSON.stringify(rows.map((row) => row.map(cellText))));
} catch (error) {
  process.stderr.write(String(error));
  process.exitCode = endings.unreadable;
}
