import { getTableColumns, sql, type Placeholder, type Table } from 'drizzle-orm';

/** Rows or keys that go into one statement: SQLite binds at most 32,766 values, so that rows of up to 65 columns fit. */
const rowsPerStatement = 500;

/** A list in parts that one statement can hold, in order. */
export function* statementParts<T>(list: readonly T[]): Generator<T[]> {
  for (let at = 0; at < list.length; at += rowsPerStatement) yield list.slice(at, at + rowsPerStatement);
}

/** A placeholder for each column of a table, under the column's name: a row is inserted by a prepared statement that takes it as it is. */
export function placeholdersOf<T extends Table>(table: T): { [Name in keyof T['_']['columns']]: Placeholder } {
  return Object.fromEntries(Object.keys(getTableColumns(table)).map((name) => [name, sql.placeholder(name)])) as never;
}
