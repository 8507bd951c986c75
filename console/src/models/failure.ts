import type { ErrorCode } from '@aftercast/shared';

/** Why something failed: the server's code, or one of the two failures that happen on the way to it. */
export type FailureCode = ErrorCode | 'offline' | 'unexpected';

/** A failure with a code that the catalogues word. */
export class Failure extends Error {
  override readonly name = 'Failure';
  constructor(readonly code: FailureCode, readonly details?: unknown, readonly retryAfterMs?: number) {
    super(code);
  }
}

/** Reads the code of anything that was thrown. */
export function failureCode(cause: unknown): FailureCode {
  return cause instanceof Failure ? cause.code : 'unexpected';
}
