/** For whoever watches the process: alive (`/healthz`), and willing to serve (`/readyz`). */
import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';

interface Deps {
  /** Rejects when the database does not answer. */
  ping: () => Promise<void>;
  /** Told to whoever asks, so that a weakened setting is seen. */
  durability: () => Promise<{ dialect: string; synchronous: string }>;
  /** True from the moment a stop was asked for. */
  isDraining: () => boolean;
}

export function registerHealth(app: FastifyInstance, { ping, durability, isDraining }: Deps): void {
  const options = { schema: { hide: true }, logLevel: 'warn' } as const;
  app.get('/healthz', options, async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', options, async (_request, reply) => {
    if (isDraining()) throw new AppError('shutting_down', 'the server is stopping', { retryAfterMs: 3_000 });
    await ping().catch((cause: unknown) => {
      throw new AppError('storage_unavailable', 'the database does not answer', { retryAfterMs: 3_000, cause });
    });
    return reply.header('cache-control', 'no-store').send({ status: 'ready', storage: await durability() });
  });
}
