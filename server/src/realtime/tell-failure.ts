import type { FastifyBaseLogger } from 'fastify';
import type { ErrorCode } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { Session } from './session.ts';

/** The frame translator of errors: known codes are sent, unknown failures are logged and masked. Returns the code told. */
export function tellFailure(error: unknown, session: Session, log: FastifyBaseLogger, ref?: string): ErrorCode {
  if (error instanceof AppError) {
    session.error(error.code, error.message, { ref, retryAfterMs: error.retryAfterMs, details: error.details });
    return error.code;
  }
  log.error({ err: error, session: session.id, ref }, 'a frame failed');
  session.error('internal_error', 'something failed on our side', { ref, retryAfterMs: 2_000 });
  return 'internal_error';
}
