/**
 * Drizzle's query builder straight on the driver: the builder writes the SQL, values are bound and rows decoded here.
 * A prepared statement costs a third of a microsecond more than better-sqlite3 alone; drizzle's own would double it.
 */
import type Database from 'better-sqlite3';
import { Column, is, Param, Placeholder, type Query } from 'drizzle-orm';
import { BaseSQLiteDatabase, SQLitePreparedQuery, SQLiteSession, SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import type { SQLiteExecuteMethod } from 'drizzle-orm/sqlite-core';
import { translateSqliteError } from './sqlite-errors.ts';
import { withLimitsWritten } from './sqlite-limits.ts';
import { createRowMapper, type Field } from './sqlite-rows.ts';
import { storableText } from './storable-text.ts';
import type { Reader, Values, Writer } from './store.ts';

type NoSchema = Record<string, never>;
interface Outcome { type: 'sync'; run: unknown; all: unknown; get: unknown; values: unknown; execute: unknown }
/** Where a value given at the call goes. */
interface Slot { at: number; name: string; encode(value: unknown): unknown }

/** Statements built anew at each call are compiled once, as long as not more than these are in use. */
const compiledStatements = 300;
const noRows: never[] = [];

/** SQLite has no booleans. Columns encode theirs; what stands beside no column comes as it is. */
function bindable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  return typeof value === 'boolean' ? Number(value) : value;
}

function slotOf(param: unknown, at: number): Slot | null {
  if (is(param, Placeholder)) return { at, name: param.name, encode: bindable };
  if (!is(param, Param) || !is(param.value, Placeholder)) return null;
  const { encoder } = param;
  const plain = encoder.mapToDriverValue === Column.prototype.mapToDriverValue;
  return { at, name: (param.value as Placeholder).name, encode: plain ? bindable : (value) => encoder.mapToDriverValue(value) };
}

/** One compiled statement. `all` gives its rows, or none for a statement that returns nothing. */
export class SqliteStatement extends SQLitePreparedQuery<Outcome> {
  /** Set by drizzle after construction, where the query joins. */
  declare joinsNotNullableMap: Record<string, boolean> | undefined;
  readonly #compiled: Database.Statement;
  readonly #fields: Field[] | undefined;
  readonly #arguments: unknown[];
  readonly #slots: Slot[];
  #map: ((row: unknown[]) => unknown) | null = null;

  constructor(compiled: Database.Statement, query: Query, fields: Field[] | undefined, method: SQLiteExecuteMethod) {
    super('sync', method, query);
    this.#compiled = compiled;
    this.#fields = fields;
    this.#arguments = query.params.map(bindable);
    this.#slots = query.params.map(slotOf).filter((slot) => slot !== null);
  }

  /** One array serves every call: the driver has read it when the call returns. */
  #bind(values: Values): unknown[] {
    for (const { at, name, encode } of this.#slots) {
      const value = values[name];
      if (value === undefined) throw new Error(`store: no value for placeholder "${name}"`);
      this.#arguments[at] = value === null ? null : encode(value);
    }
    return this.#arguments;
  }

  override all(values: Values = {}): unknown[] {
    try {
      if (!this.#compiled.reader) {
        this.#compiled.run(this.#bind(values));
        return noRows;
      }
      const rows = this.#compiled.all(this.#bind(values)) as unknown[][];
      if (!this.#fields) return rows;
      this.#map ??= createRowMapper(this.#fields, this.joinsNotNullableMap ?? {});
      return rows.map(this.#map);
    } catch (error) {
      throw translateSqliteError(error);
    }
  }
  /** Runs a statement that returns no rows. @returns how many it changed */
  change(values: Values): number {
    try {
      return this.#compiled.run(this.#bind(values)).changes;
    } catch (error) {
      throw translateSqliteError(error);
    }
  }
  override run(values?: Values): unknown[] {
    return this.all(values);
  }
  override get(values?: Values): unknown {
    return this.all(values)[0];
  }
  override values(values?: Values): unknown[] {
    return this.all(values);
  }
}

class Session extends SQLiteSession<'sync', unknown, NoSchema, NoSchema> {
  readonly #connection: Database.Database;
  readonly #compiled = new Map<string, Database.Statement>();

  constructor(connection: Database.Database, dialect: SQLiteSyncDialect) {
    super(dialect);
    this.#connection = connection;
  }

  #compile(text: string): Database.Statement {
    const known = this.#compiled.get(text);
    if (known) return known;
    const compiled = this.#connection.prepare(text);
    if (compiled.reader) compiled.raw();
    const [oldest] = this.#compiled.size < compiledStatements ? [] : this.#compiled.keys();
    if (oldest !== undefined) this.#compiled.delete(oldest);
    this.#compiled.set(text, compiled);
    return compiled;
  }

  override prepareQuery(built: Query, fields: Field[] | undefined, method: SQLiteExecuteMethod): SqliteStatement {
    try {
      const query = withLimitsWritten(built);
      return new SqliteStatement(this.#compile(query.sql), query, fields, method);
    } catch (error) {
      throw translateSqliteError(error);
    }
  }
  override transaction(): never {
    throw new Error('store: transactions belong to the store; write a script');
  }
}

/** The builder that repositories see, on one connection. */
export function createSqliteBuilder(connection: Database.Database): Reader & Writer {
  const dialect = new SQLiteSyncDialect();
  return new BaseSQLiteDatabase('sync', dialect, new Session(connection, dialect), undefined) as unknown as Reader & Writer;
}
