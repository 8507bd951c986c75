/** SQLite's kinds of column under the same names. Each reads and writes the same TypeScript type as its PostgreSQL twin. */
import { customType, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ColumnKinds } from './columns.pg.ts';
import { storableJson } from './storable-text.ts';

const json = <T>(name: string) => customType<{ data: T; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => storableJson(value),
  fromDriver: (value) => JSON.parse(value) as T,
})(name);

const kinds = {
  table: sqliteTable,
  text: (name: string) => text(name),
  oneOf: <const V extends [string, ...string[]]>(name: string, values: V) => text(name, { enum: values }),
  int: (name: string) => integer(name),
  ms: (name: string) => integer(name),
  position: (name: string) => integer(name),
  bool: (name: string) => integer(name, { mode: 'boolean' }),
  json,
  /** The rowid itself. Not AUTOINCREMENT, which writes a second table at each insert. */
  autoId: (name: string) => integer(name).primaryKey(),
  logPosition: (name: string) => integer(name).primaryKey({ autoIncrement: true }),
  index,
  uniqueIndex,
} satisfies Record<keyof ColumnKinds, unknown>;

type DataOf<Kind> = Kind extends (...given: never[]) => { _: { data: infer Data } } ? Data : never;
type Same<A, B> = [A, B] extends [B, A] ? true : false;
/** The kinds whose twins read or write different types. Tables and indexes have no data to compare. */
type Differing = { [K in keyof ColumnKinds]: Same<DataOf<ColumnKinds[K]>, DataOf<(typeof kinds)[K]>> extends true ? never : K }[keyof ColumnKinds];

/**
 * The one cast between the dialects: the query builders differ in type, not in what is written with them.
 * Where a kind differs in its data, this is that kind's name, and the tables don't compile.
 */
export const columns = kinds as unknown as [Differing] extends [never] ? ColumnKinds : Differing;
