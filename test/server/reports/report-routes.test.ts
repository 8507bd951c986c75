import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let owner: Record<string, string>;
let agent: Record<string, string>;
let now = Date.parse('2026-11-18T12:00:00+08:00');
let said = 0;

beforeAll(async () => {
  server = await startServer({ clock: () => now });
  const signIn = async (who: { email: string; password: string }) => {
    const reply = await server.app.fastify.inject({ method: 'POST', url: '/api/v1/session', headers: { origin: server.url }, payload: who });
    return { cookie: `aftercast_session=${reply.cookies.find(({ name }) => name === 'aftercast_session')?.value}`, origin: server.url };
  };
  [owner, agent] = [await signIn(demo.owner), await signIn(demo.agent)];
});
afterAll(() => server[Symbol.asyncDispose]());

const call = (method: 'GET' | 'PUT', path: string, headers = agent, payload?: object) =>
  server.app.fastify.inject({ method, url: `/api/v1/reports/${path}`, headers, ...(payload === undefined ? {} : { payload }) });

async function shop() {
  const found = await server.app.services.shops.bySiteKey(demo.siteKey);
  if (!found) throw new Error('no demo shop');
  return found;
}
/** A shopper asks for a person; an agent takes it, answers after so many seconds and resolves. */
async function served(waitSeconds: number): Promise<void> {
  const { conversations, desk, agents } = server.app.services;
  said += 1;
  const incoming = { shop: await shop(), shopper: { id: `s_${said}`, shopId: (await shop()).id, externalId: null, name: null, createdAt: now }, id: `m000000${said}`, text: '', images: [], context: { product: 'SKU-1001' }, language: 'zh' as const, origin: 'test' };
  const asked = await conversations.requestPerson(incoming, 'asked');
  const lin = await agents.byEmail(demo.owner.email);
  if (!asked || !lin) throw new Error('nobody is there');
  now += waitSeconds * 1_000;
  const claimed = await desk.command('claim', lin, asked.conversation.id, asked.conversation.version, 'test');
  await desk.reply(lin, { id: `r000000${said}`, conversationId: claimed.id, text: '在的', images: [] }, 'test');
  now += 60_000;
  await desk.command('resolve', lin, claimed.id, claimed.version, 'test');
}
const settle = async () => server.app.services.reports.recorder.settle((await shop()).id);

describe('figures', () => {
  test('of what was really said come out of the routes, and as a spreadsheet', async () => {
    await served(100);
    await served(300);
    await settle();
    const reply = await call('GET', 'figures?from=2026-11-18&to=2026-11-18&by=agent');
    expect(reply.statusCode, reply.body).toBe(200);
    const { zone, total, groups } = reply.json();
    expect(zone).toBe('Asia/Shanghai');
    expect(total).toMatchObject({ conversations: 2, withPerson: 2, involved: 0, firstResponse: { sum: 400_000, of: 2, median: 100_000, p90: 300_000 }, queueMs: 400_000, humanMs: 120_000, satisfied: null });
    expect(groups).toMatchObject([{ name: '小林', figures: { conversations: 2 } }]);
    const csv = await call('GET', 'figures.csv?from=2026-11-18&to=2026-11-18&by=agent&language=en');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.split('\r\n').map((line) => line.split(',').slice(0, 2).join(','))).toEqual(['\ufeffAgent,Conversations', '小林,2', 'Total,2']);
  });
  test.each(['0000-01-01', '0001-01-01', '1999-12-31', '9999-12-31', '2026-02-30'])('of %s are refused, not failed at', async (date) => {
    for (const path of [`figures?from=${date}&to=${date}`, `figures.csv?from=${date}&to=${date}`, `change?on=${date}`]) {
      expect((await call('GET', path)).json()).toMatchObject({ error: { code: 'invalid_request' } });
    }
    expect((await call('PUT', 'settings', owner, { minuteCents: 0, changedOn: date })).json()).toMatchObject({ error: { code: 'invalid_request' } });
  });
  test('of the first day that can be asked for look back before it', async () => {
    expect((await call('GET', 'change?on=2000-01-01&days=180')).json()).toMatchObject({ before: { from: '1999-07-05', to: '1999-12-31' }, after: { from: '2000-01-01' } });
  });
  test('a reading twice doubles nothing', async () => {
    const figuresOf = async () => (await call('GET', 'figures?from=2026-11-17&to=2026-11-18')).json().total.conversations;
    const before = await figuresOf();
    await settle();
    now += 11_000;
    expect(await figuresOf()).toBe(before);
  });
  test.each(['figures?from=2026-11-19&to=2026-11-18', 'figures?from=2020-01-01&to=2026-11-18', 'figures?from=yesterday&to=today', 'change?on=2026-12-01'])('refuses %s', async (path) => {
    expect((await call('GET', path)).statusCode).toBe(400);
  });
});

describe('clocks', () => {
  test('take each wish for a person as a question, answered in time or late', async () => {
    now += 11_000;
    const { reports, names } = (await call('GET', 'clocks')).json();
    const taobao = reports.find(({ rule }: { rule: string }) => rule === 'taobao-3min-rate');
    expect(taobao).toMatchObject({ sum: 1, of: 2, pending: 0 });
    expect(names[taobao.byAgent[0].agent]).toBe('小林');
    expect((await call('GET', 'clocks/taobao-3min-rate.csv?language=en')).body.split('\r\n')).toHaveLength(3);
  });
});

describe('settings and the change', () => {
  test('are the owner’s to set and everyone’s to read', async () => {
    const settings = { minuteCents: 80, changedOn: '2026-11-18' };
    expect((await call('PUT', 'settings', agent, settings)).statusCode).toBe(403);
    expect((await call('PUT', 'settings', owner, settings)).json()).toEqual({ settings });
    expect((await call('GET', 'settings')).json()).toEqual({ settings });
  });
  test('compares as many days before as have passed since', async () => {
    const { before, after } = (await call('GET', 'change?on=2026-11-17')).json();
    expect([before.from, before.to, after.from, after.to]).toEqual(['2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18']);
    expect([before.total.conversations, after.total.conversations]).toEqual([0, 2]);
  });
});

test('the wall shows who waits, what is due and who holds how much', async () => {
  const { conversations } = server.app.services;
  const waiting = await conversations.requestPerson({ shop: await shop(), shopper: { id: 's_wall', shopId: (await shop()).id, externalId: null, name: null, createdAt: now }, id: 'm_wall_1', text: '', images: [], context: {}, language: 'zh', origin: 'test' }, 'asked');
  const wall = (await call('GET', 'wall')).json();
  expect(wall).toMatchObject({ now, waiting: 1, longestSince: now, agents: [], today: { conversations: 2 } });
  expect(wall.dueAt).toEqual([waiting?.conversation.dueAt].filter((at) => (at ?? 0) <= now + 600_000));
});

test('nothing is told to those who are not signed in', async () => {
  for (const path of ['figures?from=2026-11-18&to=2026-11-18', 'clocks', 'wall', 'settings']) expect((await call('GET', path, { origin: server.url })).statusCode).toBe(401);
});
