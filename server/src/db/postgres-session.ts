/**
 * Drizzle's query builder on a connection that may change underneath it. Its own error quotes every value of the
 * statement, shoppers' words among them; callers get the cause instead.
 */
import { DrizzleQueryError } from 'drizzle-orm';
import { NodePgSession } from 'drizzle-orm/node-postgres';
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { translateDriverError } from './postgres-errors.ts';
import { storableText } from './storable-text.ts';
import type { Reader, Writer } from './store.ts';

/** Sends one statement; `pg` accepts a text or a configuration with values. */
export type Query = (config: string | pg.QueryConfig, values?: unknown[]) => Promise<pg.QueryResult>;

type NoSchema = Record<string, never>;

class Session extends NodePgSession<NoSchema, NoSchema> {
  override prepareQuery(...given: Parameters<NodePgSession<NoSchema, NoSchema>['prepareQuery']>) {
    const prepared = super.prepareQuery(...given);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = async (values) => {
      try {
        return await execute(values);
      } catch (error) {
        throw error instanceof DrizzleQueryError ? error.cause : error;
      }
    };
    return prepared as never;
  }
}

/** Values of text reach the database as text that it keeps. */
const storable = (value: unknown): unknown => (typeof value === 'string' ? storableText(value) : value);

/** @param query is asked anew for each statement, so that a reconnect goes unnoticed */
export function createBuilder(query: Query): Reader & Writer {
  const dialect = new PgDialect();
  const client = { query: (config: Parameters<Query>[0], values?: unknown[]) => query(config, values?.map(storable)).catch((error: unknown) => { throw translateDriverError(error); }) };
  return new PgDatabase(dialect, new Session(client as unknown as pg.Client, dialect, undefined), undefined);
}
