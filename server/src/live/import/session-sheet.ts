/** A live session as a table, one link a row. Pure: cells in; products, links, promises and questions out, with the errors of cells. */
import { entryLimits, type Language, type LivePromise, type LiveSession, type Product } from '@aftercast/shared';
import { lines, readRows, type CellError, type SheetRow } from '../../sheets/columns.ts';
import type { SheetRows } from '../../sheets/read-sheet.ts';
import { cellOfTime, timeInCell } from '../../sheets/sheet-time.ts';
import { numberInCell } from '../../sheets/sheet-number.ts';
import { templateProblems } from '../../knowledge/render-template.ts';
import { questionsPerRow, sessionColumns, type SessionHead, type SessionKey } from './session-columns.ts';
import { cellOfSpans, spansInCell } from './on-air.ts';
import { promisesOf } from './row-promises.ts';

/** A question that shoppers will ask of a link, with its answer. */
export interface SessionQuestion { product: string; number: number; question: string; answer: string }

export interface ReadSession { session: LiveSession; products: Product[]; questions: SessionQuestion[]; errors: CellError[] }

type Row = SheetRow<SessionKey>;

/** Rows with an error are left out; the caller puts nothing in place while there is one. */
export function readSessionSheet(table: SheetRows, head: SessionHead, zone: string, language: Language = 'zh'): ReadSession {
  const { rows, errors } = readRows(table, sessionColumns);
  const read: ReadSession = { session: { ...head, links: [], promises: [] }, products: [], questions: [], errors };
  if (errors.some(({ code }) => code === 'missing_column')) return read;
  const numbers = new Set<string>();
  const products = new Map<string, Product>();
  for (const row of rows) {
    const wrong = rowErrors(row, head, zone);
    if (numbers.has(row.text('link'))) wrong.push(row.error('link', 'duplicate_link'));
    numbers.add(row.text('link'));
    errors.push(...wrong);
    if (wrong.length > 0) continue;
    const id = row.text('product');
    products.set(id, products.get(id) ?? productOf(row));
    read.session.links.push({ number: Number(row.text('link')), product: id, price: numberInCell(row.text('price')), returnTerms: row.text('return_terms'), shown: spansInCell(row.text('on_air'), head.startsAt, zone) ?? [] });
    read.session.promises.push(...withoutRepeats(promisesOf(row, head, zone, language), read.session.promises));
    read.questions.push(...questionsOf(row));
  }
  read.session.links.sort((a, b) => a.number - b.number);
  read.products = [...products.values()];
  return read;
}

/** The same product under two links is promised once. */
function withoutRepeats(promises: LivePromise[], known: readonly LivePromise[]): LivePromise[] {
  return promises.filter(({ id }) => !known.some((each) => each.id === id));
}

function rowErrors(row: Row, { startsAt }: SessionHead, zone: string): CellError[] {
  const found: CellError[] = [];
  const check = (key: SessionKey, fails: boolean, code: CellError['code']) => { if (fails) found.push(row.error(key, code)); };
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
    check(key, row.text(key) !== '' && timeInCell(row.text(key), zone, true) === null, 'not_a_time');
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

/** The table to fill in for the next session: the links of this one, or one example row. */
export function writeSessionSheet({ links, promises }: Pick<LiveSession, 'links' | 'promises'>, products: ReadonlyMap<string, Product>, language: 'zh' | 'en', zone: string): SheetRows {
  const rows = links.map((link) => {
    const product = products.get(link.product);
    const made = promises.filter((promise) => promise.product === link.product || promise.product === null);
    const of = (kind: LivePromise['kind']) => made.find((promise) => promise.kind === kind);
    const gift = of('gift');
    const cells: Partial<Record<SessionKey, string>> = {
      link: String(link.number), product: link.product, name: product?.name ?? '', name_en: product?.nameEn ?? '', category: product?.category ?? '',
      price: textOf(link.price), ship_within_hours: textOf(of('ship-by')?.terms.shipWithinHours), ship_by: cellOfTime(of('ship-by')?.terms.shipBy, zone),
      return_terms: link.returnTerms, free_return_days: textOf(of('free-return')?.terms.returnDays), gift: gift?.terms.gift ?? gift?.text ?? '', gift_until: cellOfTime(gift?.validUntil, zone),
      price_guarantee_until: cellOfTime(of('price-guarantee')?.terms.claimUntil, zone), freight_insurance_max: textOf(of('freight-insurance')?.terms.maxAmount),
      claims: made.filter(({ kind }) => kind === 'quality-claim').map(({ text }) => text).join('\n'),
      on_air: cellOfSpans(link.shown, zone),
    };
    return sessionColumns.map(({ key }) => cells[key] ?? '');
  });
  return [sessionColumns.map((column) => column[language]), ...rows];
}

const textOf = (value: number | null | undefined): string => (typeof value === 'number' ? String(value) : '');
