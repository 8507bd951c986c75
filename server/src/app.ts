/**
 * The composition root, the one file that knows everyone: builds the services in order of need,
 * hands each what it may use, and hangs the routes on one Fastify instance. Holds no rule of its own.
 */
import { randomBytes } from 'node:crypto';
import { createId } from '@aftercast/shared';
import { openStore } from './db/open-store.ts';
import type { Config } from './config.ts';
import { createServices } from './services.ts';
import { createServer } from './server.ts';
import { pathsFrom, type Paths } from './paths.ts';

/** What tests hand in instead of the real world. */
export interface AppOptions {
  clock?: () => number;
  paths?: Paths;
  /** Messages a shopper may send at once, and how many come back a second. */
  messageLimit?: { points: number; durationMs: number };
}

/** A built application; `listen` opens the port, `close` drains and closes everything. */
export async function createApp(config: Config, options: AppOptions = {}) {
  const clock = options.clock ?? Date.now;
  const paths = options.paths ?? pathsFrom(import.meta.dirname);
  const newId = (prefix: string) => createId(prefix, clock(), randomBytes);
  const origin = { url: config.publicUrl };
  const publicUrl = () => origin.url;
  const log = createLogger(config.logLevel);
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, migrationsDir: paths.migrations, log });
  const services = await createServices({ config, store, clock, newId, publicUrl, paths, log, messageLimit: options.messageLimit ?? { points: 60, durationMs: 6_000 } });
  const server = await createServer({ config, services, store, clock, newId, publicUrl, paths, log });

  return {
    server: server.fastify,
    services,
    store,
    publicUrl,
    /** @returns the address that was bound, such as `http://127.0.0.1:3000` */
    async listen(): Promise<string> {
      const address = await server.fastify.listen({ host: config.host, port: config.port });
      origin.url ||= address.replace('[::1]', 'localhost');
      return address;
    },
    /** What a person who started it wants to read. */
    greeting: (address: string) => services.greeting(origin.url || address),
    async close(): Promise<void> {
      server.drain();
      await server.fastify.close();
      await services.close();
      await store.close();
    },
  };
}
export type App = Awaited<ReturnType<typeof createApp>>;
