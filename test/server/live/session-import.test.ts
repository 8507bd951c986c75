import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSheet } from '../../../server/src/sheets/write-sheet.ts';
import { formOf } from '../../support/pictures.ts';
import { demo } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let owner: Record<string, string>;
let agent: Record<string, string>;

beforeAll(async () => {
  server = await startServer();
  const signIn = async (who: { email: string; password: string }) => {
    const reply = await server.app.fastify.inject({ method: 'POST', url: '/api/v1/session', headers: { origin: server.url }, payload: who });
    return { cookie: `aftercast_session=${reply.cookies.find(({ name }) => name === 'aftercast_session')?.value}`, origin: server.url };
  };
  [owner, agent] = [await signIn(demo.owner), await signIn(demo.agent)];
});
afterAll(() => server[Symbol.asyncDispose]());

const startsAt = Date.parse('2026-12-01T19:00+08:00');
const head = { id: 'live-new', title: '年货夜', host: '小鹿', startsAt: String(startsAt), endsAt: String(startsAt + 4 * 3_600_000) };
const heads = ['链接号', '商品编号', '商品名称', '直播价', '几小时内发货', '退货条款', '赠品', '赠品截止', '常见问题1', '答案1', '常见问题2', '答案2'];
const kettle = ['3', 'kettle', '养生壶', '159', '48', '7 天无理由', '茶包两盒', '2026-12-01 22:00', '养生壶能煮中药吗', '可以，选药膳档。', '养生壶容量多大', '1.5 升。'];
const bare = ['4', 'scale', '体脂秤', '89', '', '', '', '', '', '', '', ''];

const call = (method: 'GET' | 'POST' | 'PUT', url: string, headers: Record<string, string>, payload?: object) =>
  server.app.fastify.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) });
async function upload(rows: string[][], { format = 'xlsx' as 'csv' | 'xlsx', fields = {}, headers = owner } = {}) {
  const form = formOf(await writeSheet(format, [heads, ...rows]), 'session', 'application/octet-stream', { ...head, ...fields });
  return server.app.fastify.inject({ method: 'POST', url: '/api/v1/live-sessions/sheet', payload: form.payload, headers: { ...headers, ...form.headers } });
}
const sessionIds = async () => (await call('GET', '/live-sessions', agent)).json().liveSessions.map(({ id }: { id: string }) => id);

describe.each(['csv', 'xlsx'] as const)('a session as %s', (format) => {
  const fields = { id: `live-${format}` };
  test('is shown in a dry run with what its links lack, and nothing is kept', async () => {
    const report = (await upload([kettle, bare], { format, fields: { ...fields, dryRun: 'true' } })).json();
    expect(report).toMatchObject({ links: 2, products: 2, promises: 2, questions: 2, errors: [], kept: false });
    expect(report.entries.created).toHaveLength(4);
    expect(report.checklist).toEqual([
      { link: 3, product: 'kettle', missing: expect.any(Array), questions: expect.any(Number) }, { link: 4, product: 'scale', missing: ['ship_by', 'return_terms', 'questions'], questions: 0 },
    ]);
    expect(await sessionIds()).not.toContain(fields.id);
  });
  test('with a wrong cell keeps nothing and says where', async () => {
    const report = (await upload([kettle, bare.map((cell, at) => (at === 3 ? '便宜' : cell)), kettle.map((cell, at) => (at === 7 ? '2026-12-01 18:00' : cell))], { format, fields })).json();
    expect(report.errors.map(({ row, column, code }: Record<string, unknown>) => [row, column, code])).toEqual([[3, 'D', 'not_a_number'], [4, 'H', 'ends_before_it_begins'], [4, 'A', 'duplicate_link']]);
    expect(report.kept).toBe(false);
    expect(await sessionIds()).not.toContain(fields.id);
  });
  test('is kept; the same again changes nothing, and out it comes as it went in', async () => {
    expect((await upload([kettle, bare], { format, fields })).json()).toMatchObject({ kept: true });
    const again = (await upload([kettle, bare], { format, fields })).json();
    expect(again.entries).toEqual({ created: [], changed: [], unchanged: 4 });
    const before = (await call('GET', '/live-sessions', agent)).json();
    const out = await call('GET', `/live-sessions/${fields.id}/sheet?format=${format}`, agent);
    const form = formOf(out.rawPayload, 'session', 'application/octet-stream', { ...head, ...fields });
    expect((await server.app.fastify.inject({ method: 'POST', url: '/api/v1/live-sessions/sheet', payload: form.payload, headers: { ...owner, ...form.headers } })).json()).toMatchObject({ kept: true, errors: [] });
    expect((await call('GET', '/live-sessions', agent)).json()).toEqual(before);
  });
});

test('keeps the English of a promise whose words stayed, since a sheet has one language', async () => {
  await upload([kettle], { fields: { id: 'live-english' } });
  const english = async () => (await call('GET', '/live-sessions/live-english', agent)).json().liveSession as { promises: { text: string; textEn?: string }[] };
  const session = await english();
  const [first, ...rest] = session.promises;
  expect((await call('PUT', '/live-sessions/live-english', owner, { ...session, promises: [{ ...first, textEn: 'A gift' }, ...rest] })).statusCode).toBe(200);
  await upload([kettle], { fields: { id: 'live-english' } });
  expect((await english()).promises.map(({ textEn }) => textEn)).toEqual(['A gift', ...rest.map(() => undefined)]);
});

test('keeps what the desk told where the sheet says nothing of it', async () => {
  await upload([kettle], { fields: { id: 'live-desk' } });
  const one = async () => (await call('GET', '/live-sessions/live-desk', agent)).json().liveSession as { links: { shown: object[] }[] };
  const session = await one();
  const shown = [{ from: startsAt + 60_000, until: null }];
  expect((await call('PUT', '/live-sessions/live-desk', owner, { ...session, links: session.links.map((link) => ({ ...link, shown })) })).statusCode).toBe(200);
  const stock = { state: 'sold-out', restockAt: Date.now() + 3_600_000 };
  expect((await call('POST', '/live-sessions/live-desk/stock', agent, { link: 3, ...stock })).json()).toMatchObject({ changed: true });
  expect((await call('POST', '/live-sessions/live-desk/stock', agent, { link: 3, ...stock })).json()).toMatchObject({ changed: false });
  for (const wrong of [{ restockAt: Date.now() - 1 }, { restockAt: 1_764_000_000 }, { state: 'available' }]) {
    expect((await call('POST', '/live-sessions/live-desk/stock', agent, { link: 3, ...stock, ...wrong })).json().error.code, JSON.stringify(wrong)).toBe('invalid_request');
  }
  expect((await call('POST', '/live-sessions/live-desk/stock', agent, { link: 99, ...stock })).json().error.code).toBe('unknown_link');
  await upload([kettle.map((cell, at) => (at === 3 ? '149' : cell))], { fields: { id: 'live-desk' } });
  expect((await one()).links).toMatchObject([{ price: 149, shown, stock }]);
});

test('last night’s session with another price keeps every promise, and the next session is told which of them do not come along', async () => {
  const id = 'live-kept';
  await upload([kettle], { fields: { id } });
  const one = async () => (await call('GET', `/live-sessions/${id}`, agent)).json().liveSession;
  const made = await one();
  const promises = [
    ...made.promises, { id: 'all', product: null, kind: 'freight-insurance', text: '全场送运费险', validFrom: startsAt, validUntil: startsAt + 1, terms: { claimWithinHours: 72 } },
    { id: 'second', product: 'kettle', kind: 'gift', text: '前百名再送茶', textEn: 'tea for the first hundred', validFrom: startsAt, validUntil: startsAt + 1, terms: { gift: '茶', perItem: 2 } },
  ];
  expect((await call('PUT', `/live-sessions/${id}`, owner, { ...made, promises })).statusCode).toBe(200);
  const before = await one();
  const out = (await call('GET', `/live-sessions/${id}/sheet?format=csv`, agent)).body;
  const send = async (file: string, fields: object) => {
    const form = formOf(Buffer.from(file), 'session', 'application/octet-stream', { ...head, id, ...fields });
    return (await server.app.fastify.inject({ method: 'POST', url: '/api/v1/live-sessions/sheet', payload: form.payload, headers: { ...owner, ...form.headers } })).json();
  };
  const unsaid = [['unsaid', null, '全场送运费险'], ['unsaid', 'kettle', '前百名再送茶']];
  const told = ({ promiseChanges }: { promiseChanges: { change: string; product: string | null; text: string }[] }) => promiseChanges.map(({ change, product, text }) => [change, product, text]);
  expect(told(await send(out.replace(',159,', ',149,'), {}))).toEqual(unsaid);
  expect(await one()).toEqual({ ...before, links: [{ ...before.links[0], price: 149 }], version: before.version + 1 });
  expect(told(await send(out.replace('茶包两盒', '茶包三盒'), { dryRun: 'true' }))).toEqual([['changed', 'kettle', '送茶包三盒'], ...unsaid]);
  expect(told(await send(out, { id: 'live-next', dryRun: 'true' }))).toEqual(unsaid.map(([, ...rest]) => ['left_behind', ...rest]));
});

test('a number in the new session means its product at once, and its questions answer once they are published', async () => {
  await upload([kettle]);
  const ask = async (text: string, context: object) => (await call('POST', '/knowledge/match', owner, { text, language: 'zh', context })).json();
  await call('POST', '/knowledge/publish', owner, {});
  expect((await ask('3号链接能煮中药吗', { liveSession: 'live-new' })).speaks).toMatchObject({ entryId: 'live-new-kettle-q1', answer: '可以，选药膳档。' });
});

test('the checklist counts drafts as known', async () => {
  const { checklist } = (await call('GET', '/live-sessions/live-new/checklist', agent)).json();
  expect(checklist).toEqual([{ link: 3, product: 'kettle', missing: ['questions'], questions: 0 }]);
  expect((await call('GET', '/live-sessions/none/checklist', agent)).json().error.code).toBe('not_found');
});

describe('is refused', () => {
  test('an import by an agent, who may take the template', async () => {
    expect((await upload([kettle], { headers: agent })).json().error.code).toBe('forbidden');
    expect((await call('GET', '/live-sessions/sheet-template?format=csv&language=en', agent)).body).toContain('Link number,Product ID');
  });
  test('a session that ends before it begins', async () => {
    expect((await upload([kettle], { fields: { endsAt: '1' } })).json().error).toMatchObject({ code: 'invalid_request', details: [{ path: 'endsAt' }] });
  });
});
