/** Rows or keys that go into one statement: SQLite binds at most 32,766 values, so that rows of up to 65 columns fit. */
const rowsPerStatement = 500;

/** A list in parts that one statement can hold, in order. */
export function* statementParts<T>(list: readonly T[]): Generator<T[]> {
  for (let at = 0; at < list.length; at += rowsPerStatement) yield list.slice(at, at + rowsPerStatement);
}
