import { afterAll, afterEach, beforeAll } from 'vitest';
import type { ShopperServerFrame } from '@aftercast/shared';
import { demo, signIn } from './server-process.ts';
import { startServer, type TestServer } from './server.ts';
import { greetAgent, greetShopper, type Wire } from './wire.ts';

/** The demo shop's owner and its agent. */
export type Who = 'lin' | 'chen';

/** A server with both of them signed in, and whoever comes to talk. */
export interface StaffedServer {
  /** Only inside tests and hooks. */
  readonly server: TestServer;
  readonly cookies: Record<Who, string>;
  /** Over HTTP. @param who null: nobody who is signed in */
  call(who: Who | null, method: string, path: string, body?: unknown): Promise<Response>;
  /** Their console's socket, greeted; closed after the test. */
  consoleOf(who: Who): ReturnType<typeof greetAgent>;
  /** A new shopper who says this; closed after the test. */
  shopper(text: string): Promise<{ wire: Wire<ShopperServerFrame>; token: string; conversationId: string }>;
  /** Closes it after the test. */
  keep<W extends { close(): void }>(wire: W): W;
}

/** Starts one for the file it is called in. @param options as `startServer` takes them */
export function useStaffedServer(options?: Parameters<typeof startServer>[0]): StaffedServer {
  let server: TestServer;
  const cookies: Record<Who, string> = { lin: '', chen: '' };
  const open: { close(): void }[] = [];
  const keep = <W extends { close(): void }>(wire: W): W => { open.push(wire); return wire; };
  beforeAll(async () => {
    server = await startServer(options);
    cookies.lin = await signIn(server.url, demo.owner);
    cookies.chen = await signIn(server.url, demo.agent);
  });
  afterAll(() => server[Symbol.asyncDispose]());
  afterEach(() => { for (const wire of open.splice(0)) wire.close(); });
  return {
    get server() { return server; },
    cookies, keep,
    call: (who, method, path, body) => fetch(`${server.url}/api/v1${path}`, {
      method, headers: { cookie: who ? cookies[who] : '', origin: server.url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
    consoleOf: async (who) => keep(await greetAgent(server.url, cookies[who])),
    async shopper(text) {
      const wire = keep(await greetShopper(server.url, demo.siteKey));
      wire.send({ type: 'message.send', id: 'm0000001', text });
      return { wire, token: wire.token, conversationId: (await wire.next('message.ack')).conversationId };
    },
  };
}
