import { afterAll, beforeAll, expect, it } from 'vitest';
import { agentClientFrame } from '@aftercast/shared';
import { auditedRoutes } from '../../../server/src/audit/audited-routes.ts';
import { startServer, type TestServer } from '../../support/server.ts';

/** Written in the transaction of the change, or by who knows who acts: see commands.test and audit.test. */
const withTheirChange = [
  'POST /session', 'DELETE /session', 'PATCH /session', 'POST /invitations', 'DELETE /open-invitations/:id', 'POST /invitations/:token', 'PATCH /agents/:id', 'POST /agents/:id/password-reset', 'PATCH /shop', 'POST /shop/secret',
  'PUT /routing', 'PATCH /routing/desks/:agentId', 'POST /connections', 'POST /webhooks', 'PATCH /webhooks/:id', 'POST /webhooks/:id/secret', 'DELETE /webhooks/:id', 'PATCH /connections/:id', 'POST /connections/:id/secret', 'DELETE /connections/:id', 'POST /cases', 'POST /cases/:id/actions', 'PUT /case-limits', 'PUT /audit/retention', 'GET /audit/sheet',
  'PUT /care/rules/:id', 'DELETE /care/rules/:id', 'POST /care/rules/:id/switch',
];
/** What is not logged, and why. */
const exceptions: Record<string, string> = {
  'POST /events/:consumer': 'a machine moves its own cursor',
  'POST /webhooks/:id/ping': 'tells the system itself', 'POST /webhooks/:id/replay': 'stands among the deliveries', 'POST /hooks/:id': 'a machine, whose deliveries are noted', 'POST /orders/events': 'each event is kept with who told it',
  'POST /uploads': 'the picture is sent with a message, which stays in its conversation', 'POST /knowledge/images': 'the picture is part of a draft, which is logged',
  'POST /mentions/seen': 'one’s own list of what one has seen', 'PUT /conversations/:id/suggestions/:questionId': 'a measurement of one’s own reply',
  'POST /knowledge/match': 'asks', 'POST /knowledge/conflicts/:language': 'asks', 'POST /knowledge/publish/preview': 'asks', 'POST /knowledge/thresholds/preview': 'asks',
  'POST /hours/preview': 'asks', 'POST /incidents/:id/preview': 'asks', 'POST /incidents/:id/sends/preview': 'asks', 'POST /care/rules/:id/trial': 'asks', 'POST /care/trial': 'asks',
  'POST /care/receipts': 'a machine tells what became of what was sent; each stands with its delivery',
  'GET /knowledge/sheet-template/:language': 'an empty table', 'GET /live-sessions/sheet-template': 'an empty table', 'GET /orders/sheet-template': 'an empty table',
};

let server: TestServer;
let routes: string[];
beforeAll(async () => {
  server = await startServer();
  const { paths } = await (await fetch(`${server.url}/api/openapi.json`)).json() as { paths: Record<string, Record<string, unknown>> };
  routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1')}`))
    .filter((route) => !route.includes('/widget/'));
});
afterAll(() => server[Symbol.asyncDispose]());

it('every route by which staff change something or take a file away is logged, or named with the reason why not', () => {
  const known = new Set([...Object.keys(auditedRoutes), ...withTheirChange, ...Object.keys(exceptions)]);
  expect(routes.filter((route) => (!route.startsWith('GET ') || /sheet|\.csv/.test(route)) && !known.has(route))).toEqual([]);
});

it('every route that is named here or in the table is there', () => {
  expect([...Object.keys(auditedRoutes), ...withTheirChange, ...Object.keys(exceptions)].filter((route) => !routes.includes(route))).toEqual([]);
});

it('every frame by which an agent changes something is logged, or named with the reason why not', () => {
  const logged = ['conversation.claim', 'conversation.resolve', 'conversation.return_to_bot', 'conversation.transfer', 'desk.set'];
  const unlogged: Record<string, string> = {
    hello: 'asks', ping: 'asks', 'inbox.load': 'asks', 'conversation.open': 'asks', 'conversation.close': 'asks', 'history.load': 'asks',
    'message.send': 'the message itself says who wrote it, and stays in its conversation', 'typing.set': 'passes', 'read.set': 'passes',
  };
  const types = agentClientFrame.options.map(({ shape }) => shape.type.value);
  expect(types.filter((type) => !logged.includes(type) && !(type in unlogged))).toEqual([]);
});
