/** Which cells of a session's sheet say which part of a promise. A sheet has room for one promise of each kind a product, and for any number of claims. Pure. */
import type { LivePromise, PromiseKind } from '@aftercast/shared';
import { lines, plainCell } from '../../sheets/columns.ts';
import { numberInCell } from '../../sheets/sheet-number.ts';
import { cellOfTime, timeInCell } from '../../sheets/sheet-time.ts';

type Term = 'shipWithinHours' | 'shipBy' | 'returnDays' | 'gift' | 'claimUntil' | 'maxAmount';
/** `validUntil` of the promise itself, empty where it ends with the session; the others are terms. */
interface Said { kind: PromiseKind; of: Term | 'validUntil'; as: 'number' | 'time' | 'text' }

export const promiseColumns = {
  ship_within_hours: { kind: 'ship-by', of: 'shipWithinHours', as: 'number' },
  ship_by: { kind: 'ship-by', of: 'shipBy', as: 'time' },
  free_return_days: { kind: 'free-return', of: 'returnDays', as: 'number' },
  gift: { kind: 'gift', of: 'gift', as: 'text' },
  gift_until: { kind: 'gift', of: 'validUntil', as: 'time' },
  price_guarantee_until: { kind: 'price-guarantee', of: 'claimUntil', as: 'time' },
  freight_insurance_max: { kind: 'freight-insurance', of: 'maxAmount', as: 'number' },
} as const satisfies Record<string, Said>;
type TermColumn = keyof typeof promiseColumns;
export type PromiseColumn = TermColumn | 'claims';
export type PromiseCells = Readonly<Partial<Record<PromiseColumn, string>>>;

const termColumns = Object.keys(promiseColumns) as TermColumn[];
export const promiseKeys: readonly PromiseColumn[] = [...termColumns, 'claims'];
export const columnsOfKind = (kind: PromiseKind): TermColumn[] => termColumns.filter((key) => promiseColumns[key].kind === kind);
/** The kinds that a product has one of in a sheet. */
export const kindsOnce: readonly PromiseKind[] = [...new Set(termColumns.map((key) => promiseColumns[key].kind))];

/** What a cell means; null where it is empty. A day alone is its last minute. */
export function meantIn(key: TermColumn, text: string, zone: string): number | string | null {
  const { as } = promiseColumns[key];
  if (as === 'text') return plainCell(text) || null;
  return as === 'number' ? numberInCell(text) : timeInCell(text, zone, true);
}

/** Spreadsheets write "2026-11-24 23:59" anew as "2026/11/24 23:59". */
export function isSameCell(key: PromiseColumn, a: string, b: string, zone: string): boolean {
  if (plainCell(a) === plainCell(b)) return true;
  if (key === 'claims') return lines(a).join('\n') === lines(b).join('\n');
  const meant = meantIn(key, a, zone);
  return meant !== null && meant === meantIn(key, b, zone);
}

/** The cells of one promise. */
function cellsOf(promise: LivePromise, endsAt: number, zone: string): PromiseCells {
  return Object.fromEntries(columnsOfKind(promise.kind).map((key) => {
    const { of, as } = promiseColumns[key];
    const value = of === 'validUntil' ? (promise.validUntil === endsAt ? undefined : promise.validUntil) : of === 'gift' ? promise.terms.gift ?? promise.text : promise.terms[of];
    return [key, typeof value === 'number' && as === 'time' ? cellOfTime(value, zone) : value === undefined ? '' : String(value)];
  }));
}

/** True where the cells hold no promise; until when a gift is given is none. */
export const isNone = (kind: PromiseKind, cells: PromiseCells): boolean => columnsOfKind(kind).every((key) => key === 'gift_until' || (cells[key] ?? '') === '');

/** Of one product's promises of a kind those that its columns could say. The sheet says the first of them. */
export function sayable(kind: PromiseKind, own: readonly LivePromise[], endsAt: number, zone: string): LivePromise[] {
  return own.filter((promise) => promise.kind === kind && (kind === 'quality-claim' || !isNone(kind, cellsOf(promise, endsAt, zone))));
}

/** What the sheet says of one product's promises. */
export function writtenCells(own: readonly LivePromise[], endsAt: number, zone: string): PromiseCells {
  const claims = sayable('quality-claim', own, endsAt, zone).map(({ text }) => text).join('\n');
  return Object.assign({ claims }, ...kindsOnce.map((kind) => sayable(kind, own, endsAt, zone)[0]).map((first) => first && cellsOf(first, endsAt, zone))) as PromiseCells;
}
