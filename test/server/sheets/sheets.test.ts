import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { columnLetter, lines, readRows, type Column } from '../../../server/src/sheets/columns.ts';
import { withGuard, withoutGuard } from '../../../server/src/sheets/formula-guard.ts';
import { readSheet, sheetLimits } from '../../../server/src/sheets/read-sheet.ts';
import { numberInCell } from '../../../server/src/sheets/sheet-number.ts';
import { timeInCell } from '../../../server/src/sheets/sheet-time.ts';
import { sheetFormats, writeSheet } from '../../../server/src/sheets/write-sheet.ts';

const table = [['编号', '问题', '说明'], ['a', '什么时候发货？\n急', '=1+1'], ['b', '"引号", 逗号', "'=x"], ['', '', ''], ['c', '尾', '-5']];

describe.each(sheetFormats)('a table as %s', (format) => {
  test('comes back cell by cell, breaks, quotes and would-be formulas included', async () => {
    expect(await readSheet(await writeSheet(format, table, [10, 40, 20]))).toEqual(table);
  });
});

test('a CSV opens as UTF-8 in Excel and runs no formula', async () => {
  const text = (await writeSheet('csv', table)).toString();
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text).toContain("'=1+1");
});

test('a CSV that Chinese Excel wrote is read', async () => {
  const gbk = Uint8Array.from([0xce, 0xca, 0xcc, 0xe2, 0x2c, 0xb4, 0xf0, 0xb0, 0xb8, 0x0d, 0x0a, 0x61, 0x2c, 0x62]);
  expect(await readSheet(gbk)).toEqual([['问题', '答案'], ['a', 'b']]);
});

describe('refuses', () => {
  test.each([
    ['bytes that are no text', Uint8Array.from([0xff, 0xfe, 0x00, 0x41, 0xff])],
    ['a zip that is no workbook', zipSync({ 'a.txt': Uint8Array.from([1, 2, 3]) })],
    ['a workbook cut off', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])],
    ['a quote left open', new TextEncoder().encode('a,b\n"open,c\n')],
  ])('%s', async (_, bytes) => {
    await expect(readSheet(bytes)).rejects.toMatchObject({ code: 'sheet_unreadable' });
  });
  test('a file past the limit, by bytes, rows and what it unpacks to', async () => {
    await expect(readSheet(new Uint8Array(sheetLimits.bytes + 1))).rejects.toMatchObject({ code: 'sheet_too_large' });
    await expect(readSheet(new TextEncoder().encode('x\n'.repeat(sheetLimits.rows + 2)))).rejects.toMatchObject({ code: 'sheet_too_large' });
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(sheetLimits.unpackedBytes + 1) }, { level: 9 });
    await expect(readSheet(bomb)).rejects.toMatchObject({ code: 'sheet_too_large' });
  });
});

test.each(['', '\n', '\r\n'])('a file of as many rows as may be is read, ended with %j, and one row more is refused', async (end) => {
  const csv = (rows: number) => new TextEncoder().encode(['head,b', ...Array.from({ length: rows }, () => 'x,y')].join(end || '\n') + end);
  expect(await readSheet(csv(sheetLimits.rows))).toHaveLength(1 + sheetLimits.rows);
  await expect(readSheet(csv(sheetLimits.rows + 1))).rejects.toMatchObject({ code: 'sheet_too_large' });
});

describe('a workbook', () => {
  const parts = (sheetData: string) => Object.fromEntries(Object.entries({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
  }).map(([name, text]) => [name, new TextEncoder().encode(text)]));
  const workbook = (sheetData: string) => zipSync(parts(sheetData));
  const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;

  test('holds what its cells hold', async () => {
    expect(await readSheet(workbook(`<row r="1">${text('A1', 'ID')}${text('C1', '问题')}</row>`))).toEqual([['ID', '', '问题']]);
  });
  test('tells a number of more digits than Excel keeps as one that was cut', async () => {
    expect(await readSheet(workbook('<row r="1"><c r="A1"><v>123456789012345000</v></c><c r="B1"><v>1.23457E+17</v></c><c r="C1"><v>13812345678</v></c></row>'))).toEqual([['1.23456789012345e+17', '1.23457e+17', '13812345678']]);
  });
  test.each([
    ['a cell a billion columns away', `<row r="1">${text('A1', 'ID')}</row><row r="2"><c r="ZZZZZZ2"><v>1</v></c></row>`],
    ['a cell in the last corner of the sheet', `<row r="1">${text('A1', 'ID')}</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`],
    ['more rows than a table has', `<row r="1">${text('A1', 'ID')}</row><row r="20002"><c r="A20002"><v>1</v></c></row>`],
    ['more columns than a table has', `<row r="1">${text('A1', 'ID')}<c r="BBB1"><v>1</v></c></row>`],
  ])('that claims %s is refused, and the server goes on', async (_, sheetData) => {
    await expect(readSheet(workbook(sheetData))).rejects.toMatchObject({ code: 'sheet_too_large' });
  });
});

test('a file of nothing but commas or line ends is refused', async () => {
  for (const filler of [',', '\n']) {
    await expect(readSheet(new TextEncoder().encode(filler.repeat(1_000_000)))).rejects.toMatchObject({ code: 'sheet_too_large' });
  }
});

test('a table that Excel saved as Unicode text is read', async () => {
  expect(await readSheet(Buffer.from('\ufeff问题\t答案\r\na\tb', 'utf16le'))).toEqual([['问题', '答案'], ['a', 'b']]);
});

describe('columns', () => {
  const columns: Column<'id' | 'question'>[] = [{ key: 'id', zh: '编号', en: 'ID', required: true, width: 10 }, { key: 'question', zh: '问题', en: 'Question', required: true, width: 40 }];
  test('are known by head in either language, whatever the order, stars and spaces', () => {
    const { rows, errors } = readRows([[' Question *', 'id'], ['怎么退', 'return']], columns);
    expect(errors).toEqual([]);
    expect(rows.map((row) => [row.number, row.text('id'), row.text('question')])).toEqual([[2, 'return', '怎么退']]);
  });
  test('that are missing, unknown or twice there are told by letter', () => {
    const { errors } = readRows([['编号', '价格', 'id']], columns);
    expect(errors.map(({ column, head, code }) => [column, head, code])).toEqual([['B', '价格', 'unknown_column'], ['C', 'id', 'duplicate_column'], ['', '问题', 'missing_column']]);
  });
  test('errors name the cell as the spreadsheet does, empty rows counted', () => {
    const { rows } = readRows([['编号', '问题'], ['', ''], ['x', '']], columns);
    expect(rows[0]?.error('question', 'required')).toEqual({ row: 3, column: 'B', head: '问题', code: 'required', value: '' });
  });
  test('are lettered as spreadsheets letter them', () => {
    expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

test('several values in a cell stand on lines or between bars', () => {
  expect(lines('退货\r\n怎么退 | 想退；\n\n')).toEqual(['退货', '怎么退', '想退']);
});

test.each(['=1', '+1', '-1', '@x', "'=1", "''=1", "it's", '普通'])('guarding %s is undone by reading', (text) => {
  expect(withoutGuard(withGuard(text))).toBe(text);
  expect(withGuard(text)).not.toMatch(/^[=+\-@]/);
});

test.each([
  ['1,234.50', 1_234.5], ['12,345', 12_345], ['1,234,567', 1_234_567], ['￥1,699.00', 1_699], ['３ 元', 3], ['１，２３４', 1_234], ['1 234', 1_234], ['10.5', 10.5], ['0', 0],
  ['10,5', null], ['10,50', null], ['0,500', null], ['1,2345', null], ['1234,567', null], ['1.234,50', null], ['1,00,000', null], [',500', null], ['1,', null], ['-1', null], ['1e3', null], ['', null], ['3元5', null], ['元5', null],
])('the number in "%s" is %s', (cell, number) => {
  expect(numberInCell(cell)).toBe(number);
});

test('a time that lost its format is read from its serial number', () => {
  expect(timeInCell('46350.5', 'Asia/Shanghai')).toBe(Date.parse('2026-11-24T12:00+08:00'));
  expect(timeInCell('46350', 'Asia/Shanghai', true)).toBe(Date.parse('2026-11-24T23:59+08:00'));
  expect(timeInCell('12345', 'Asia/Shanghai')).toBeNull();
});
