/** Heads and cells: which column is which, and what is wrong with it. Pure. */
import type { SheetRows } from './read-sheet.ts';

/** A column by its key, with the heads it may have; the first of each language is written, all are read. */
export interface Column<Key extends string = string> { key: Key; zh: string; en: string; also?: readonly string[]; required?: boolean; width: number }

/** What is wrong with a cell. `row` and `column` as the spreadsheet counts them ("B"); `head` is the column's own. */
export interface CellError { row: number; column: string; head: string; code: CellErrorCode; value: string }

export const cellErrorCodes = [
  'missing_column', 'unknown_column', 'duplicate_column', 'required', 'too_long', 'too_many', 'not_a_number', 'not_a_time', 'not_an_id', 'not_a_tier',
  'duplicate_id', 'duplicate_link', 'unknown_variable', 'unknown_product', 'unknown_session', 'ends_before_it_begins', 'not_a_link', 'answer_missing', 'bad_line',
  'not_a_status', 'not_a_phone', 'not_a_currency', 'in_future', 'too_long_ago', 'cut_number', 'too_much', 'differs_above',
] as const;
export type CellErrorCode = (typeof cellErrorCodes)[number];

/** One row of the table, read by column keys. */
export interface SheetRow<Key extends string> {
  /** As the spreadsheet counts it; the head is row 1. */
  number: number;
  text(key: Key): string;
  error(key: Key, code: CellErrorCode, value?: string): CellError;
}

/** 0 → "A", 26 → "AA". */
export function columnLetter(at: number): string {
  return (at >= 26 ? columnLetter(Math.floor(at / 26) - 1) : '') + String.fromCodePoint(65 + (at % 26));
}

const folded = (head: string): string => head.normalize('NFKC').toLowerCase().replace(/[\s*＊_（）()·-]/g, '');

/** Reads a table under a head. Rows without any text are left out; `there` names the columns that the head has. */
export function readRows<Key extends string>(rows: SheetRows, columns: readonly Column<Key>[]): { rows: SheetRow<Key>[]; errors: CellError[]; there: ReadonlySet<Key> } {
  const errors: CellError[] = [];
  const places = new Map<Key, number>();
  const heads = rows[0] ?? [];
  heads.forEach((head, at) => {
    const column = columns.find(({ key, zh, en, also = [] }) => [key, zh, en, ...also].some((name) => folded(name) === folded(head)));
    const error = (code: CellErrorCode) => errors.push({ row: 1, column: columnLetter(at), head, code, value: head });
    if (!column) { if (head !== '') error('unknown_column'); } else if (places.has(column.key)) error('duplicate_column');
    else places.set(column.key, at);
  });
  for (const { key, zh, required } of columns) {
    if (required && !places.has(key)) errors.push({ row: 1, column: '', head: zh, code: 'missing_column', value: '' });
  }
  const read = rows.slice(1).flatMap((cells, at): SheetRow<Key>[] => {
    if (cells.every((cell) => cell === '')) return [];
    const number = at + 2;
    const text = (key: Key): string => cells[places.get(key) ?? -1] ?? '';
    return [{
      number, text,
      error(key, code, value = text(key)) {
        const place = places.get(key);
        const named = columns.find((column) => column.key === key);
        return { row: number, column: place === undefined ? '' : columnLetter(place), head: place === undefined ? named?.zh ?? key : heads[place] ?? key, code, value: value.slice(0, 200) };
      },
    }];
  });
  return { rows: read, errors, there: new Set(places.keys()) };
}

/** Several values in one cell: a line each. Merchants also write "|" or "；" between them. */
export function lines(text: string): string[] {
  return text.split(/\r?\n|\||；/).map((part) => part.trim()).filter((part) => part !== '');
}

/** A cell without what a spreadsheet may change of it by itself: the ends of its lines, the space around it. */
export const plainCell = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
