import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createId, type WidgetConfig } from '@aftercast/shared';
import { agentRoutes } from '../../server/src/agents/agent-routes.ts';
import { createAgentService } from '../../server/src/agents/agent-service.ts';
import { sessionRoutes } from '../../server/src/agents/session-routes.ts';
import type { SignedOut } from '../../server/src/agents/session-service.ts';
import { createAuditRepository } from '../../server/src/audit/audit-repository.ts';
import { createAuditService } from '../../server/src/audit/audit-service.ts';
import { AppError } from '../../server/src/errors.ts';
import { registerAuth } from '../../server/src/http/auth.ts';
import { registerShopperCors } from '../../server/src/http/cors.ts';
import { createHttp } from '../../server/src/http/create-http.ts';
import { registerHealth } from '../../server/src/http/health.ts';
import { createLogger } from '../../server/src/http/logger.ts';
import { registerOpenApi } from '../../server/src/http/openapi.ts';
import { createRateLimit } from '../../server/src/http/rate-limit.ts';
import { createTurnstile } from '../../server/src/http/turnstile.ts';
import { createShopService } from '../../server/src/merchants/shop-service.ts';
import { shopRoutes } from '../../server/src/merchants/shop-routes.ts';
import { widgetConfigRoutes } from '../../server/src/merchants/widget-config-routes.ts';
import { agentUploadRoutes, pictureRoutes, shopperUploadRoutes } from '../../server/src/uploads/upload-routes.ts';
import { createUploadService } from '../../server/src/uploads/upload-service.ts';
import { createDiskStorage } from '../../server/src/uploads/upload-storage.ts';
import { createTestStore } from './store.ts';

/** Where the tested server believes it is reached. */
export const ownOrigin = 'https://help.example';
/** A password long enough for every account in tests. */
export const password = 'correct horse battery';

/** A line of the log. */
interface Logged { level: number; msg: string; reqId?: string; req?: { path: string; ip: string } }

/** The HTTP side on a real store with a clock that the test moves: shops, staff, pictures, without the conversation core. */
export async function createHttpApp({ publicUrl = ownOrigin, demo = false, trustedProxies = ['loopback'] } = {}) {
  const { store, dataDir, remove } = await createTestStore();
  const state = { now: Date.UTC(2026, 10, 16, 12), draining: false, database: true };
  const clock = () => state.now;
  const random = (length: number) => new Uint8Array(randomBytes(length));
  const newId = (prefix: string) => createId(prefix, clock(), random);
  const url = () => publicUrl;
  const signedOut: SignedOut[] = [];
  const waits: number[] = [];
  const logged: Logged[] = [];

  const shops = createShopService({ store, clock, newId, random, demo });
  const agents = createAgentService({
    store, shops, clock, newId, random, publicUrl: url, onSignedOut: (gone) => signedOut.push(gone), wait: async (ms) => { waits.push(ms); },
  });
  const audit = createAuditService({ repository: createAuditRepository(store), clock, onError: (error) => { throw error; } });
  const uploads = createUploadService({
    store, storage: createDiskStorage(join(dataDir, 'uploads')), signingKey: random(32), clock, newId,
    isFormerName: async (former, shopperId) => former === 'shopper-0' && shopperId === 'shopper-1',
  });
  const uploadLimit = createRateLimit({ points: 5, durationMs: 60_000, clock });
  const arriving = createTurnstile(2, 0);
  const topQuestions = (): WidgetConfig['questions'] => [{ entryId: 'shipping', question: '什么时候发货？' }];
  const verifyShopper = async (token: string) => {
    if (!token.startsWith('shopper-')) throw new AppError('token_invalid', 'not one of ours');
    return { shopperId: token };
  };

  const log = createLogger('info', { write: (line: string) => { logged.push(JSON.parse(line) as Logged); } });
  const app: FastifyInstance = await createHttp({ log, newId, publicUrl, trustedProxies });
  await registerOpenApi(app);
  const gates = registerAuth(app, { agents, publicUrl: url });
  const ping = async () => { if (!state.database) throw new Error('gone'); };
  registerHealth(app, { ping, durability: store.durability, isDraining: () => state.draining });
  await app.register(async (api) => {
    await api.register(sessionRoutes({ agents, shops, publicUrl: url, ...gates }));
    await api.register(agentRoutes({ audit, agents, publicUrl: url, ...gates }));
    await api.register(shopRoutes({ audit, shops, ...gates }));
    await api.register(agentUploadRoutes({ uploads, uploadLimit, arriving, ...gates }));
    await api.register(pictureRoutes({ uploads }));
    await api.register(async (widget) => {
      registerShopperCors(widget, { shops, publicUrl: url });
      await widget.register(widgetConfigRoutes({ topQuestions }));
      await widget.register(shopperUploadRoutes({ uploads, uploadLimit, arriving, verifyShopper }));
    });
  }, { prefix: '/api/v1' });

  /** Signs in and gives what a browser on our own page would send. */
  async function headersOf(email: string, secret = password) {
    const reply = await app.inject({ method: 'POST', url: '/api/v1/session', headers: { origin: publicUrl }, payload: { email, password: secret } });
    const cookie = reply.cookies.find(({ name }) => name === 'aftercast_session');
    if (!cookie) throw new Error(`sign-in of ${email} failed: ${reply.body}`);
    return { cookie: `aftercast_session=${cookie.value}`, origin: publicUrl };
  }

  return {
    app, shops, agents, uploads, store, dataDir, state, signedOut, waits, logged, headersOf,
    newShop: (name = '柚子的店') => shops.create({ name, timeZone: 'Asia/Shanghai', language: 'zh', allowedOrigins: ['https://shop.example'] }),
    newAgent: (shopId: string, email: string, role: 'owner' | 'agent' = 'owner') => agents.create({ shopId, email, name: email.split('@')[0] ?? '', role, password }),
    async close() {
      await app.close();
      await remove();
    },
  };
}
export type HttpApp = Awaited<ReturnType<typeof createHttpApp>>;
