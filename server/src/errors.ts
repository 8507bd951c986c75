import type { ErrorCode } from '@aftercast/shared';

/** The one error type for expected failures: a stable code for clients, a message for developers. */
export class AppError extends Error {
  /** How long a client should wait before the same call can succeed; absent when it can't. */
  readonly retryAfterMs: number | undefined;
  readonly details: unknown;

  constructor(readonly code: ErrorCode, message: string, extra: { retryAfterMs?: number; details?: unknown; cause?: unknown } = {}) {
    super(message, { cause: extra.cause });
    this.name = 'AppError';
    this.retryAfterMs = extra.retryAfterMs;
    this.details = extra.details;
  }
}
