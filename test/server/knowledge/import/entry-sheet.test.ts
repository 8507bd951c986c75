import { describe, expect, test } from 'vitest';
import { knowledgeEntry } from '@aftercast/shared';
import { readEntrySheet, writeEntrySheet, type Known } from '../../../../server/src/knowledge/import/entry-sheet.ts';
import { planImport } from '../../../../server/src/knowledge/import/import-plan.ts';
import { timeInCell } from '../../../../server/src/sheets/sheet-time.ts';

const known: Known = { zone: 'Asia/Shanghai', products: new Set(['cam']), liveSessions: new Set(['night']) };
const full = knowledgeEntry.parse({
  id: 'gift', tier: 1, category: '赠品', question: '有赠品吗', phrasings: ['送什么', '赠品呢'], keywords: ['赠品'], answer: '{{shop.name}}每单都有。', fallback: null,
  scope: { product: 'cam', liveSession: 'night' }, validFrom: Date.parse('2026-11-09T19:00+08:00'), validUntil: Date.parse('2026-11-24T23:59+08:00'),
});
const heads = ['编号', '层级', '问题', '买家问法', '答案', '商品编号', '失效时间'];
const read = (...rows: string[][]) => readEntrySheet([heads, ...rows], known);
const good = ['gift', '1', '有赠品吗', '送什么\n赠品呢', '有的', 'cam', '2026-11-24'];

describe('an entry sheet', () => {
  test.each(['zh', 'en'] as const)('written in %s is read back as the same entries', (language) => {
    const { entries, errors } = readEntrySheet(writeEntrySheet([full], language, known.zone), known);
    expect(errors).toEqual([]);
    expect(planImport(entries.map(({ entry }) => entry), [full])).toEqual({ created: [], changed: [], unchanged: ['gift'] });
  });
  test('changes nothing that its cells can not say: bars in phrasings, commas in keywords, seconds, a product the catalogue lacks', () => {
    const odd = knowledgeEntry.parse({
      ...full, phrasings: ['要红的；还是蓝的', 'A|B 选哪个'], keywords: ['红,蓝'], validUntil: Date.parse('2026-11-24T23:59:59.999+08:00'), scope: { product: 'gone', liveSession: null },
    });
    const table = writeEntrySheet([odd], 'zh', known.zone);
    const { entries, errors } = readEntrySheet(table, known, [odd]);
    expect(errors).toEqual([]);
    expect(planImport(entries.map(({ entry }) => entry), [odd]).unchanged).toEqual(['gift']);
    const moved = table.map((row, at) => (at === 1 ? row.map((cell, place) => (place === 8 ? 'other' : cell)) : row));
    expect(readEntrySheet(moved, known, [odd]).errors).toMatchObject([{ row: 2, column: 'I', code: 'unknown_product' }]);
  });
  test('leaves alone what it has no column for', () => {
    const plan = planImport(read(good).entries.map(({ entry }) => entry), [full]);
    expect(plan.changed).toMatchObject([{ fields: ['answer'], entry: { category: '赠品', keywords: ['赠品'], answer: '有的', scope: { product: 'cam', liveSession: 'night' } } }]);
  });
  test('makes an id of the question where none is given, the same each time', () => {
    const rows = ['', '', '能开发票吗', '', '可以', '', ''];
    const [first] = read(rows).entries;
    expect(first?.entry.id).toMatch(/^q-[0-9a-f]{10}$/);
    expect(read(rows).entries[0]?.entry.id).toBe(first?.entry.id);
    expect(planImport([first?.entry ?? full], []).created).toMatchObject([{ tier: 2, question: '能开发票吗' }]);
  });
  test.each([['3', 3], ['标准问题', 1], ['产品', 2], ['转人工', 3], [' Person ', 3], ['２', 2]])('takes the tier "%s" as %i, as the console names it', (cell, tier) => {
    expect(read(['', cell, '能开发票吗', '', '可以', '', '']).entries[0]?.entry.tier).toBe(tier);
  });
  test.each([
    ['an id with a space', 0, 'a b', 'A', 'not_an_id'], ['a tier of four', 1, '4', 'B', 'not_a_tier'], ['a tier of many words', 1, '1 2', 'B', 'not_a_tier'], ['no question', 2, '', 'C', 'required'],
    ['a phrasing without end', 3, '长'.repeat(501), 'D', 'too_long'], ['a variable nobody fills', 4, '{{order.colour}}', 'E', 'unknown_variable'],
    ['a product nobody sells', 5, 'ghost', 'F', 'unknown_product'], ['an end that is no time', 6, '下周', 'G', 'not_a_time'],
  ])('tells %s by cell, and keeps the other rows', (_, place, value, column, code) => {
    const { entries, errors } = read(good.map((cell, at) => (at === place ? value : cell)), ['other', '1', '怎么退', '', '这样退', '', '']);
    expect(errors).toMatchObject([{ row: 2, column, head: heads[place], code }]);
    expect(entries.map(({ row, entry }) => [row, entry.id])).toEqual([[3, 'other']]);
  });
  test('names the variable that nobody fills, out of a long answer', () => {
    const answer = (text: string) => read(good.map((cell, at) => (at === 4 ? text : cell))).errors.map(({ value }) => value);
    expect([answer('您的订单 {{order.id}} 是 {{order.colour}} 色'), answer('您的订单 {{order.id')]).toEqual([['{{order.colour}}'], ['您的订单 {{order.id']]);
  });
  test('refuses one id twice', () => {
    expect(read(good, good).errors).toMatchObject([{ row: 3, column: 'A', code: 'duplicate_id', value: 'gift' }]);
  });
  test('without an answer column is refused whole', () => {
    expect(readEntrySheet([['编号', '问题'], ['a', 'b']], known)).toMatchObject({ entries: [], errors: [{ code: 'missing_column', head: '答案' }] });
  });
});

describe('a time in a cell', () => {
  test.each([
    ['2026-11-24 23:59', '2026-11-24T15:59Z'], ['2026/1/2 8:05', '2026-01-02T00:05Z'], ['2026年1月2日', '2026-01-01T16:00Z'], ['２０２６-1-2', '2026-01-01T16:00Z'],
    ['2026.1.2', '2026-01-01T16:00Z'], ['2026-11-24T23:59', '2026-11-24T15:59Z'], ['2026-1-2  8:05:30', '2026-01-02T00:05:30Z'],
  ])('%s is judged in the shop\'s zone', (text, expected) => {
    expect(timeInCell(text, 'Asia/Shanghai')).toBe(Date.parse(expected));
  });
  test('that ends something and names a day alone means the day\'s last minute', () => {
    expect(timeInCell('2026-11-24', 'Asia/Shanghai', true)).toBe(Date.parse('2026-11-24T15:59Z'));
    expect(timeInCell('2026-11-24 00:00', 'Asia/Shanghai', true)).toBe(Date.parse('2026-11-24T15:59Z'));
  });
  test.each(['', '明天', '2026-13-01', '25:00', '2026-02-30', '2026-11/24', '2026-1-2 8:5', '26-1-2'])('"%s" is none', (text) => {
    expect(timeInCell(text, 'Asia/Shanghai')).toBeNull();
  });
});
