/** PostgreSQL's kinds of column: the canonical ones, whose TypeScript types every repository sees. */
import { bigint, boolean, customType, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { storableJson } from './storable-text.ts';

const jsonb = <T>(name: string) => customType<{ data: T; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => (value === null ? null : storableJson(value)),
  fromDriver: (value) => (typeof value === 'string' ? JSON.parse(value) : value) as T,
})(name);

export const columns = {
  table: pgTable,
  text: (name: string) => text(name),
  oneOf: <const V extends [string, ...string[]]>(name: string, values: V) => text(name, { enum: values }),
  int: (name: string) => integer(name),
  ms: (name: string) => bigint(name, { mode: 'number' }),
  bool: (name: string) => boolean(name),
  json: jsonb,
  /** Made by the database in order of insertion. Given again when the newest row is deleted (SQLite). */
  autoId: (name: string) => bigint(name, { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  /** Like `autoId`, and never given twice, so that cursors may rest on it. */
  logPosition: (name: string) => bigint(name, { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  /** Where a cursor stands: a `logPosition`. */
  position: (name: string) => bigint(name, { mode: 'number' }),
  index,
  uniqueIndex,
};
export type ColumnKinds = typeof columns;
