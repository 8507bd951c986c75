import { randomBytes } from 'node:crypto';
import { createId } from '@aftercast/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerAuth } from '../../../server/src/http/auth.ts';
import { createHttp } from '../../../server/src/http/create-http.ts';
import { createLogger } from '../../../server/src/http/logger.ts';
import { createKnowledgeService } from '../../../server/src/knowledge/knowledge-service.ts';
import { defaultThresholds } from '../../../server/src/matching/bands.ts';
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
  app = await createHttp({ log: createLogger('silent'), newId: (prefix) => `${prefix}_1`, publicUrl: ownOrigin, trustedProxies: [] });
  const { requireAgent } = registerAuth(app, { agents: http.agents, publicUrl: () => ownOrigin });
  await app.register(knowledgeRoutes({ knowledge, requireAgent, viewsOf: http.uploads.views, names: { product: async (_, id) => `产品 ${id}`, liveSession: async () => null } }), { prefix: '/api/v1' });
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
  expect((await call('POST', 'match', agent, { text: '你们有赠品吗', context: { order: { products: ['cam'] } } })).json()).toMatchObject({ outcome: 'answer' });
  expect((await call('POST', 'match', agent, { text: '你们有赠品吗', context: { order: { products: 'cam' } } })).json().error.code).toBe('invalid_request');
  expect((await call('POST', 'match', agent, { text: '' })).json().error.code).toBe('invalid_request');
});

describe('drafts and versions', () => {
  const gift = { ...entry, answer: '{{shop.name}}满百就送。' };
  test('an owner drafts, looks ahead, publishes, looks back and takes back', async () => {
    await call('PUT', 'zh/gift', owner, entry);
    const opened = (await call('GET', 'entries/zh/gift', agent)).json();
    expect(opened).toMatchObject({ live: { entry: { id: 'gift' } }, draft: null, images: [] });
    const saved = await call('PUT', 'drafts/zh/gift', owner, { entry: gift, revision: null, base: opened.live.version });
    expect(saved.json().draft).toMatchObject({ kind: 'change', revision: 1, authorName: 'owner' });
    expect((await call('PUT', 'drafts/zh/gift', owner, { entry: gift, revision: null, base: opened.live.version })).json().error).toMatchObject({ code: 'knowledge_draft_conflict', details: { draft: { revision: 1 } } });
    expect((await call('GET', 'rows/zh', agent)).json()).toMatchObject({ rows: [{ id: 'gift', live: true, draft: 'change' }], names: { products: {}, liveSessions: {} } });
    expect((await call('GET', `search/zh?words=${encodeURIComponent('满百')}`, agent)).json()).toEqual({ ids: ['gift'] });
    expect((await call('POST', 'publish/preview', agent, {})).json()).toMatchObject({ changes: [{ entryId: 'gift' }], outdated: [], broken: [], checks: 0 });
    const published = (await call('POST', 'publish', owner, { note: '满减' })).json().version;
    expect(published).toMatchObject({ source: 'publish', note: '满减', counts: { change: 1 } });
    expect((await call('GET', `versions/${published.number}`, agent)).json().changes).toMatchObject([{ before: { answer: entry.answer }, after: { answer: gift.answer } }]);
    expect((await call('GET', 'history/zh/gift', agent)).json().history[0].version.number).toBe(published.number);
    expect((await call('POST', `versions/${published.number}/revert`, owner, { as: 'drafts' })).json()).toMatchObject({ version: null, drafts: 1, kept: [], overtaken: [] });
    expect((await call('DELETE', 'drafts/zh/gift?revision=1', owner)).statusCode).toBe(204);
    expect((await call('POST', `versions/${published.number}/revert`, owner, { as: 'version' })).json().version).toMatchObject({ source: 'revert', reverts: published.number });
    expect((await call('GET', 'zh', agent)).json().entries[0].answer).toBe(entry.answer);
  });
  test('an agent reads and tries, and changes nothing', async () => {
    const attempts = [
      call('PUT', 'drafts/zh/gift', agent, { entry: gift, revision: null, base: 1 }), call('DELETE', 'drafts/zh/gift?revision=1', agent), call('POST', 'publish', agent, {}),
      call('POST', 'versions/1/revert', agent, { as: 'version' }), call('PUT', 'thresholds', agent, { thresholds: null }), call('POST', 'checks', agent, { language: 'zh', text: '问', entryId: null }),
    ];
    for (const reply of await Promise.all(attempts)) expect(reply.json().error.code).toBe('forbidden');
    expect((await call('GET', 'thresholds', agent)).json()).toMatchObject({ thresholds: defaultThresholds });
    expect((await call('POST', 'conflicts/zh', agent, { entry: { ...gift, id: 'gift2' } })).json().rivals).toMatchObject([{ entryId: 'gift', kind: 'same' }]);
  });
  test('another shop sees none of it', async () => {
    expect((await call('GET', 'versions', stranger)).json()).toEqual({ versions: [] });
    expect((await call('GET', 'entries/zh/gift', stranger)).json().error.code).toBe('not_found');
    expect((await call('GET', 'versions/1', stranger)).json().error.code).toBe('not_found');
  });
  test('a kept question refuses a write that breaks it, unless that is confirmed', async () => {
    const { check } = (await call('POST', 'checks', owner, { language: 'zh', text: '有赠品吗', entryId: 'gift' })).json();
    expect((await call('GET', 'checks?knowledge=draft', agent)).json().results).toMatchObject([{ passes: true, got: 'gift' }]);
    const refused = await call('DELETE', 'zh/gift', owner);
    expect([refused.statusCode, refused.json().error]).toMatchObject([409, { code: 'knowledge_checks_broken', details: { broken: [{ check: { text: '有赠品吗' } }] } }]);
    expect((await call('DELETE', 'zh/gift?confirmBroken=true', owner)).statusCode).toBe(204);
    expect((await call('DELETE', `checks/${check.id}`, owner)).statusCode).toBe(204);
  });
  test('thresholds are moved within bounds', async () => {
    expect((await call('PUT', 'thresholds', owner, { thresholds: { answer: 0.2, choices: 0.4 } })).json().error.code).toBe('invalid_request');
    expect((await call('PUT', 'thresholds', owner, { thresholds: { answer: 0.9, choices: 0.4 } })).json().thresholds).toEqual({ answer: 0.9, choices: 0.4 });
    expect((await call('POST', 'thresholds/preview', agent, { thresholds: { answer: 0.5, choices: 0.1 } })).json()).toMatchObject({ recent: { total: 0 }, checks: { total: 0 } });
    expect((await call('PUT', 'thresholds', owner, { thresholds: null })).json().thresholds).toEqual(defaultThresholds);
  });
});
