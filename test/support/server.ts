import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App, type AppOptions } from '../../server/src/app.ts';

/** A running application with its address. */
export interface TestServer extends AsyncDisposable {
  url: string;
  app: App;
  dataDir: string;
}

interface Options extends AppOptions {
  /** Seeds the demo shop with its knowledge, orders and agents. */
  demo?: boolean;
  /** Lets three weeks have passed in it. */
  demoHistory?: boolean;
  /** Reached by this address instead of the one that is bound. */
  publicUrl?: string;
  /** A folder to keep, for a second start on the same data; without it a new one is made and removed. */
  dataDir?: string;
}

/**
 * The real application on a free port of loopback, in this process.
 * It serves what was built: run `node scripts/build.mjs` first. Use with `await using`, or dispose in `afterAll`.
 */
export async function startServer({ demo = true, demoHistory = false, publicUrl = '', dataDir, ...options }: Options = {}): Promise<TestServer> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'aftercast-'));
  const app = await createApp({ host: '127.0.0.1', port: 0, dataDir: folder, databaseUrl: '', publicUrl, trustedProxies: ['loopback'], webhookPrivateHosts: [], demo, demoHistory, training: false, logLevel: 'silent' }, options);
  const url = await app.listen();
  return {
    url,
    app,
    dataDir: folder,
    async [Symbol.asyncDispose]() {
      await app.close();
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
