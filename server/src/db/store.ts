/**
 * What repositories see of the database: a reader, whole atomic writes, prepared statements. No transaction handle.
 * A write of several statements is a generator: run synchronously on SQLite, awaited on PostgreSQL, written once.
 * It may be replayed, so it has no side effects.
 */
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Tables } from './schema.ts';

type Database = PgDatabase<PgQueryResultHKT>;
/** The query builder for reading. */
export type Reader = Pick<Database, 'select' | 'selectDistinct'>;
/** The query builder inside a write. Every insert, update and delete ends in `.returning()`. */
export type Writer = Pick<Database, 'select' | 'insert' | 'update' | 'delete'>;

/** A statement ready to run inside a write: a builder, or a prepared statement with its values. */
export type Step<R> = PromiseLike<R>;
/** A write: yields steps through `run`, returns what its caller gets after COMMIT. */
export type Script<T> = (writer: Writer) => Generator<Step<unknown>, T, unknown>;

/** What is to be written in the transaction of someone else's change, such as the log's entry about it. */
export type Alongside = (writer: Writer) => Generator<Step<unknown>, void, unknown>;

/** Values of placeholders by name. */
export type Values = Record<string, unknown>;

export interface Store {
  readonly tables: Tables;
  readonly read: Reader;
  /** Resolves after COMMIT. @throws storage_unavailable, overloaded, or what the script threw; nothing of it is stored then */
  write<T>(script: Script<T>): Promise<T>;
  /** Compiles a statement once; the result binds values for `run` inside a write. */
  prepare<R>(build: (writer: Writer) => Step<R>): (values: Values) => Step<R>;
  /** Like `prepare`, for an update or delete without `returning`: its step gives the number of rows it changed. */
  prepareChange(build: (writer: Writer) => Step<unknown>): (values: Values) => Step<number>;
  /** Compiles a query once. */
  prepareRead<R>(build: (reader: Reader) => PromiseLike<R>): (values: Values) => Promise<R>;
  /** @throws storage_unavailable */
  ping(): Promise<void>;
  /** For the record: the dialect, and SQLite's `PRAGMA synchronous` of the writing connection (2 = FULL). */
  durability(): Promise<{ dialect: 'sqlite' | 'postgres'; synchronous: string }>;
  /** Drains what is waiting, then closes. A second call does nothing. */
  close(): Promise<void>;
}

/** Runs one statement inside a write: `const [row] = yield* run(w.insert(…).returning())`. */
export function* run<R>(step: Step<R>): Generator<Step<unknown>, R, unknown> {
  return (yield step) as R;
}

/** True when a write failed because a unique index already holds that key. */
export function isUniqueViolation(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = (at as { code?: unknown }).code;
    if (code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return true;
  }
  return false;
}
