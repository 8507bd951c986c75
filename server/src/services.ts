/** Builds every service in order of need. Part of the composition root: it wires and decides nothing. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as yieldTurn, setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { can } from '@aftercast/shared';
import { createAgentService } from './agents/agent-service.ts';
import { createCases } from './cases/cases.ts';
import { createAuditRepository } from './audit/audit-repository.ts';
import { createAuditService } from './audit/audit-service.ts';
import { createReadNotes } from './audit/read-notes.ts';
import { createDeskNotes } from './audit/desk-notes.ts';
import type { Config } from './config.ts';
import { createCareRepository } from './conversation/care-repository.ts';
import { createCareService } from './conversation/care-service.ts';
import { createConversationRepository } from './conversation/conversation-repository.ts';
import { createConversationService } from './conversation/conversation-service.ts';
import { createDeskService } from './conversation/desk-service.ts';
import { createDetailsService } from './conversation/details-service.ts';
import { createSerial } from './conversation/serial.ts';
import { createInbound } from './integrations/inbound/inbound.ts';
import { createWebhooks } from './integrations/webhooks/webhooks.ts';
import { createInboxRepository } from './conversation/inbox-repository.ts';
import { createInboxService } from './conversation/inbox-service.ts';
import { createNoticeService } from './conversation/notice-service.ts';
import { createReachRepository } from './conversation/reach-repository.ts';
import { createReachService } from './conversation/reach-service.ts';
import { createQuestionRepository } from './conversation/question-repository.ts';
import { createTransferRepository } from './conversation/transfer-repository.ts';
import { createTransferService } from './conversation/transfer-service.ts';
import { createTranscriptService } from './conversation/transcript-service.ts';
import type { Store } from './db/store.ts';
import { createBus } from './events/bus.ts';
import { createEscalationRepository } from './escalation/escalation-repository.ts';
import { createEscalationService } from './escalation/escalation-service.ts';
import { createEventRepository } from './events/event-repository.ts';
import { createHoursRepository } from './hours/hours-repository.ts';
import { createHoursService } from './hours/hours-service.ts';
import { createIncidents } from './incidents/incidents.ts';
import { createFollowUps } from './followups/follow-ups.ts';
import { createImportService } from './knowledge/import/import-service.ts';
import { createLabelService } from './labels/label-service.ts';
import { createKnowledgeService } from './knowledge/knowledge-service.ts';
import { noLearning } from './knowledge/knowledge-base.ts';
import { withModelStore } from './knowledge/model-store.ts';
import { readLanguageTables } from './knowledge/read-language-tables.ts';
import { createTrainer } from './knowledge/trainer.ts';
import { createSessionImportService } from './live/import/session-import-service.ts';
import { createLiveService } from './live/live-service.ts';
import { createShopService } from './merchants/shop-service.ts';
import { createOrderDesk } from './order-desk/order-desk-service.ts';
import { createProofService } from './order-desk/proof-service.ts';
import { createRequestRepository } from './order-desk/request-repository.ts';
import { createOrderEventRepository } from './orders/order-event-repository.ts';
import { createOrderEventService } from './orders/order-event-service.ts';
import { createOrderHistoryRepository } from './orders/order-history-repository.ts';
import { createOrderRepository } from './orders/order-repository.ts';
import { createOrderImportService } from './orders/import/order-import-service.ts';
import { createPromisedOrders } from './orders/promised-orders.ts';
import { createOrderRecordService } from './orders/order-record-service.ts';
import { createOrderService } from './orders/order-service.ts';
import { createNoteService } from './notes/note-service.ts';
import type { Paths } from './paths.ts';
import { createHub } from './realtime/hub.ts';
import { createReports } from './reports/reports.ts';
import { createRetentionService } from './retention/retention-service.ts';
import { createSatisfactionRepository } from './satisfaction/satisfaction-repository.ts';
import { createSatisfactionService } from './satisfaction/satisfaction-service.ts';
import { createSurgeRules } from './routing/surge-turn.ts';
import { createWaitRepository } from './routing/wait-repository.ts';
import { createWaitService } from './routing/wait-service.ts';
import { createRouting } from './routing/routing.ts';
import { createShopperService } from './shoppers/shopper-service.ts';
import { createShopperTokens } from './shoppers/shopper-token.ts';
import { createSearchService } from './search/search-service.ts';
import { createSnoozeService } from './snooze/snooze-service.ts';
import { signingKey } from './db/signing-key.ts';
import { createDiskStorage } from './uploads/upload-storage.ts';
import { createUploadService } from './uploads/upload-service.ts';
import { createSuggestionRepository } from './suggestions/suggestion-repository.ts';
import { createSuggestionService } from './suggestions/suggestion-service.ts';
import { createMacroService } from './templates/macro-service.ts';
import { createTriggers } from './triggers/triggers.ts';
import { createTemplateService } from './templates/template-service.ts';
import { createValuesService } from './templates/values-service.ts';
import { createWorklist } from './worklist/worklist.ts';
import { openDemo } from './demo/demo.ts';

/** What every part may need. */
export interface World {
  config: Config;
  store: Store;
  clock: () => number;
  /** Milliseconds of a clock that only ever goes on; where the clock is somebody's own, that one. */
  elapsed: () => number;
  newId: (prefix: string) => string;
  publicUrl: () => string;
  paths: Paths;
  log: FastifyBaseLogger;
}

export async function createServices({ config, store, clock, elapsed, newId, publicUrl, paths, log }: World) {
  const random = (length: number): Uint8Array => randomBytes(length);
  const bus = createBus((error, type) => log.error({ err: error, type }, 'a listener failed'));
  const shops = createShopService({ store, clock, newId, random, demo: config.demo });
  const staff = createAgentService({
    store, shops, clock, newId, random, publicUrl, wait: (ms) => wait(ms), onSignedOut: (gone) => bus.emit('agent.signed_out', gone),
  });
  const orders = createOrderRepository(store);
  const ordersIn = createOrderService({ repository: orders, bus, clock, onError: (error) => log.error({ err: error }, 'filling orders failed') });
  const orderEvents = createOrderEventService({ repository: createOrderEventRepository(store), history: createOrderHistoryRepository(store), bus, clock });
  const inbound = createInbound({ store, events: orderEvents, clock, newId, random, onError: (error) => log.error({ err: error }, 'a delivery was not noted') });
  const live = createLiveService({ store, clock, onChanged: (shopId, sessions) => knowledge.hear(shopId, sessions) });
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
  const tables = readLanguageTables();
  const knowledge = createKnowledgeService({
    learning: { train, onFailure: (error) => log.error({ err: error }, 'training a matcher failed') },
    store, tables, clock, newId, orders, sessionsOf: live.sessions, onLookupFailure: (error) => log.error({ err: error }, 'the order lookup failed'),
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
  const orderRecords = createOrderRecordService({ byId: orders.byId, eventsOf: orderEvents.of, sessionOf: live.session, clock });
  const orderImports = createOrderImportService({ events: orderEvents, byIds: orders.byIds, sessionsOf: live.sessions, zoneOf: shops.zoneOf, clock });
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
  const demoShop = demo ? await demo.seed({ store, shops, agents, knowledge, live, orders }) : null;
  if (demo && demoShop && config.demoHistory) await demo.seedHistory(store, demoShop);

  const inbox = createInboxService(createInboxRepository(store), clock);
  const shared = { repository, colleagues: agents, sendImages: uploads.send, bus, clock };
  const hub = createHub();
  const hours = createHoursService({
    repository: createHoursRepository(store), zoneOf: shops.zoneOf, sessionsOf: live.sessions, clock,
    onMoved: (conversation) => bus.emit('conversation.committed', { conversation, messages: [], moved: true, origin: null }),
  });
  const orderRequests = createRequestRepository(store);
  const promised = createPromisedOrders({ orders, sessionOf: live.session });
  const proofs = createProofService({ repository: orderRequests, orderById: promised.byId, clock });
  const serial = createSerial();
  const conversations = createConversationService({
    ...shared, answering: { others: knowledge.others, reply: (question) => (question.entryId === undefined ? proofs.reply({ ...question, address: question.address ?? null }) : null) ?? knowledge.reply(question) }, opensAt: hours.opensAt, newId, serial,
    surge: createSurgeRules({ isOn: (shopId) => routing.desks.surge(shopId).on, lastSaid: repository.lastSaid, knownAnswer: (entryId, turn) => incidents.knownAnswer(entryId, turn), told: { concerns: (shopId) => incidents.told.concerns(shopId), answer: (entryId, turn) => incidents.told.answer(entryId, turn) } }),
    async isHere(agentId) {
      const agent = await agents.byId(agentId);
      return agent !== null && can(agent, 'answer', 'conversations') && hub.isHere(agent);
    },
  });
  const care = createCareService({ repository: createCareRepository(store), conversationById: repository.byId, serial, bus, clock });
  const desk = createDeskService(shared);
  const presentIn = (shopId: string): Set<string> => new Set([...hub.agentsOf(shopId) ?? []].filter(({ agent }) => can(agent, 'answer', 'conversations')).map(({ agent }) => agent.id));
  const transferNotes = createTransferRepository(store);
  const transfers = createTransferService({ repository, notes: transferNotes, colleagueById: agents.byId, bus, clock });
  const audit = createAuditService({ repository: createAuditRepository(store), clock, onError: (error) => log.error({ err: error }, 'the audit log was not swept') });
  const noted = createDeskNotes(audit);
  const routing = createRouting({ store, hub, repository, bus, clock, takenBack: noted.takenBack, onError: (error) => log.error({ err: error }, 'routing failed') });
  const waits = createWaitService({ repository: createWaitRepository(store), clock, ...routing.waits });
  const transcript = createTranscriptService({ repository, colleagues: agents, inbox, sign: uploads.views, clock, waitAt: waits.at, onReadByPermission: createReadNotes(audit) });
  const satisfaction = createSatisfactionService({ repository: createSatisfactionRepository(store), transcript, bus, clock });
  const escalations = createEscalationService({
    repository: createEscalationRepository(store), staffOf: agents.list, bus, clock, newId, onError: (error) => log.error({ err: error }, 'looking for overdue conversations failed'),
  });
  const details = createDetailsService({
    clock, repository, shopperById: shoppers.byId, names: live.names, transfersOf: transferNotes.of,
    ordersOf: async (shopId, externalId) => Promise.all((await orders.ordersOf(shopId, externalId)).map((order) => orderRecords.present(shopId, order))),
  });
  const notes = createNoteService({ store, bus, clock, colleaguesOf: agents.list, conversationOf: transcript.ofShop });
  const labels = createLabelService({ store, bus, clock, newId });
  const search = createSearchService({ store, rowsOf: inbox.rows });
  const snooze = createSnoozeService({ store, bus, clock, onError: (error) => log.error({ err: error }, 'waking conversations failed') });
  const templates = createTemplateService({ store, clock });
  const macros = createMacroService({
    store, clock, shopById: shops.byId, labelsOf: labels.list, colleagueById: agents.byId, isHere: hub.isHere, conversationOf: transcript.ofShop, nextDayOpensAt: hours.nextDayOpensAt,
  });
  const values = createValuesService({ conversationOf: transcript.ofShop, shopperById: shoppers.byId, shopById: shops.byId, orders });
  const followUps = createFollowUps({
    store, desk, clock, conversationOf: transcript.ofShop, zoneOf: shops.zoneOf, onError: (error) => log.error({ err: error }, 'bringing back follow-ups failed'),
    agentOf: async (shopId, id) => (await agents.byId(id).then((found) => (found?.shopId === shopId ? found : null))),
  });
  const feed = createEventRepository(store);
  const webhooks = createWebhooks({ store, feed, privateHosts: config.webhookPrivateHosts, clock, newId, random, onError: (error) => log.error({ err: error }, 'telling a webhook failed') });
  const retention = createRetentionService({ store, storage, clock, onError: (error) => log.error({ err: error }, 'the retention sweep failed') });
  const suggestionUses = createSuggestionRepository(store);
  const worklist = createWorklist({
    usesOf: suggestionUses.ofShop,
    store, feed, bus, transcript, clock, elapsed: () => performance.now(), wait: (ms, signal) => wait(ms, undefined, { signal, ref: false }), yieldTurn: () => yieldTurn(),
    knowledge, sessionsOf: live.sessions, newId, normalise: tables.normalise, onError: (error) => log.error({ err: error }, 'recording questions failed'),
  });
  const reports = createReports({
    store, feed, bus, transcript, clock, elapsed: () => performance.now(), wait: (ms, signal) => wait(ms, undefined, { signal, ref: false }), yieldTurn: () => yieldTurn(),
    present: presentIn, zoneOf: shops.zoneOf, names: live.names, ratingsOf: satisfaction.satisfiedBy, onError: (error) => log.error({ err: error }, 'recording figures failed'),
  });
  const notices = createNoticeService({ repository, bus, clock });
  const reach = createReachService({ repository: createReachRepository(store), bus, clock, newId });
  const cases = createCases({
    store, bus, clock, newId, transcript, colleagues: agents, shopperById: shoppers.byId, notices, sign: uploads.views,
    onError: (error) => log.error({ err: error }, 'telling a case failed'),
  });
  const incidents = createIncidents({
    store, bus, clock, newId, talksOf: transcript.rowsOf, shopperById: shoppers.byId, shopById: shops.byId, ordersOf: orders.ordersOf, ordersOfEach: orders.ordersOfEach, say: notices.say,
    nearest: knowledge.nearest, entriesOf: knowledge.list, tell: reach.tell, isHere: (id) => hub.shopperSessions(id) !== undefined, elapsed: () => performance.now(), wait: (ms, signal) => wait(ms, undefined, { signal, ref: false }),
    onError: (error) => log.error({ err: error }, 'a reply to all stopped'),
  });
  const triggers = createTriggers({ store, wholeOrders: promised.byIds, feed, bus, tell: reach.tell, shopById: shops.byId, clock, elapsed, yieldTurn: () => yieldTurn(), onError: (error) => log.error({ err: error }, 'proactive care failed') });
  const orderDesk = createOrderDesk({ repository: orderRequests, orderById: promised.byId, latestConversation: repository.latestOf, cases: cases.service, sendImages: uploads.send, clock });
  const suggestions = createSuggestionService({ repository: suggestionUses, transcript, knowledge, shopById: shops.byId, shopperById: shoppers.byId, onDealt: worklist.dealt, clock });
  return { bus, hub, hours, waits, retention, cases, incidents, worklist, reports, trainer, shops, agents, orders, orderDesk, ordersIn, orderEvents, orderImports, orderRecords, inbound, webhooks, live, imports, sessionImports, demo, knowledge, uploads, inbox, shoppers, conversations, reach, triggers, care, desk, transfers, routing, transcript, details, satisfaction, escalations, notes, labels, snooze, search, audit, noted, feed, templates, macros, values, suggestions, followUps };
}
export type Services = Awaited<ReturnType<typeof createServices>>;
