import { afterAll, beforeAll, expect, it } from 'vitest';
import { demo, signIn } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let agent: string;
let owner: string;
beforeAll(async () => {
  server = await startServer();
  [agent, owner] = await Promise.all([signIn(server.url, demo.agent), signIn(server.url, demo.owner)]);
});
afterAll(() => server[Symbol.asyncDispose]());

async function call(cookie: string, method: string, path: string, body?: unknown) {
  const response = await fetch(`${server.url}/api/v1${path}`, { method, headers: { cookie, origin: server.url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) as Record<string, never> & { error?: { code: string } } };
}

it.each([
  ['PUT', '/case-limits', { agent: null, supervisor: null, byAgent: {} }],
  ['POST', '/incidents', { title: '杯子碎' }],
  ['POST', '/incidents/inc_1234567/replies', { id: 'reply001', text: '你好' }],
  ['POST', '/incidents/inc_1234567/close', undefined],
])('an agent may not %s %s', async (method, path, body) => {
  expect(await call(agent, method, path, body)).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
});

it('limits are what the owner says, and each is told their own', async () => {
  const { agents } = (await call(owner, 'GET', '/agents')).body as unknown as { agents: { id: string; email: string }[] };
  const id = agents.find(({ email }) => email === demo.agent.email)?.id ?? '';
  expect((await call(agent, 'GET', '/case-limits')).body).toMatchObject({ own: 5_000 });
  expect((await call(owner, 'PUT', '/case-limits', { agent: 100, supervisor: null, byAgent: { [id]: 777 } })).status).toBe(204);
  expect((await call(agent, 'GET', '/case-limits')).body).toMatchObject({ own: 777, limits: { agent: 100, supervisor: null } });
  expect((await call(owner, 'GET', '/case-limits')).body).toMatchObject({ own: null });
});

it.each([
  [Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`a_${n}`, 100]))], [{ 'a\u0000': 100, 'a\ufffd': 100 }], [{ '': 100 }], [{ a_1: 2 ** 31 }],
])('limits for agents that none can be are refused', async (byAgent) => {
  expect(await call(owner, 'PUT', '/case-limits', { agent: 100, supervisor: null, byAgent })).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
});

it.each([
  ['/cases?list=everything'], ['/cases?limit=1000'], ['/cases?offset=-1'],
])('a wrong list is refused: %s', async (path) => {
  expect(await call(agent, 'GET', path)).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
});

it.each([
  [{ matter: 'refund' }], [{ conversationId: 'c_1234', matter: 'gift' }], [{ conversationId: 'c_1234', matter: 'refund', amountCents: -1 }], [{ conversationId: 'c_1234', matter: 'refund', amountCents: 1.5 }],
])('a case that is none is refused: %j', async (body) => {
  expect(await call(agent, 'POST', '/cases', body)).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
});

it('what is not there is not found, by its own code', async () => {
  expect((await call(agent, 'GET', '/cases/case_none')).body).toMatchObject({ error: { code: 'case_not_found' } });
  expect((await call(agent, 'GET', '/incidents/inc_none')).body).toMatchObject({ error: { code: 'incident_not_found' } });
  expect((await call(agent, 'POST', '/cases', { conversationId: 'c_none', matter: 'refund' })).body).toMatchObject({ error: { code: 'conversation_not_found' } });
});
