/** A live session as a table, one link a row. Pure: cells in; products, links, promises and questions out, with the errors of cells. */
import { entryLimits, type Language, type LiveLink, type LiveSession, type Product } from '@aftercast/shared';
import { lines, plainCell, readRows, type CellError, type SheetRow } from '../../sheets/columns.ts';
import type { SheetRows } from '../../sheets/read-sheet.ts';
import { earliestTime, timeInCell } from '../../sheets/sheet-time.ts';
import { numberInCell } from '../../sheets/sheet-number.ts';
import { templateProblems } from '../../knowledge/render-template.ts';
import { mergePromises } from './merge-promises.ts';
import { isSameCell, promiseKeys, writtenCells, type PromiseCells, type PromiseColumn } from './promise-columns.ts';
import { questionsPerRow, sessionColumns, type SessionHead, type SessionKey } from './session-columns.ts';
import { cellOfSpans, spansInCell } from './on-air.ts';

/** A question that shoppers will ask of a link, with its answer. */
export interface SessionQuestion { product: string; number: number; question: string; answer: string }

/** `origins`: ids of the sessions whose export the sheet began as. */
export interface ReadSession { session: LiveSession; products: Product[]; questions: SessionQuestion[]; origins: string[]; errors: CellError[] }

type Row = SheetRow<SessionKey>;
/** `before`: the session that is there with this id. What no cell has changed of it stays; so does what a column says that isn't there. */
interface Given { head: SessionHead; zone: string; language?: Language; before?: LiveSession | null }

/** Rows with an error are left out; the caller puts nothing in place while there is one. */
export function readSessionSheet(table: SheetRows, { head, zone, language = 'zh', before = null }: Given): ReadSession {
  const { rows, errors, there } = readRows(table, sessionColumns);
  const read: ReadSession = { session: { ...head, links: [], promises: [] }, products: [], questions: [], origins: [], errors };
  if (errors.some(({ code }) => code === 'missing_column')) return read;
  const numbers = new Set<string>();
  const products = new Map<string, Product>();
  const promised = new Map<string, PromiseCells>();
  for (const row of rows) {
    const stored = storedCells(row, before, zone);
    const isSame = (key: SessionKey): boolean => stored[key] !== undefined && (!there.has(key) || plainCell(stored[key]) === plainCell(row.text(key)));
    const id = row.text('product');
    const own = Object.fromEntries(promiseKeys.filter((key) => there.has(key)).map((key) => [key, row.text(key)])) as PromiseCells;
    const wrong = rowErrors(row, head, zone).filter(({ key }) => !isSame(key)).map(({ key, code }) => row.error(key, code));
    if (numbers.has(row.text('link'))) wrong.push(row.error('link', 'duplicate_link'));
    if (wrong.length === 0) wrong.push(...differing(own, promised.get(id), zone).map((key) => row.error(key, 'differs_above')));
    numbers.add(row.text('link'));
    errors.push(...wrong);
    if (wrong.length > 0) continue;
    products.set(id, products.get(id) ?? productOf(row));
    promised.set(id, together(promised.get(id), own));
    read.session.links.push(linkOf(row, { head, zone, before, isSame }));
    read.questions.push(...questionsOf(row));
  }
  read.session.promises = mergePromises({ rows: promised, before, head, zone, language });
  read.session.links.sort((a, b) => a.number - b.number);
  read.products = [...products.values()];
  read.origins = [...new Set(rows.map((row) => row.text('from_session')))].filter((id) => id !== '' && id !== head.id);
  return read;
}

/** What the export says of a row's link and of what its product was promised. */
function storedCells(row: Row, before: LiveSession | null, zone: string): Partial<Record<SessionKey, string>> {
  const link = before && linkBefore(row, before);
  const own = before?.promises.filter(({ product }) => product === row.text('product')) ?? [];
  return { ...(before ? writtenCells(own, before.endsAt, zone) : {}), ...(link ? linkCells(link, zone) : {}) };
}

const linkBefore = (row: Row, before: LiveSession): LiveLink | undefined => before.links.find(({ number, product }) => String(number) === row.text('link') && product === row.text('product'));

/** The same product under two links is promised the same; an empty cell of one says no more than the other. */
const differing = (cells: PromiseCells, above: PromiseCells | undefined, zone: string): PromiseColumn[] => promiseKeys.filter((key) => cells[key] && above?.[key] && !isSameCell(key, cells[key], above[key], zone));
const together = (above: PromiseCells | undefined, cells: PromiseCells): PromiseCells => ({ ...cells, ...Object.fromEntries(Object.entries(above ?? {}).filter(([, text]) => text !== '')) });

interface Around { head: SessionHead; zone: string; before: LiveSession | null; isSame: (key: SessionKey) => boolean }

/** What the desk told stays where the sheet says nothing of it. */
function linkOf(row: Row, { head, zone, before, isSame }: Around): LiveLink {
  const number = Number(row.text('link'));
  const stored = before && linkBefore(row, before);
  const shown = row.text('on_air') === '' ? before?.links.find((link) => link.number === number)?.shown ?? [] : spansInCell(row.text('on_air'), head.startsAt, zone) ?? [];
  return {
    number, product: row.text('product'),
    price: stored && isSame('price') ? stored.price : numberInCell(row.text('price')),
    returnTerms: stored && isSame('return_terms') ? stored.returnTerms : row.text('return_terms'),
    shown: stored && isSame('on_air') ? stored.shown : shown,
    ...stored?.stock && { stock: stored.stock },
  };
}

function rowErrors(row: Row, { startsAt }: SessionHead, zone: string): { key: SessionKey; code: CellError['code'] }[] {
  const found: { key: SessionKey; code: CellError['code'] }[] = [];
  const check = (key: SessionKey, fails: boolean, code: CellError['code']) => { if (fails) found.push({ key, code }); };
  for (const key of ['link', 'product', 'name'] as const) check(key, row.text(key) === '', 'required');
  check('link', row.text('link') !== '' && !/^[1-9]\d{0,2}$/.test(row.text('link')), 'not_a_link');
  check('product', row.text('product') !== '' && !/^[a-z0-9][a-z0-9_-]{0,63}$/i.test(row.text('product')), 'not_an_id');
  for (const [key, most] of [['price', 1e7], ['ship_within_hours', 8_760], ['free_return_days', 365], ['freight_insurance_max', 1e7]] as const) {
    const value = numberInCell(row.text(key));
    const isCount = key === 'ship_within_hours' || key === 'free_return_days';
    const fits = value !== null && value <= most && (!isCount || Number.isInteger(value)) && (key !== 'ship_within_hours' || value >= 1);
    check(key, row.text(key) !== '' && !fits, 'not_a_number');
  }
  for (const key of ['ship_by', 'gift_until', 'price_guarantee_until'] as const) {
    const time = timeInCell(row.text(key), zone, true);
    check(key, row.text(key) !== '' && time === null, 'not_a_time');
    check(key, key !== 'gift_until' && time !== null && time < earliestTime(zone), 'too_long_ago');
  }
  const giftUntil = timeInCell(row.text('gift_until'), zone, true);
  check('gift_until', giftUntil !== null && giftUntil < startsAt, 'ends_before_it_begins');
  for (const [key, length] of [['name', 120], ['name_en', 120], ['category', 60], ['return_terms', 200], ['gift', 120]] as const) check(key, row.text(key).length > length, 'too_long');
  check('on_air', spansInCell(row.text('on_air'), startsAt, zone) === null, 'not_a_time');
  check('claims', lines(row.text('claims')).some((line) => line.length > 500), 'too_long');
  for (let at = 1; at <= questionsPerRow; at += 1) {
    const [question, answer] = [row.text(`question_${at}`), row.text(`answer_${at}`)];
    check(`answer_${at}`, question !== '' && answer === '', 'answer_missing');
    check(`question_${at}`, answer !== '' && question === '', 'required');
    check(`question_${at}`, question.length > entryLimits.phrasingLength, 'too_long');
    check(`answer_${at}`, answer.length > entryLimits.answerLength, 'too_long');
    check(`answer_${at}`, templateProblems(answer).length > 0, 'unknown_variable');
  }
  return found;
}

function productOf(row: Row): Product {
  return { id: row.text('product'), name: row.text('name'), nameEn: row.text('name_en') || null, category: row.text('category'), price: null };
}

function questionsOf(row: Row): SessionQuestion[] {
  return Array.from({ length: questionsPerRow }, (_, at) => ({
    product: row.text('product'), number: at + 1, question: row.text(`question_${at + 1}`), answer: row.text(`answer_${at + 1}`),
  })).filter(({ question }) => question !== '');
}

const linkCells = ({ price, returnTerms, shown }: LiveLink, zone: string): Partial<Record<SessionKey, string>> => ({ price: price === null ? '' : String(price), return_terms: returnTerms, on_air: cellOfSpans(shown, zone) });

/** The table to fill in for the next session: the links of this one with what was promised of each, or its head alone. */
export function writeSessionSheet(session: LiveSession | null, products: ReadonlyMap<string, Product>, language: 'zh' | 'en', zone: string): SheetRows {
  const rows = session?.links.map((link) => {
    const product = products.get(link.product);
    const cells: Partial<Record<SessionKey, string>> = {
      link: String(link.number), product: link.product, name: product?.name ?? '', name_en: product?.nameEn ?? '', category: product?.category ?? '',
      ...linkCells(link, zone), ...writtenCells(session.promises.filter((promise) => promise.product === link.product), session.endsAt, zone), from_session: session.id,
    };
    return sessionColumns.map(({ key }) => cells[key] ?? '');
  });
  return [sessionColumns.map((column) => column[language]), ...rows ?? []];
}
