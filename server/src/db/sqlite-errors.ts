/** What SQLite's failures mean to a caller: wait and send again, or your own mistake. */
import { AppError } from '../errors.ts';

/** Full, locked, read-only or broken: nothing is wrong with the statement. */
const unavailable = /^SQLITE_(FULL|BUSY|LOCKED|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|NOMEM|PROTOCOL)/;

/** @returns `storage_unavailable` where waiting helps, else the error itself */
export function translateSqliteError(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string' || !unavailable.test(code)) return error;
  return new AppError('storage_unavailable', `the database does not work (${code})`, { retryAfterMs: 1_500, cause: error });
}
