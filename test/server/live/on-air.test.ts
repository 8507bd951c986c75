import { expect, test } from 'vitest';
import { cellOfSpans, spansInCell } from '../../../server/src/live/import/on-air.ts';

const zone = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);
const startsAt = at('2026-11-09T23:00:20');
const read = (text: string) => spansInCell(text, startsAt, zone);

test.each([
  ['23:00-23:40', [[at('2026-11-09T23:00'), at('2026-11-09T23:40')]]],
  ['23:50 – 00:20', [[at('2026-11-09T23:50'), at('2026-11-10T00:20')]]],
  ['00:30', [[at('2026-11-10T00:30'), null]]],
  ['23:10-23:20；00:10至', [[at('2026-11-09T23:10'), at('2026-11-09T23:20')], [at('2026-11-10T00:10'), null]]],
  ['', []],
])('"%s" is read in the shop’s time, across midnight', (text, spans) => {
  expect(read(text)).toEqual(spans.map(([from, until]) => ({ from, until })));
});
test.each(['明天', '25:00', '23:61-23:70', '23:10-23:10', '19点'])('"%s" is no time', (text) => {
  expect(read(text)).toBeNull();
});
test('what is written out is read again', () => {
  const spans = [{ from: at('2026-11-09T23:10:30'), until: at('2026-11-10T00:05') }, { from: at('2026-11-10T00:10'), until: null }];
  expect(read(cellOfSpans(spans, zone))).toEqual(spans);
});
