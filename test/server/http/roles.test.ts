import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentRoles, type AgentRole, type AgentServerFrame } from '@aftercast/shared';
import { demo, signIn } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { greetShopper, openWire } from '../../support/wire.ts';

/**
 * Every route behind the sign-in with the first role that may call it. `null`: any signed-in agent.
 * A route that is not in this table fails the last test.
 */
const routes: Record<string, AgentRole | null> = {
  'GET /session': null, 'PATCH /session': null,
  'GET /agents': 'viewer', 'PATCH /agents/:id': 'owner', 'POST /agents/:id/password-reset': 'owner', 'POST /invitations': 'owner', 'GET /open-invitations': 'owner', 'DELETE /open-invitations/:id': 'owner',
  'GET /shop': 'viewer', 'PATCH /shop': 'owner', 'POST /shop/secret': 'owner',
  'GET /conversations': 'viewer', 'GET /conversations/:id': 'viewer', 'GET /conversations/:id/messages': 'viewer',
  'GET /knowledge/:language': 'viewer', 'PUT /knowledge/:language/:id': 'supervisor', 'DELETE /knowledge/:language/:id': 'supervisor', 'POST /knowledge/:language/import': 'supervisor',
  'GET /knowledge/rows/:language': 'viewer', 'GET /knowledge/search/:language': 'viewer', 'GET /knowledge/entries/:language/:id': 'viewer', 'GET /knowledge/drafts': 'viewer',
  'PUT /knowledge/drafts/:language/:id': 'supervisor', 'DELETE /knowledge/drafts/:language/:id': 'supervisor',
  'POST /knowledge/publish/preview': 'viewer', 'POST /knowledge/publish': 'supervisor', 'GET /knowledge/versions': 'viewer', 'GET /knowledge/versions/:number': 'viewer',
  'POST /knowledge/versions/:number/revert': 'supervisor', 'GET /knowledge/history/:language/:id': 'viewer',
  'GET /knowledge/checks': 'viewer', 'POST /knowledge/checks': 'supervisor', 'DELETE /knowledge/checks/:id': 'supervisor',
  'POST /knowledge/match': 'viewer', 'POST /knowledge/conflicts/:language': 'viewer',
  'GET /knowledge/thresholds': 'viewer', 'PUT /knowledge/thresholds': 'supervisor', 'POST /knowledge/thresholds/preview': 'viewer',
  'POST /knowledge/sheet/:language': 'supervisor', 'GET /knowledge/sheet/:language': 'viewer', 'GET /knowledge/sheet-template/:language': 'viewer', 'POST /knowledge/images': 'supervisor',
  'GET /knowledge/:language/worklist': 'viewer', 'GET /knowledge/:language/usage': 'viewer', 'POST /knowledge/:language/worklist/:key/phrasings': 'supervisor',
  'POST /knowledge/:language/worklist/:key/entry': 'supervisor', 'PUT /knowledge/:language/worklist/:key/decision': 'supervisor', 'DELETE /knowledge/:language/worklist/:key/decision': 'supervisor',
  'GET /products': 'viewer', 'PUT /products/:id': 'supervisor', 'GET /live-sessions': 'viewer', 'PUT /live-sessions/:id': 'supervisor', 'DELETE /live-sessions/:id': 'supervisor',
  'GET /live-schedule': 'viewer', 'GET /live-sessions/:id': 'viewer', 'POST /live-sessions/:id/on-air': 'agent', 'DELETE /live-sessions/:id/on-air': 'agent', 'POST /live-sessions/:id/stock': 'agent', 'GET /live-sessions/:id/questions': 'viewer',
  'POST /live-sessions/sheet': 'supervisor', 'GET /live-sessions/sheet-template': 'viewer', 'GET /live-sessions/:id/sheet': 'viewer', 'GET /live-sessions/:id/checklist': 'viewer',
  'PUT /orders': 'owner', 'POST /orders/events': 'owner', 'GET /orders/:id': 'owner', 'POST /orders/sheet': 'owner', 'GET /orders/sheet-template': 'owner', 'GET /connections': 'owner', 'GET /webhooks': 'owner', 'POST /webhooks': 'owner', 'PATCH /webhooks/:id': 'owner', 'DELETE /webhooks/:id': 'owner', 'POST /webhooks/:id/secret': 'owner', 'POST /webhooks/:id/ping': 'owner', 'GET /webhooks/:id/deliveries': 'owner', 'POST /webhooks/:id/replay': 'owner', 'POST /connections': 'owner', 'PATCH /connections/:id': 'owner', 'DELETE /connections/:id': 'owner', 'POST /connections/:id/secret': 'owner', 'GET /connections/:id/receipts': 'owner', 'GET /events/:consumer': 'owner', 'POST /events/:consumer': 'owner', 'POST /uploads': 'agent',
  'GET /satisfaction': 'viewer', 'GET /satisfaction/mine': 'agent',
  'GET /escalations': 'supervisor', 'POST /escalations/acknowledge': 'supervisor', 'GET /escalation-rules': 'supervisor', 'PUT /escalation-rules': 'supervisor',
  'GET /conversations/:id/notes': 'viewer', 'POST /conversations/:id/notes': 'agent', 'GET /mentions': 'viewer', 'POST /mentions/seen': 'viewer',
  'GET /labels': 'viewer', 'GET /labels/uses': 'viewer', 'POST /labels': 'supervisor', 'PUT /labels/:id': 'supervisor', 'DELETE /labels/:id': 'supervisor', 'PUT /conversations/:id/labels': 'agent',
  'GET /conversations/search': 'viewer', 'PUT /conversations/:id/snooze': 'agent', 'GET /hours': 'viewer', 'PUT /hours': 'supervisor', 'POST /hours/preview': 'viewer',
  'GET /reports/figures': 'viewer', 'GET /reports/figures.csv': 'viewer', 'GET /reports/change': 'viewer', 'GET /reports/clocks': 'viewer', 'GET /reports/clocks/:rule.csv': 'viewer',
  'GET /reports/settings': 'viewer', 'PUT /reports/settings': 'owner', 'GET /reports/wall': 'viewer',
  'GET /templates/:language': 'agent', 'PUT /templates/:language': 'supervisor', 'DELETE /templates/:language': 'supervisor', 'PUT /templates/:language/:id': 'supervisor',
  'DELETE /templates/:language/:id': 'supervisor', 'POST /templates/:language/:id/reset': 'supervisor', 'GET /conversations/:id/values': 'agent',
  'GET /conversations/:id/suggestions': 'agent', 'PUT /conversations/:id/suggestions/:questionId': 'agent', 'GET /macros': 'agent', 'PUT /macros': 'supervisor', 'GET /conversations/:conversationId/macros/:id': 'agent', 'PUT /macros/:id': 'supervisor', 'DELETE /macros/:id': 'supervisor',
  'GET /follow-ups': 'agent', 'GET /conversations/:conversationId/follow-ups': 'viewer', 'PUT /conversations/:conversationId/follow-ups/:id': 'agent', 'PATCH /follow-ups/:id': 'agent',
  'GET /cases': 'agent', 'POST /cases': 'agent', 'GET /cases/:id': 'agent', 'POST /cases/:id/actions': 'agent', 'GET /case-limits': 'agent', 'PUT /case-limits': 'owner',
  'GET /incidents': 'agent', 'GET /incidents/:id/sends': 'agent', 'POST /incidents/:id/sends': 'supervisor', 'POST /incidents/:id/sends/preview': 'supervisor', 'POST /incidents/:id/sends/:sendId/:act': 'supervisor', 'GET /incidents/:id/sends/:sendId/recipients': 'agent', 'POST /incidents/:id/closing': 'supervisor', 'POST /incidents': 'supervisor', 'GET /incident-suggestions': 'agent', 'GET /incidents/:id': 'agent', 'POST /incidents/:id/members': 'supervisor',
  'DELETE /incidents/:id/members/:conversationId': 'supervisor', 'POST /incidents/:id/preview': 'supervisor', 'POST /incidents/:id/replies': 'supervisor', 'POST /incidents/:id/close': 'supervisor',
  'GET /care/rules': 'agent', 'PUT /care/rules/:id': 'supervisor', 'DELETE /care/rules/:id': 'supervisor', 'POST /care/rules/:id/switch': 'supervisor', 'POST /care/rules/:id/trial': 'supervisor',
  'POST /care/trial': 'supervisor', 'GET /care/deliveries': 'agent', 'POST /care/receipts': 'owner',
  'GET /routing': 'viewer', 'PUT /routing': 'supervisor',
  // An agent may change the own desk; this is another's.
  'PATCH /routing/desks/:agentId': 'supervisor',
  'GET /audit': 'supervisor', 'GET /audit/sheet': 'supervisor', 'GET /audit/retention': 'supervisor', 'PUT /audit/retention': 'owner',
};

/** A JSON schema, as far as requests are described by one. */
interface Shape { type?: string; const?: unknown; enum?: unknown[]; anyOf?: Shape[]; allOf?: Shape[]; oneOf?: Shape[]; properties?: Record<string, Shape>; required?: string[]; items?: Shape; minItems?: number; minLength?: number; minimum?: number; pattern?: string }
interface Operation { security?: unknown[]; parameters?: { in: string; name: string; required?: boolean; schema: Shape }[]; requestBody?: { content: Record<string, { schema: Shape }> } }

/** The smallest value of a shape: a request must be well-formed before its sender's role is looked at. */
function least(shape: Shape, name = ''): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  const [choice] = shape.anyOf ?? shape.oneOf ?? [];
  if (choice) return least(choice, name);
  if (shape.allOf) return Object.assign({}, ...shape.allOf.map((part) => least(part, name) as object)) as unknown;
  switch (shape.type) {
    case 'object': return Object.fromEntries((shape.required ?? []).map((key) => [key, least(shape.properties?.[key] ?? {}, key)]));
    case 'array': return Array.from({ length: shape.minItems ?? 0 }, () => least(shape.items ?? {}, name));
    case 'integer': case 'number': return Math.max(shape.minimum ?? 0, 0);
    case 'boolean': return true;
    case 'string': return /email/i.test(name) ? 'new@roles.example' : 'x'.repeat(Math.max(shape.minLength ?? 1, 1));
    default: return null;
  }
}

let server: TestServer;
const cookies = {} as Record<AgentRole, string>;
let conversationId: string;
beforeAll(async () => {
  server = await startServer();
  const { agents } = server.app.services;
  const owner = await agents.byEmail(demo.owner.email);
  for (const role of agentRoles) {
    const who = { email: `${role}@roles.example`, password: 'correct horse battery' };
    await agents.create({ shopId: owner?.shopId ?? '', name: role, role, ...who });
    cookies[role] = await signIn(server.url, who);
  }
  const wire = await greetShopper(server.url, demo.siteKey);
  wire.send({ type: 'handoff.request', id: 'h0000001' });
  conversationId = (await wire.next('conversation.changed')).conversation.id;
  wire.close();
});
afterAll(() => server[Symbol.asyncDispose]());

const described: Record<string, Operation> = {};
beforeAll(async () => {
  const { paths } = await (await fetch(`${server.url}/api/openapi.json`)).json() as { paths: Record<string, Record<string, Operation>> };
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) described[`${method.toUpperCase()} ${path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1')}`] = operation;
  }
});

/** Values of parameters that must be more than well-formed. */
const filled: Record<string, string> = { language: 'zh', number: '1', consumer: 'crm', from: '0', until: '1', id: 'nothing-there', key: 'nothing-there', q: 'x', sendId: 'nothing-there', act: 'pause' };

const affected = { rule: { carriers: ['x'] }, texts: { zh: 'x', en: '' } };
/** What the smallest value would not do: something ends after it begins, ids have a form, and nobody is to be given the conversation below. */
const special: Record<string, object> = {
  'PUT /live-sessions/:id': { endsAt: 1 }, 'POST /conversations/:id/notes': { id: 'note0001' }, 'PUT /reports/settings': { changedOn: null },
  'POST /webhooks': { url: 'https://hooks.example/x', events: ['order'] },
  'POST /incidents/:id/sends': { id: 'send0001', ...affected }, 'POST /incidents/:id/sends/preview': affected, 'POST /incidents/:id/closing': { id: 'send0001', texts: affected.texts },
  'POST /incidents/:id/replies': { id: 'reply001' }, 'PUT /routing': { autoAssign: false },
};

/** Whether a role is turned away, by a request that is well-formed and names nothing that exists. */
async function refused(role: AgentRole, route: string): Promise<boolean> {
  const [method = '', path = ''] = route.split(' ');
  const { parameters = [], requestBody } = described[route] ?? {};
  const query = new URLSearchParams(parameters.filter((one) => one.in === 'query' && one.required).map(({ name, schema }) => [name, filled[name] ?? String(least(schema, name))]));
  const [[type, content] = []] = Object.entries(requestBody?.content ?? {});
  const body = content && (type === 'application/json' ? JSON.stringify({ ...least(content.schema) as object, ...special[route] }) : 'x');
  const response = await fetch(`${server.url}/api/v1${path.replace(/:(\w+)/g, (_, name: string) => filled[name] ?? name)}?${query}`, {
    method, headers: { cookie: cookies[role], origin: server.url, ...(body && type && type !== 'multipart/form-data' ? { 'content-type': type } : {}) }, ...(body && type !== 'multipart/form-data' ? { body } : {}),
  });
  const text = await response.text();
  expect([route, response.status === 401 || response.status >= 500]).toEqual([route, false]);
  return response.status === 403 && text.includes('"forbidden"');
}

describe.each(agentRoles)('a %s', (role) => {
  const rank = agentRoles.indexOf(role);
  it.each(Object.entries(routes))('meets the gate of %s, which opens from %s on', async (route, from) => {
    expect(await refused(role, route)).toBe(from !== null && rank < agentRoles.indexOf(from));
  });

  it(`${role === 'viewer' ? 'reads' : 'reads and answers'} over the socket`, async () => {
    const wire = await openWire<AgentServerFrame>(`${server.url.replace('http', 'ws')}/ws/agent`, { cookie: cookies[role], origin: server.url });
    wire.send({ type: 'hello', version: 1 });
    await wire.next('welcome');
    const ref = 'roles001';
    wire.send({ type: 'inbox.load', ref, list: 'all' });
    await wire.next('inbox.page');
    wire.send({ type: 'conversation.open', ref, conversationId });
    await wire.next('conversation.opened');
    wire.send({ type: 'history.load', ref, conversationId, beforeSeq: 9 });
    await wire.next('history.page');
    // None of them succeeds: the version is of no moment. What counts is whether the role was the reason.
    for (const frame of [
      { type: 'conversation.claim', ref, version: 999 }, { type: 'conversation.resolve', ref, version: 999 }, { type: 'conversation.return_to_bot', ref, version: 999 },
      { type: 'message.send', id: ref, text: '您好' },
    ]) {
      wire.send({ ...frame, conversationId });
      const { code } = await wire.next('error');
      expect([frame.type, code === 'forbidden']).toEqual([frame.type, role === 'viewer']);
    }
    for (const frame of role === 'viewer' ? [{ type: 'typing.set', typing: true }, { type: 'read.set', seq: 1 }] : []) {
      wire.send({ ...frame, conversationId });
      expect((await wire.next('error')).code).toBe('forbidden');
    }
    wire.close();
  });
});

it('a gate stands before every route that is not open to shoppers or for signing in', () => {
  const gated = Object.entries(described).filter(([route, { security }]) => security === undefined && !route.includes('/widget/')).map(([route]) => route);
  expect(gated.filter((route) => !(route in routes))).toEqual([]);
});
