/** Builds every service in order of need. Part of the composition root: it wires and decides nothing. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as yieldTurn, setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { can } from '@aftercast/shared';
import { createAgentService } from './agents/agent-service.ts';
import type { Config } from './config.ts';
import { createConversationRepository } from './conversation/conversation-repository.ts';
import { createConversationService } from './conversation/conversation-service.ts';
import { createDeskService } from './conversation/desk-service.ts';
import { createDetailsService } from './conversation/details-service.ts';
import { createInboxRepository } from './conversation/inbox-repository.ts';
import { createInboxService } from './conversation/inbox-service.ts';
import { createQuestionRepository } from './conversation/question-repository.ts';
import { createTranscriptService } from './conversation/transcript-service.ts';
import type { Store } from './db/store.ts';
import { createBus } from './events/bus.ts';
import { createEventRepository } from './events/event-repository.ts';
import { createHoursRepository } from './hours/hours-repository.ts';
import { createHoursService } from './hours/hours-service.ts';
import { createImportService } from './knowledge/import/import-service.ts';
import { createKnowledgeService } from './knowledge/knowledge-service.ts';
import { noLearning } from './knowledge/knowledge-base.ts';
import { withModelStore } from './knowledge/model-store.ts';
import { createTrainer } from './knowledge/trainer.ts';
import { createSessionImportService } from './live/import/session-import-service.ts';
import { createLiveService } from './live/live-service.ts';
import { createShopService } from './merchants/shop-service.ts';
import { toOrderDetails } from './orders/order.ts';
import { createOrderRepository } from './orders/order-repository.ts';
import type { Paths } from './paths.ts';
import { createHub } from './realtime/hub.ts';
import { createRetentionService } from './retention/retention-service.ts';
import { createWaitRepository } from './routing/wait-repository.ts';
import { createWaitService } from './routing/wait-service.ts';
import { createShopperService } from './shoppers/shopper-service.ts';
import { createShopperTokens } from './shoppers/shopper-token.ts';
import { signingKey } from './db/signing-key.ts';
import { createDiskStorage } from './uploads/upload-storage.ts';
import { createUploadService } from './uploads/upload-service.ts';
import { createLanguageTables } from './matching/matcher.ts';
import { createWorklist } from './worklist/worklist.ts';
import { openDemo } from './demo/demo.ts';

/** What every part may need. */
export interface World {
  config: Config;
  store: Store;
  clock: () => number;
  newId: (prefix: string) => string;
  publicUrl: () => string;
  paths: Paths;
  log: FastifyBaseLogger;
}

export async function createServices({ config, store, clock, newId, publicUrl, paths, log }: World) {
  const random = (length: number): Uint8Array => randomBytes(length);
  const bus = createBus((error, type) => log.error({ err: error, type }, 'a listener failed'));
  const shops = createShopService({ store, clock, newId, random, demo: config.demo });
  const staff = createAgentService({
    store, shops, clock, newId, random, publicUrl, wait: (ms) => wait(ms), onSignedOut: (gone) => bus.emit('agent.signed_out', gone),
  });
  const orders = createOrderRepository(store);
  const live = createLiveService({ store, clock, onChanged: (shopId) => knowledge.reload(shopId) });
  const demo = config.demo ? await openDemo({ dataDir: paths.demoData, clock }) : null;
  const trainer = createTrainer();
  const train = !config.training ? noLearning.train : withModelStore({
    train: trainer.train, folder: join(config.dataDir, 'models'), newId, onFailure: (error) => log.error({ err: error }, 'a trained model was not kept'),
  });
  const storage = createDiskStorage(join(config.dataDir, 'uploads'));
  const tokens = createShopperTokens(await signingKey(store, 'shopper-token', random), clock);
  const shoppers = createShopperService({ store, tokens, clock, newId, bus });
  const uploads = createUploadService({
    store, storage, signingKey: await signingKey(store, 'upload-link', random), clock, newId, isFormerName: shoppers.isFormerName,
  });
  const repository = createConversationRepository(store);
  const knowledge = createKnowledgeService({
    learning: { train, onFailure: (error) => log.error({ err: error }, 'training a matcher failed') },
    store, clock, newId, orders, sessionsOf: live.sessions, onLookupFailure: (error) => log.error({ err: error }, 'the order lookup failed'),
    forceWordsOf: async (shopId) => (await shops.byId(shopId))?.forceWords ?? [],
    picturesOf: async (shopId, ids) => new Set((await uploads.views(ids, shopId)).keys()),
    recentQuestions: createQuestionRepository(store).recent, yieldTurn: () => yieldTurn(),
  });
  const imports = createImportService({
    drafts: knowledge.drafts,
    async known(shopId) {
      const [zone, products, sessions] = await Promise.all([shops.zoneOf(shopId), live.products(shopId), live.sessions(shopId)]);
      return { zone, products: new Set(products.map(({ id }) => id)), liveSessions: new Set(sessions.map(({ id }) => id)) };
    },
  });
  const sessionImports = createSessionImportService({ live, imports, drafted: knowledge.drafts.drafted, zoneOf: shops.zoneOf });
  const agents: typeof staff = {
    ...staff,
    /** A shop that has just been opened gets something true to say. */
    async accept(token, given) {
      const accepted = await staff.accept(token, given);
      if (given.shop) await knowledge.seedStarter(accepted.agent.shopId);
      return accepted;
    },
  };
  if (demo) await demo.seed({ store, shops, agents, knowledge, live, orders });

  const inbox = createInboxService(createInboxRepository(store));
  const shared = { repository, colleagues: agents, sendImages: uploads.send, bus, clock };
  const hours = createHoursService({
    repository: createHoursRepository(store), zoneOf: shops.zoneOf, sessionsOf: live.sessions, clock,
    onMoved: (conversation) => bus.emit('conversation.committed', { conversation, messages: [], moved: true, origin: null }),
  });
  const conversations = createConversationService({ ...shared, answering: knowledge, opensAt: hours.opensAt, newId });
  const desk = createDeskService(shared);
  const hub = createHub();
  const waits = createWaitService({
    repository: createWaitRepository(store), clock,
    present: (shopId) => new Set([...hub.agentsOf(shopId) ?? []].filter(({ agent }) => can(agent, 'answer', 'conversations')).map(({ agent }) => agent.id)).size,
  });
  const transcript = createTranscriptService({ repository, colleagues: agents, inbox, sign: uploads.views, clock, waitAt: waits.at });
  const details = createDetailsService({
    clock, repository, shopperById: shoppers.byId, names: live.names,
    ordersOf: async (shopId, externalId) => (await orders.ordersOf(shopId, externalId)).map(toOrderDetails),
  });
  const feed = createEventRepository(store);
  const retention = createRetentionService({ store, storage, clock, onError: (error) => log.error({ err: error }, 'the retention sweep failed') });
  const worklist = createWorklist({
    store, feed, bus, transcript, clock, elapsed: () => performance.now(), wait: (ms, signal) => wait(ms, undefined, { signal, ref: false }), yieldTurn: () => yieldTurn(),
    knowledge, sessionsOf: live.sessions, newId, normalise: createLanguageTables().normalise, onError: (error) => log.error({ err: error }, 'recording questions failed'),
  });
  return { bus, hub, hours, waits, retention, worklist, trainer, shops, agents, orders, live, imports, sessionImports, demo, knowledge, uploads, inbox, shoppers, conversations, desk, transcript, details, feed };
}
export type Services = Awaited<ReturnType<typeof createServices>>;
