import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DraftView } from '@aftercast/shared';
import { demo } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let owner: Record<string, string>;
let agent: Record<string, string>;
let said = 0;

beforeAll(async () => {
  server = await startServer();
  const signIn = async (who: { email: string; password: string }) => {
    const reply = await server.app.fastify.inject({ method: 'POST', url: '/api/v1/session', headers: { origin: server.url }, payload: who });
    return { cookie: `aftercast_session=${reply.cookies.find(({ name }) => name === 'aftercast_session')?.value}`, origin: server.url };
  };
  [owner, agent] = [await signIn(demo.owner), await signIn(demo.agent)];
});
afterAll(() => server[Symbol.asyncDispose]());

const call = (method: 'GET' | 'PUT' | 'DELETE' | 'POST', path: string, headers: Record<string, string>, payload?: object) =>
  server.app.fastify.inject({ method, url: `/api/v1/knowledge/${path}`, headers, ...(payload === undefined ? {} : { payload }) });

/** A new shopper says one thing; tells which entry answered, if any. */
async function asks(text: string): Promise<string | null> {
  const { shops, conversations, worklist } = server.app.services;
  const shop = await shops.bySiteKey(demo.siteKey);
  if (!shop) throw new Error('no demo shop');
  said += 1;
  const shopper = { id: `s_${said}`, shopId: shop.id, externalId: null, name: null, createdAt: said };
  const incoming = { shop, shopper, id: `m000000${said}`, text, images: [], context: {}, language: 'zh' as const, origin: 'test' };
  const { added } = await conversations.post(incoming);
  const body = added[0]?.body;
  if (body?.kind === 'choices') await conversations.requestPerson({ ...incoming, id: `h000000${said}`, text: '' }, 'none_of_these');
  await worklist.recorder.settle(shop.id);
  return body?.kind === 'answer' ? body.source?.entryId ?? null : null;
}
const rowOf = async (title: string) => (await call('GET', 'zh/worklist?limit=500', agent)).json().items.find((item: { title: string }) => item.title === title);

describe('one click', () => {
  test('adds the wording to an entry’s draft; once published the same question is answered and the row is gone', async () => {
    expect(await asks('能不能刻上我闺女的小名')).toBeNull();
    const row = await rowOf('能不能刻上我闺女的小名');
    expect(row).toMatchObject({ kind: 'unanswered', count: 1, phrasings: ['能不能刻上我闺女的小名'] });
    const { entries } = (await call('GET', 'zh', owner)).json();
    const entry = entries.find(({ tier, scope }: { tier: number; scope: { product: string | null } }) => tier === 1 && scope.product === null);

    const reply = await call('POST', `zh/worklist/${row.key}/phrasings`, owner, { entryId: entry.id, phrasings: row.phrasings });
    const { draft, before } = reply.json() as { draft: DraftView; before: null };
    expect({ kind: draft.kind, before, has: draft.entry?.phrasings.includes('能不能刻上我闺女的小名') }).toEqual({ kind: 'change', before: null, has: true });
    expect(await rowOf(row.title)).toBeUndefined();

    const published = await call('POST', 'publish', owner, { drafts: [{ language: 'zh', entryId: entry.id, revision: draft.revision }] });
    expect(published.statusCode, published.body).toBe(200);
    expect(await asks('能不能刻上我闺女的小名')).toBe(entry.id);
    expect((await call('GET', 'zh/usage', agent)).json().entries).toContainEqual(expect.objectContaining({ entryId: entry.id, answered: 1 }));
  });

  test('taken back, the draft is as it was and the row is there again', async () => {
    await asks('你们老板是哪里人啊');
    const row = await rowOf('你们老板是哪里人啊');
    const { entries } = (await call('GET', 'zh', owner)).json();
    const { draft } = (await call('POST', `zh/worklist/${row.key}/phrasings`, owner, { entryId: entries[1].id, phrasings: row.phrasings })).json() as { draft: DraftView };
    expect((await call('DELETE', `drafts/zh/${entries[1].id}?revision=${draft.revision}`, owner)).statusCode).toBe(204);
    expect((await call('DELETE', `zh/worklist/${row.key}/decision`, owner)).statusCode).toBe(204);
    expect(await rowOf(row.title)).toMatchObject({ key: row.key });
    expect((await call('DELETE', `zh/worklist/${row.key}/decision`, owner)).json().error.code).toBe('not_found');
  });

  test('makes an entry of the row', async () => {
    await asks('你们家猫叫啥名字呀');
    const row = await rowOf('你们家猫叫啥名字呀');
    const given = { tier: 2, question: row.title, phrasings: [], keywords: [], answer: '它叫柚子。', category: '', scope: { product: null, liveSession: null } };
    const { draft } = (await call('POST', `zh/worklist/${row.key}/entry`, owner, given)).json() as { draft: DraftView };
    expect(draft).toMatchObject({ kind: 'create', base: 0, entry: { question: row.title, answer: '它叫柚子。' } });
    await call('POST', 'publish', owner, { drafts: [{ language: 'zh', entryId: draft.entryId, revision: draft.revision }] });
    expect(await asks('你们家猫叫啥名字呀')).toBe(draft.entryId);
  });

  test('dismisses the row', async () => {
    await asks('可以带货合作吗怎么联系');
    const row = await rowOf('可以带货合作吗怎么联系');
    expect((await call('PUT', `zh/worklist/${row.key}/decision`, owner, { decision: 'dismissed' })).statusCode).toBe(204);
    expect(await rowOf(row.title)).toBeUndefined();
  });
});

test('everyone of the shop reads the list, owners act on it, strangers neither', async () => {
  expect((await call('GET', 'zh/worklist', agent)).statusCode).toBe(200);
  expect((await call('GET', 'zh/worklist', {})).json().error.code).toBe('not_signed_in');
  expect((await call('PUT', 'zh/worklist/q-1/decision', agent, { decision: 'dismissed' })).json().error.code).toBe('forbidden');
  expect((await call('POST', 'zh/worklist/q-1/phrasings', agent, { entryId: 'x', phrasings: ['y'] })).json().error.code).toBe('forbidden');
  expect((await call('POST', 'zh/worklist/q-1/phrasings', owner, { entryId: 'x', phrasings: ['y'] })).json().error.code).toBe('not_found');
});

test('pages by kind and counts them all', async () => {
  const { counts, total, minutes, items } = (await call('GET', 'zh/worklist?kind=unanswered&limit=1', agent)).json();
  expect({ kinds: Object.keys(counts), minutes, length: items.length }).toEqual({ kinds: ['unanswered', 'handed_off', 'untaken', 'unhelpful', 'reworded', 'unused', 'expired'], minutes: 0, length: Math.min(1, total) });
  expect((await call('GET', 'zh/worklist?kind=nonsense', agent)).json().error.code).toBe('invalid_request');
});
