/** What PostgreSQL's failures mean to a caller: wait and send again, replay at once, or your own mistake. */
import pg from 'pg';
import { AppError } from '../errors.ts';

/** Connection, resources, shutdown or timeout, read-only, wrong address or password, broken files. */
const unavailable = /^(08|28|3D|53|57|58|XX|25006|25P03|55P03)/;
const replayable = new Set(['40001', '40P01']);

/** The client waits and sends again. A connection lost during COMMIT also says so: the message's id decides then. */
export function unavailableError(cause: unknown): AppError {
  const said = cause instanceof Error ? cause.message || String((cause as { code?: unknown }).code) : String(cause);
  return new AppError('storage_unavailable', `the database does not answer (${said})`, { retryAfterMs: 1_500, cause });
}

/** @param error what the driver threw; everything that the server did not say itself is a broken connection */
export function translateDriverError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  return error instanceof pg.DatabaseError && !unavailable.test(error.code ?? 'XX') ? error : unavailableError(error);
}

export function isUnavailable(error: unknown): boolean {
  return error instanceof AppError && error.code === 'storage_unavailable';
}

/** Serialisation failure or deadlock: nothing is wrong with the writes, the whole transaction runs again. */
export function isReplayable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && replayable.has(error.code ?? '');
}
