/** Knowledge entries as a table, one entry a row. Pure: cells in, entries and the errors of cells out, and back. */
import { createHash } from 'node:crypto';
import { entryLimits, type KnowledgeEntry } from '@aftercast/shared';
import { lines, plainCell, readRows, type CellError, type Column, type SheetRow } from '../../sheets/columns.ts';
import type { SheetRows } from '../../sheets/read-sheet.ts';
import { cellOfTime, timeInCell } from '../../sheets/sheet-time.ts';
import { templateProblems, unknownVariablesIn } from '../render-template.ts';
import type { GivenEntry } from './import-plan.ts';

const keys = ['id', 'tier', 'category', 'question', 'phrasings', 'keywords', 'answer', 'fallback', 'product', 'live_session', 'valid_from', 'valid_until'] as const;
type Key = (typeof keys)[number];

export const entryColumns: readonly Column<Key>[] = [
  { key: 'id', zh: '编号', en: 'ID', width: 18 },
  { key: 'tier', zh: '层级', en: 'Tier', also: ['等级'], width: 8 },
  { key: 'category', zh: '分类', en: 'Category', width: 12 },
  { key: 'question', zh: '问题', en: 'Question', also: ['标准问题'], required: true, width: 30 },
  { key: 'phrasings', zh: '买家问法', en: 'Phrasings', also: ['问法', '相似问法'], width: 40 },
  { key: 'keywords', zh: '关键词', en: 'Keywords', width: 24 },
  { key: 'answer', zh: '答案', en: 'Answer', also: ['回答', '回复'], required: true, width: 60 },
  { key: 'fallback', zh: '备用答案', en: 'Fallback', width: 40 },
  { key: 'product', zh: '商品编号', en: 'Product ID', also: ['商品'], width: 16 },
  { key: 'live_session', zh: '场次编号', en: 'Live session ID', also: ['场次'], width: 16 },
  { key: 'valid_from', zh: '生效时间', en: 'Valid from', width: 18 },
  { key: 'valid_until', zh: '失效时间', en: 'Valid until', width: 18 },
];

const longest: Partial<Record<Key, number>> = { category: entryLimits.categoryLength, question: entryLimits.phrasingLength, answer: entryLimits.answerLength, fallback: entryLimits.answerLength };

/** What the shop has, so that a cell can name it. */
export interface Known { zone: string; products: ReadonlySet<string>; liveSessions: ReadonlySet<string> }

/** An entry of the sheet. Fields whose column isn't there are absent, and stay what they are. */
export interface SheetEntry { row: number; entry: GivenEntry & Pick<KnowledgeEntry, 'question' | 'answer'> }

/** The id of a row without one: made of its question, so that the same sheet again means the same entries. */
export const idOfQuestion = (question: string): string => `q-${createHash('sha256').update(question).digest('hex').slice(0, 10)}`;

/**
 * Rows with an error are left out of `entries`. A cell that says what the export of a present entry says leaves the field as it is,
 * since a table can't say all: seconds of a time, a bar inside a phrasing.
 * @param present entries that the rows may mean
 */
export function readEntrySheet(table: SheetRows, known: Known, present: readonly KnowledgeEntry[] = []): { entries: SheetEntry[]; errors: CellError[] } {
  const { rows, errors, there } = readRows(table, entryColumns);
  if (errors.some(({ code }) => code === 'missing_column')) return { entries: [], errors };
  const seen = new Set<string>();
  const before = new Map(present.map((entry) => [entry.id, entry]));
  const entries = rows.flatMap((row): SheetEntry[] => {
    const id = row.text('id') || idOfQuestion(row.text('question'));
    const same = sameCells(row, before.get(id), known.zone);
    const wrong = rowErrors(row, known, same);
    if (seen.has(id)) wrong.push(row.error(row.text('id') ? 'id' : 'question', 'duplicate_id', id));
    seen.add(id);
    errors.push(...wrong);
    return wrong.length > 0 ? [] : [{ row: row.number, entry: { ...entryOf(row, id, known, there), ...fieldsOf(before.get(id), same) } }];
  });
  return { entries, errors };
}

/** Columns whose cells say of an entry what its export says. */
function sameCells(row: SheetRow<Key>, entry: KnowledgeEntry | undefined, zone: string): ReadonlySet<Key> {
  const [, cells] = entry ? writeEntrySheet([entry], 'zh', zone) : [];
  return new Set(cells ? keys.filter((key, at) => plainCell(row.text(key)) === plainCell(cells[at] ?? '')) : []);
}

/** What those columns hold, as the entry has it. */
function fieldsOf(entry: KnowledgeEntry | undefined, same: ReadonlySet<Key>): Partial<KnowledgeEntry> {
  if (!entry) return {};
  const named = { category: 'category', question: 'question', phrasings: 'phrasings', keywords: 'keywords', answer: 'answer', fallback: 'fallback', valid_from: 'validFrom', valid_until: 'validUntil' } as const;
  return Object.fromEntries(Object.entries(named).flatMap(([key, field]) => (same.has(key as Key) ? [[field, entry[field]]] : [])));
}

/** A tier by its number or as the console names it; null for anything else. */
function tierIn(text: string): KnowledgeEntry['tier'] | null {
  return tierNames.find(([, names]) => names.includes(text.normalize('NFKC').trim().toLowerCase()))?.[0] ?? null;
}
const tierNames: readonly [KnowledgeEntry['tier'], readonly string[]][] = [
  [1, ['1', '标准问题', '标准', 'standard']], [2, ['2', '产品问题', '产品', 'product']], [3, ['3', '转人工', '人工', 'person']],
];

function rowErrors(row: SheetRow<Key>, { zone, products, liveSessions }: Known, same: ReadonlySet<Key>): CellError[] {
  const found: CellError[] = [];
  const check = (key: Key, fails: boolean, code: CellError['code'], value?: string) => { if (fails && !same.has(key)) found.push(row.error(key, code, value)); };
  const id = row.text('id');
  check('id', id !== '' && !/^[a-z0-9][a-z0-9_-]{0,63}$/i.test(id), 'not_an_id');
  check('tier', row.text('tier') !== '' && tierIn(row.text('tier')) === null, 'not_a_tier');
  for (const key of ['question', 'answer'] as const) check(key, row.text(key) === '', 'required');
  for (const [key, length] of Object.entries(longest) as [Key, number][]) check(key, row.text(key).length > length, 'too_long');
  check('phrasings', lines(row.text('phrasings')).some((line) => line.length > entryLimits.phrasingLength), 'too_long');
  check('keywords', lines(row.text('keywords').replaceAll(/[,，、]/g, '|')).some((line) => line.length > entryLimits.keywordLength), 'too_long');
  check('phrasings', lines(row.text('phrasings')).length > entryLimits.phrasings, 'too_many');
  check('keywords', lines(row.text('keywords').replaceAll(/[,，、]/g, '|')).length > entryLimits.keywords, 'too_many');
  for (const key of ['answer', 'fallback'] as const) {
    const [unknown] = unknownVariablesIn(row.text(key));
    check(key, templateProblems(row.text(key)).length > 0, 'unknown_variable', unknown === undefined ? undefined : `{{${unknown}}}`);
  }
  const [product, session] = [row.text('product'), row.text('live_session')];
  check('product', product !== '' && !products.has(product), 'unknown_product');
  check('live_session', session !== '' && !liveSessions.has(session), 'unknown_session');
  const [from, until] = [timeInCell(row.text('valid_from'), zone), timeInCell(row.text('valid_until'), zone, true)];
  check('valid_from', row.text('valid_from') !== '' && from === null, 'not_a_time');
  check('valid_until', row.text('valid_until') !== '' && until === null, 'not_a_time');
  check('valid_until', from !== null && until !== null && until <= from, 'ends_before_it_begins');
  return found;
}

function entryOf(row: SheetRow<Key>, id: string, { zone }: Known, there: ReadonlySet<Key>): SheetEntry['entry'] {
  const given = <K extends keyof KnowledgeEntry>(column: Key, field: K, value: () => KnowledgeEntry[K]) => (there.has(column) ? { [field]: value() } : {});
  const tier = tierIn(row.text('tier'));
  return {
    id, question: row.text('question'), answer: row.text('answer'),
    ...(tier === null ? {} : { tier }),
    ...given('category', 'category', () => row.text('category')),
    ...given('phrasings', 'phrasings', () => [...new Set(lines(row.text('phrasings')))]),
    ...given('keywords', 'keywords', () => [...new Set(lines(row.text('keywords').replaceAll(/[,，、]/g, '|')))]),
    ...given('fallback', 'fallback', () => row.text('fallback') || null),
    scope: {
      ...(there.has('product') ? { product: row.text('product') || null } : {}),
      ...(there.has('live_session') ? { liveSession: row.text('live_session') || null } : {}),
    },
    ...given('valid_from', 'validFrom', () => timeInCell(row.text('valid_from'), zone)),
    ...given('valid_until', 'validUntil', () => timeInCell(row.text('valid_until'), zone, true)),
  };
}

/** The table of entries, its head in the language asked for. What a table can't hold (pictures, buttons, related) stays out. */
export function writeEntrySheet(entries: readonly KnowledgeEntry[], language: 'zh' | 'en', zone: string): SheetRows {
  return [entryColumns.map((column) => column[language]), ...entries.map((entry) => [
    entry.id, String(entry.tier), entry.category, entry.question, entry.phrasings.join('\n'), entry.keywords.join('\n'), entry.answer, entry.fallback ?? '',
    entry.scope.product ?? '', entry.scope.liveSession ?? '', cellOfTime(entry.validFrom, zone), cellOfTime(entry.validUntil, zone),
  ])];
}
