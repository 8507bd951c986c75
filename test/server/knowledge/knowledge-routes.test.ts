import { randomBytes } from 'node:crypto';
import { createId } from '@aftercast/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerAuth } from '../../../server/src/http/auth.ts';
import { createHttp } from '../../../server/src/http/create-http.ts';
import { createLogger } from '../../../server/src/http/logger.ts';
import { createKnowledgeService } from '../../../server/src/knowledge/knowledge-service.ts';
import { knowledgeRoutes } from '../../../server/src/knowledge/knowledge-routes.ts';
import { createHttpApp, ownOrigin, type HttpApp } from '../../support/http.ts';

/** Accounts and sessions. */
let http: HttpApp;
/** The routes under test. */
let app: Awaited<ReturnType<typeof createHttp>>;
let owner: { cookie: string; origin: string };
let agent: typeof owner;
let stranger: typeof owner;

beforeAll(async () => {
  http = await createHttpApp();
  const knowledge = createKnowledgeService({ store: http.store, clock: () => http.state.now, newId: (prefix) => createId(prefix, http.state.now, randomBytes), orders: { ordersOf: async () => [] } });
  app = await createHttp({ log: createLogger('silent'), newId: (prefix) => `${prefix}_1`, publicUrl: ownOrigin });
  const { requireAgent } = registerAuth(app, { agents: http.agents, publicUrl: () => ownOrigin });
  await app.register(knowledgeRoutes({ knowledge, requireAgent, viewsOf: http.uploads.views, names: { product: (_, id) => `产品 ${id}`, liveSession: () => null } }), { prefix: '/api/v1' });
  const [shop, other] = [await http.newShop(), await http.newShop('别家')];
  await http.newAgent(shop.id, 'owner@shop.example');
  await http.newAgent(shop.id, 'agent@shop.example', 'agent');
  await http.newAgent(other.id, 'owner@other.example');
  [owner, agent, stranger] = [await http.headersOf('owner@shop.example'), await http.headersOf('agent@shop.example'), await http.headersOf('owner@other.example')];
});
afterAll(async () => {
  await app.close();
  await http.close();
});

const entry = { id: 'gift', tier: 1, question: '有赠品吗', answer: '{{shop.name}}每单都有。' };
const call = (method: 'GET' | 'PUT' | 'DELETE' | 'POST', path: string, headers: Record<string, string>, payload?: string | object) =>
  app.inject({ method, url: `/api/v1/knowledge/${path}`, headers, ...(payload === undefined ? {} : { payload }) });

test('an owner adds, reads, replaces and removes an entry', async () => {
  expect((await call('PUT', 'zh/gift', owner, entry)).json().entry).toMatchObject({ id: 'gift', phrasings: [], scope: { product: null, liveSession: null } });
  expect((await call('GET', 'zh', agent)).json().entries.map(({ id }: { id: string }) => id)).toEqual(['gift']);
  expect((await call('GET', 'en', agent)).json().entries).toEqual([]);
  await call('PUT', 'zh/gift', owner, { ...entry, answer: '没有了。' });
  expect((await call('GET', 'zh', agent)).json().entries[0].answer).toBe('没有了。');
  expect((await call('DELETE', 'zh/gift', owner)).statusCode).toBe(204);
  expect((await call('DELETE', 'zh/gift', owner)).statusCode).toBe(404);
});

describe('refuses', () => {
  test('an agent who is no owner, and whoever is not signed in', async () => {
    expect((await call('PUT', 'zh/gift', agent, entry)).json().error.code).toBe('forbidden');
    expect((await call('GET', 'zh', {})).json().error.code).toBe('not_signed_in');
    expect((await call('PUT', 'zh/gift', { ...owner, origin: 'https://evil.example' }, entry)).json().error.code).toBe('origin_not_allowed');
  });
  test('an entry under another id, with an unknown variable, or of the wrong shape', async () => {
    expect((await call('PUT', 'zh/other', owner, entry)).json().error.code).toBe('knowledge_entry_invalid');
    expect((await call('PUT', 'zh/gift', owner, { ...entry, answer: '{{order.colour}}' })).json().error).toMatchObject({ code: 'knowledge_entry_invalid', details: ['answer: unknown variable {{order.colour}}'] });
    expect((await call('PUT', 'zh/gift', owner, { ...entry, tier: 9 })).json().error.code).toBe('invalid_request');
    expect((await call('PUT', 'fr/gift', owner, entry)).json().error.code).toBe('invalid_request');
  });
});

test('imports JSONL as text and tells bad lines by number', async () => {
  const headers = { ...owner, 'content-type': 'application/x-ndjson' };
  const reply = await call('POST', 'zh/import', headers, `${JSON.stringify(entry)}\nnonsense\n`);
  expect(reply.json()).toEqual({ imported: 1, errors: [{ line: 2, message: 'not JSON' }] });
  expect((await call('GET', 'zh', stranger)).json().entries).toEqual([]);
});

test('explains a match to an agent', async () => {
  const reply = await call('POST', 'match', agent, { text: '你们有赠品吗' });
  expect(reply.json()).toMatchObject({ language: 'zh', outcome: 'answer', candidates: [{ id: 'gift', why: { phrasing: '有赠品吗' } }] });
  expect((await call('POST', 'match', agent, { text: '' })).json().error.code).toBe('invalid_request');
});
