import { afterAll, beforeAll, expect, test } from 'vitest';
import { entryLimits } from '@aftercast/shared';
import { demo } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let owner: Record<string, string>;
beforeAll(async () => {
  server = await startServer();
  const reply = await server.app.fastify.inject({ method: 'POST', url: '/api/v1/session', headers: { origin: server.url }, payload: demo.owner });
  owner = { cookie: `aftercast_session=${reply.cookies.find(({ name }) => name === 'aftercast_session')?.value}`, origin: server.url };
});
afterAll(() => server[Symbol.asyncDispose]());

const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) => {
  const reply = await server.app.fastify.inject({ method, url: `/api/v1/knowledge${path}`, headers: owner, ...(payload === undefined ? {} : { payload }) });
  return { status: reply.statusCode, code: reply.statusCode < 400 ? null : reply.json().error.code as string };
};
const entry = { id: 'full', tier: 2, question: '问', answer: '答' };

test('an entry as full as it may be is kept', async () => {
  const phrasings = Array.from({ length: entryLimits.phrasings }, (_, at) => `${at}${'问'.repeat(400)}`);
  expect(await call('PUT', '/drafts/zh/full', { entry: { ...entry, phrasings }, revision: null, base: 0 })).toEqual({ status: 200, code: null });
  expect((await call('POST', '/publish', { drafts: [{ language: 'zh', entryId: 'full', revision: 1 }] })).status).toBe(200);
});

test('as many drafts as an import makes can be named in one publication', async () => {
  const drafts = Array.from({ length: 20_000 }, (_, at) => ({ language: 'zh', entryId: `q-${at}`, revision: 1 }));
  expect((await call('POST', '/publish', { drafts })).code).toBe('knowledge_draft_conflict');
});

test.each([
  ['GET', '/versions/99999999999', undefined], ['GET', '/versions/NaN', undefined], ['GET', '/versions?before=1e12', undefined], ['DELETE', '/drafts/zh/full?revision=99999999999', undefined],
  ['PUT', '/drafts/zh/x', { entry, revision: 1e12, base: 0 }], ['PUT', '/zh/full', { ...entry, validUntil: 9e15 }], ['PUT', '/zh/full', { ...entry, scope: { product: 'p'.repeat(501), liveSession: null } }],
] as const)('%s %s with a number or text past any database is refused', async (method, path, body) => {
  expect(await call(method, path, body)).toEqual({ status: 400, code: 'invalid_request' });
});
