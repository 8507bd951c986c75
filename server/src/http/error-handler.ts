/** The HTTP translator of errors: known codes are sent, unknown failures are logged and masked. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { errorStatus, type ErrorBody, type ErrorCode } from '@aftercast/shared';
import { AppError } from '../errors.ts';

/** Bytes of a refused body that are read nevertheless: who is cut off while sending never hears why. */
const readPastBytes = 64 * 1024 * 1024;

/** What Fastify and its plugins call things that the client did wrong, in our words. */
const fastifyCodes: Record<string, [ErrorCode, string]> = {
  FST_ERR_CTP_INVALID_JSON_BODY: ['invalid_json', 'the body is not JSON'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid_json', 'the body is empty'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['frame_too_large', 'the body is too large'],
  FST_REQ_FILE_TOO_LARGE: ['upload_too_large', 'the file is too large'],
  FST_FILES_LIMIT: ['invalid_request', 'one file at a time'],
};

function validationDetails(error: FastifyError): { path: string[]; message: string }[] {
  if (!hasZodFastifySchemaValidationErrors(error)) return [];
  return error.validation.map(({ instancePath, message }) => ({ path: instancePath.split('/').filter(Boolean), message: message ?? '' }));
}

/** Any failure as an AppError; null for what only the log may know. */
export function knownError(error: FastifyError | AppError): AppError | null {
  if (error instanceof AppError) return error;
  if (error.validation) return new AppError('invalid_request', 'the request does not fit', { details: validationDetails(error) });
  const known = fastifyCodes[error.code];
  if (known) return new AppError(known[0], known[1]);
  if (error instanceof SyntaxError && error.statusCode === 400) return new AppError('invalid_json', 'the body is not JSON');
  // Fastify's own refusals (bad URL, unknown media type …) carry a harmless sentence.
  if (error.code?.startsWith('FST_') && error.statusCode !== undefined && error.statusCode < 500) return new AppError('invalid_request', error.message);
  return null;
}

/** Calls `then` once the body has arrived, been given up by its sender, or grown past all reason. How slowly it may come is bounded by the server's request timeout. */
function afterBody(raw: IncomingMessage, then: () => void): void {
  if (raw.complete || raw.readableEnded || raw.destroyed) return then();
  let read = 0;
  const onData = (chunk: Buffer): void => { if ((read += chunk.length) > readPastBytes) done(); };
  const done = (): void => {
    raw.off('data', onData).off('end', done).off('close', done);
    then();
  };
  raw.on('data', onData).once('end', done).once('close', done).resume();
}

/** @throws nothing: whatever comes in, an ErrorBody goes out */
function sendError(error: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply): void {
  const known = knownError(error);
  if (!known) request.log.error({ err: error }, 'a request failed');
  else if (errorStatus[known.code] >= 500) request.log.warn({ err: known }, 'a request could not be served');
  const { code, message, retryAfterMs, details } = known ?? new AppError('internal_error', 'something failed on our side', { retryAfterMs: 2_000 });
  const body: ErrorBody = { error: { code, message, requestId: request.id } };
  if (retryAfterMs !== undefined) {
    body.error.retryAfterMs = retryAfterMs;
    reply.header('retry-after', Math.ceil(retryAfterMs / 1000));
  }
  if (details !== undefined) body.error.details = details;
  // An error must not outlive its cause in a cache, whatever the route had promised.
  reply.header('cache-control', 'no-store').code(errorStatus[code]).type('application/json; charset=utf-8').serializer(JSON.stringify);
  if (code === 'frame_too_large') afterBody(request.raw, () => { reply.send(body); });
  else reply.send(body);
}

/** For Fastify's `frameworkErrors`: failures before a route is found, such as a malformed URL. */
export function frameworkErrors(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  sendError(error, request, reply);
}

/** For Fastify's `clientErrorHandler`: what can not even be read as a request, such as an address of 20 KB. */
export function clientErrors(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [code, message]: [ErrorCode, string] = error.code === 'HPE_HEADER_OVERFLOW' ? ['frame_too_large', 'the address or the headers are too large'] : ['invalid_request', 'this is no request'];
  const body = JSON.stringify({ error: { code, message } } satisfies ErrorBody);
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncache-control: no-store\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

export function registerErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => sendError(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendError(new AppError('not_found', `there is no ${request.method} ${request.url.split('?')[0]}`), request, reply));
}
