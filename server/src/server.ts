/** Hangs the routes and sockets on one Fastify instance. Part of the composition root: it wires and decides nothing. */
import websocket from '@fastify/websocket';
import { agentRoutes } from './agents/agent-routes.ts';
import { sessionRoutes } from './agents/session-routes.ts';
import { attachCasePush } from './cases/case-push.ts';
import { caseRoutes } from './cases/case-routes.ts';
import { registerAuditHook } from './audit/audit-hook.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { createAgentFrames } from './conversation/agent-frames.ts';
import { conversationRoutes } from './conversation/conversation-routes.ts';
import { createShopperFrames } from './conversation/shopper-frames.ts';
import { unreadRoutes } from './conversation/unread-routes.ts';
import { demoRoutes } from './demo/demo-routes.ts';
import { escalationRoutes } from './escalation/escalation-routes.ts';
import { eventRoutes } from './events/event-routes.ts';
import { attachIncidentPush } from './incidents/incident-push.ts';
import { sendRoutes } from './incidents/sends/send-routes.ts';
import { incidentRoutes } from './incidents/incident-routes.ts';
import { followUpRoutes } from './followups/follow-up-routes.ts';
import { registerAuth } from './http/auth.ts';
import { registerShopperCors } from './http/cors.ts';
import { createHttp } from './http/create-http.ts';
import { registerHealth } from './http/health.ts';
import { registerOpenApi } from './http/openapi.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { registerStaticFiles } from './http/static-files.ts';
import { createTurnstile } from './http/turnstile.ts';
import { hoursRoutes } from './hours/hours-routes.ts';
import { knowledgeRoutes } from './knowledge/knowledge-routes.ts';
import { importRoutes } from './knowledge/import/import-routes.ts';
import { sessionImportRoutes } from './live/import/session-import-routes.ts';
import { labelRoutes } from './labels/label-routes.ts';
import { liveRoutes } from './live/live-routes.ts';
import { originOf } from './merchants/allowed-origin.ts';
import { shopRoutes } from './merchants/shop-routes.ts';
import { widgetConfigRoutes } from './merchants/widget-config-routes.ts';
import { noteRoutes } from './notes/note-routes.ts';
import { AppError } from './errors.ts';
import { connectionRoutes } from './integrations/inbound/connection-routes.ts';
import { webhookRoutes } from './integrations/webhooks/webhook-routes.ts';
import { hookRoutes } from './integrations/inbound/hook-routes.ts';
import { orderDeskRoutes } from './order-desk/order-desk-routes.ts';
import { orderImportRoutes } from './orders/import/order-import-routes.ts';
import { ordersRoutes } from './orders/orders-routes.ts';
import { pagesRoutes } from './pages/pages-routes.ts';
import { attachDeskPush } from './realtime/desk-push.ts';
import { attachFollowUpPush } from './realtime/follow-up-push.ts';
import { attachEscalationPush } from './realtime/escalation-push.ts';
import { createInboxTicker } from './realtime/inbox-ticker.ts';
import { attachPush } from './realtime/push.ts';
import { endFailed } from './realtime/socket-failure.ts';
import { registerSockets } from './realtime/socket-routes.ts';
import { satisfactionRoutes } from './satisfaction/satisfaction-routes.ts';
import { reportRoutes } from './reports/report-routes.ts';
import { routingRoutes } from './routing/routing-routes.ts';
import type { Services, World } from './services.ts';
import { searchRoutes } from './search/search-routes.ts';
import { snoozeRoutes } from './snooze/snooze-routes.ts';
import { suggestionRoutes } from './suggestions/suggestion-routes.ts';
import { macroRoutes } from './templates/macro-routes.ts';
import { templateRoutes } from './templates/template-routes.ts';
import { agentUploadRoutes, pictureRoutes, shopperUploadRoutes } from './uploads/upload-routes.ts';
import { careRoutes } from './triggers/care-routes.ts';
import { worklistRoutes } from './worklist/worklist-routes.ts';
import { closeCodes } from '@aftercast/shared';

/** A client that sends one message past this is no client of ours; ws closes it with 1009. */
const largestMessageBytes = 512 * 1024;
/** Pictures of up to eight megabytes that may be on their way in; the next one is refused and may come again. */
const picturesArriving = 32;
/** A client that doesn't answer a close within this time is cut off; it would hold up a stop. */
const goodbyeMs = 2_000;

interface Given extends World { services: Services; messageLimit: { points: number; durationMs: number } }

export async function createServer({ config, services, store, clock, newId, publicUrl, paths, log, messageLimit }: Given) {
  const { bus, hub, shops, agents, live, knowledge, uploads, inbox, shoppers, conversations, desk, transfers, routing, transcript, details, feed, demo, worklist, satisfaction, audit } = services;
  const fastify = await createHttp({ log, newId, publicUrl: config.publicUrl, trustedProxies: config.trustedProxies });
  let draining = false;
  const sockets = { maxPayload: largestMessageBytes, perMessageDeflate: false, closeTimeout: goodbyeMs };
  await fastify.register(websocket, { options: sockets, errorHandler: endFailed });
  await registerOpenApi(fastify);
  const { requireAgent, requireOwnOrigin } = registerAuth(fastify, { agents, publicUrl });
  registerHealth(fastify, { ping: store.ping, durability: store.durability, isDraining: () => draining });

  const uploadLimit = createRateLimit({ points: 10, durationMs: 60_000, clock });
  const arriving = createTurnstile(picturesArriving, 0);
  await fastify.register(async (api) => {
    registerAuditHook(api, { audit, agents, prefix: '/api/v1' });
    await api.register(auditRoutes({ audit, requireAgent }));
    await api.register(sessionRoutes({ agents, shops, requireAgent, requireOwnOrigin, publicUrl }));
    await api.register(agentRoutes({ audit, agents, requireAgent, requireOwnOrigin, publicUrl }));
    await api.register(shopRoutes({ audit, shops, requireAgent }));
    await api.register(conversationRoutes({ inbox, transcript, details, requireAgent }));
    await api.register(noteRoutes({ notes: services.notes, requireAgent }));
    await api.register(labelRoutes({ labels: services.labels, rowOf: inbox.row, requireAgent }));
    await api.register(searchRoutes({ search: services.search, requireAgent }));
    await api.register(snoozeRoutes({ snooze: services.snooze, rowOf: inbox.row, requireAgent }));
    await api.register(knowledgeRoutes({ knowledge, requireAgent, viewsOf: uploads.views, names: live.names }));
    await api.register(importRoutes({ imports: services.imports, requireAgent }));
    await api.register(liveRoutes({ live, requireAgent }));
    await api.register(sessionImportRoutes({ sessionImports: services.sessionImports, requireAgent }));
    await api.register(hoursRoutes({ hours: services.hours, requireAgent }));
    await api.register(worklistRoutes({ worklist: worklist.list, actions: worklist.actions, requireAgent }));
    await api.register(reportRoutes({ ...services.reports, requireAgent }));
    await api.register(templateRoutes({ templates: services.templates, values: services.values, requireAgent }));
    await api.register(suggestionRoutes({ suggestions: services.suggestions, requireAgent }));
    await api.register(macroRoutes({ macros: services.macros, requireAgent }));
    await api.register(followUpRoutes({ followUps: services.followUps.service, requireAgent }));
    await api.register(ordersRoutes({ orders: services.ordersIn, events: services.orderEvents, records: services.orderRecords, requireAgent }));
    await api.register(orderImportRoutes({ orderImports: services.orderImports, requireAgent }));
    await api.register(connectionRoutes({ audit, connections: services.inbound.connections, requireAgent }));
    await api.register(webhookRoutes({ audit, webhooks: services.webhooks.service, requireAgent }));
    await api.register(hookRoutes({ hooks: services.inbound.hooks }));
    await api.register(satisfactionRoutes({ satisfaction, requireAgent }));
    await api.register(escalationRoutes({ escalations: services.escalations, requireAgent }));
    await api.register(caseRoutes({ audit, cases: services.cases.service, cover: services.cases.cover, requireAgent }));
    await api.register(sendRoutes({ sends: services.incidents.sends, requireAgent }));
    await api.register(incidentRoutes({ ...services.incidents, requireAgent }));
    await api.register(careRoutes({ audit, rules: services.triggers.rules, deliveries: services.triggers.deliveries, requireAgent }));
    await api.register(routingRoutes({ audit, routing, requireAgent }));
    await api.register(eventRoutes({ feed, requireAgent }));
    await api.register(agentUploadRoutes({ uploads, uploadLimit, arriving, requireAgent }));
    await api.register(pictureRoutes({ uploads }));
    await api.register(async (scope) => {
      registerShopperCors(scope, { shops, publicUrl });
      await scope.register(widgetConfigRoutes({ topQuestions: knowledge.topQuestions }));
      await scope.register(unreadRoutes({ clock, shoppers, shops, transcript }));
      await scope.register(orderDeskRoutes({
        desk: services.orderDesk, limit: createRateLimit({ points: 60, durationMs: 60_000, clock }),
        async shopperOf(token, shop) {
          const found = await shoppers.byId(await shoppers.verifyToken(token, shop.id));
          if (!found) throw new AppError('token_invalid', 'this shopper is gone');
          return found;
        },
      }));
      await scope.register(shopperUploadRoutes({
        uploads, uploadLimit, arriving, verifyShopper: async (token, shop) => ({ shopperId: await shoppers.verifyToken(token, shop.id) }),
      }));
    });
  }, { prefix: '/api/v1' });

  const onError = (error: unknown) => log.error({ err: error }, 'a push failed');
  const inboxTicker = createInboxTicker({ hub, inbox, transcript, clock, onError });
  attachFollowUpPush({ followUps: services.followUps, rowsOf: transcript.rowsOf, hub, onError });
  attachPush({ bus, hub, transcript, details, inboxTicker, onError });
  attachEscalationPush({ bus, hub });
  attachDeskPush({ bus, hub, inboxTicker });
  attachCasePush({ bus, hub, cover: services.cases.cover, approvals: services.cases.service.approvals, onError });
  attachIncidentPush({ bus, hub });
  const frames = createShopperFrames({ conversations, transcript, satisfaction, care: services.care, bus, clock, shopById: shops.byId, messageLimit: createRateLimit({ ...messageLimit, clock }), frameLimit: createRateLimit({ points: 240, durationMs: 12_000, clock }) });
  const agentFrames = createAgentFrames({ noted: services.noted, desk, transfers, desks: routing.desks, inbox, transcript, details, hub, bus, clock, frameLimit: createRateLimit({ points: 480, durationMs: 12_000, clock }) });
  const ownOrigin = () => originOf(publicUrl());
  await fastify.register(async (scope) => registerSockets(scope, {
    shopper: { frames, hub, shops, shoppers, ownOrigin, clock, newId },
    agent: { frames: agentFrames, hub, presence: routing.presence, clock, newId },
    agentBySession: agents.bySession,
  }));

  await fastify.register(pagesRoutes({ shops, pagesDir: paths.pages, publicUrl, demo: config.demo }));
  if (demo) await fastify.register(demoRoutes({ shops, demoRoom: demo.room((shop) => shop.identitySecret) }));
  await registerStaticFiles(fastify, { paths, publicUrl, demo: config.demo });

  return {
    fastify,
    /** Tells everyone to come back, and load balancers to look elsewhere. */
    drain(): void {
      draining = true;
      inboxTicker.stop();
      hub.closeAll(closeCodes.shuttingDown, 'the server is restarting');
    },
  };
}
