/**
 * The HTTP server before it has routes: zod for validation, one error translator, request ids, cookies, careful headers.
 * Owns how requests are read and failures told; refuses to know any product noun. Called by the composition root and by tests.
 */
import cookie from '@fastify/cookie';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { AppError } from '../errors.ts';
import { clientErrors, frameworkErrors, registerErrorHandler } from './error-handler.ts';
import { requestId } from './request-id.ts';
import { registerSecurityHeaders } from './security-headers.ts';

interface Deps {
  log: FastifyBaseLogger;
  newId: (prefix: string) => string;
  /** Known at start; empty on a loopback server that takes what port it gets. */
  publicUrl: string;
  /** Proxies in front whose X-Forwarded-For is believed: their addresses or CIDR ranges. */
  trustedProxies: string[];
}

/** Bytes of a JSON body unless a route says otherwise. */
const bodyBytes = 256 * 1024;
/** How long a request may take to arrive: eight megabytes from a phone in a lift. */
const requestMs = 120_000;

export async function createHttp({ log, newId, publicUrl, trustedProxies }: Deps): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: log,
    genReqId: (request) => requestId(request.headers['x-request-id'], newId),
    frameworkErrors,
    clientErrorHandler: clientErrors,
    bodyLimit: bodyBytes,
    requestTimeout: requestMs,
    trustProxy: trustedProxies,
    routerOptions: { maxParamLength: 200 },
    // Sockets and kept-alive connections would hold up a stop.
    forceCloseConnections: true,
    // Ours answers with a code of the catalogue.
    return503OnClosing: false,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerErrorHandler(app);
  await app.register(cookie);
  await registerSecurityHeaders(app, { https: publicUrl.startsWith('https:') });
  let closing = false;
  app.addHook('preClose', async () => { closing = true; });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (!closing) return;
    reply.header('connection', 'close');
    throw new AppError('shutting_down', 'the server is restarting', { retryAfterMs: 2_000 });
  });
  return app;
}
