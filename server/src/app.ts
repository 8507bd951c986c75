/**
 * The composition root, the one file that knows everyone (with `services` and `server`, its two halves):
 * opens the store, builds the services, hangs the routes. Holds no rule of its own.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createId } from '@aftercast/shared';
import { openStore } from './db/open-store.ts';
import type { Config } from './config.ts';
import { greeting } from './greeting.ts';
import { createLogger } from './http/logger.ts';
import { pathsFrom, type Paths } from './paths.ts';
import { createServer } from './server.ts';
import { createServices } from './services.ts';

/** What tests hand in instead of the real world. */
export interface AppOptions {
  clock?: () => number;
  paths?: Paths;
  /** Messages a shopper may send at once, and in how many milliseconds as many come back. */
  messageLimit?: { points: number; durationMs: number };
}

/** A built application: `listen` opens the port, `close` drains and closes everything. */
export async function createApp(config: Config, options: AppOptions = {}) {
  const clock = options.clock ?? Date.now;
  const elapsed = options.clock ?? (() => performance.now());
  const paths = options.paths ?? pathsFrom(import.meta.dirname);
  const newId = (prefix: string) => createId(prefix, clock(), randomBytes);
  let boundUrl = '';
  /** What runs beside the requests: `sweeps` end at once, `workers` when what they are at is done. */
  let sweeps: (() => void)[] = [];
  let workers: (() => Promise<void>)[] = [];
  const publicUrl = () => config.publicUrl || boundUrl;
  const log = createLogger(config.logLevel);
  mkdirSync(config.dataDir, { recursive: true });
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, migrationsDir: paths.migrations });
  const world = { config, store, clock, elapsed, newId, publicUrl, paths, log };
  const services = await createServices(world);
  const server = await createServer({ ...world, services, messageLimit: options.messageLimit ?? { points: 60, durationMs: 6_000 } });

  return {
    fastify: server.fastify,
    services,
    store,
    publicUrl,
    /** @returns the address that was bound, such as `http://127.0.0.1:3000` */
    async listen(): Promise<string> {
      boundUrl = await server.fastify.listen({ host: config.host, port: config.port });
      sweeps = [services.retention.start(), services.audit.start(), services.snooze.start()];
      workers = [services.routing, services.followUps.job, services.escalations, services.cases.teller, services.incidents.replies, services.incidents.sender, services.webhooks.worker, services.worklist.recorder, services.reports.recorder, services.triggers.worker, services.triggers.seen, services.ordersIn].map((worker) => worker.start());
      return boundUrl;
    },
    /** What a person who has just started it wants to read. */
    async greeting(): Promise<string[]> {
      const setup = services.demo ? null : await services.agents.createOwnerSetupLink();
      return greeting(publicUrl(), config.demo, setup?.url ?? null);
    },
    async close(): Promise<void> {
      for (const stop of sweeps) stop();
      server.drain();
      await server.fastify.close();
      await Promise.all(workers.map((stop) => stop()));
      await services.trainer.close();
      await store.close();
    },
  };
}
export type App = Awaited<ReturnType<typeof createApp>>;
