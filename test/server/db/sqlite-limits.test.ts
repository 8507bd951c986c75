import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withLimitsWritten } from '../../../server/src/db/sqlite-limits.ts';

const read = (text: string, ...params: unknown[]) => {
  const { sql: written, params: bound } = withLimitsWritten({ sql: text, params });
  return [written, ...bound];
};

it('writes limits that are known into the text, wherever they stand', () => {
  expect(read('select 1 from t where a = ? limit ?', 'x', 1)).toEqual(['select 1 from t where a = ? limit 1', 'x']);
  expect(read('select 1 from (select 2 from t where a = ? limit ?) where b = ? limit ? offset ?', 'x', 5, 'y', 7, 20))
    .toEqual(['select 1 from (select 2 from t where a = ? limit 5) where b = ? limit 7 offset ?', 'x', 'y', 20]);
});
it('leaves a limit that is given at the call', () => {
  const later = sql.placeholder('most');
  expect(read('select 1 from t where a = ? limit ?', 'x', later)).toEqual(['select 1 from t where a = ? limit ?', 'x', later]);
});
it('leaves a statement alone where a question mark may stand in a literal', () => {
  expect(read("select '?' from t where a = ? limit ?", 'x', 1)).toEqual(["select '?' from t where a = ? limit ?", 'x', 1]);
});
