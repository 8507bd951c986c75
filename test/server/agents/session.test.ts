import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpApp, ownOrigin, password, type HttpApp } from '../../support/http.ts';

const dayMs = 24 * 3600_000;
let http: HttpApp;
let shopId: string;
beforeEach(async () => {
  http = await createHttpApp();
  shopId = (await http.newShop()).id;
  await http.newAgent(shopId, 'owner@shop.example');
});
afterEach(() => http.close());

const signIn = (payload: unknown, headers: Record<string, string> = { origin: ownOrigin }) =>
  http.app.inject({ method: 'POST', url: '/api/v1/session', headers, payload: payload as object });
const session = (headers: Record<string, string>) => http.app.inject({ url: '/api/v1/session', headers });

describe('signing in', () => {
  it('gives a cookie that scripts cannot read and the network never sees in the clear', async () => {
    const reply = await signIn({ email: ' Owner@Shop.example ', password });
    expect(reply.json()).toMatchObject({ agent: { email: 'owner@shop.example', role: 'owner' }, shop: { name: '柚子的店' } });
    expect(reply.body).not.toContain('argon2');
    const cookie = String(reply.headers['set-cookie']);
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/', `Max-Age=${14 * 86_400}`]) expect(cookie).toContain(attribute);
  });

  it('keeps the cookie usable on a loopback server without https', async () => {
    const plain = await createHttpApp({ publicUrl: 'http://127.0.0.1:3999' });
    const shop = await plain.newShop();
    await plain.newAgent(shop.id, 'owner@shop.example');
    const reply = await plain.app.inject({ method: 'POST', url: '/api/v1/session', headers: { origin: 'http://localhost:3999' }, payload: { email: 'owner@shop.example', password } });
    expect(reply.statusCode).toBe(200);
    expect(String(reply.headers['set-cookie'])).not.toContain('Secure');
    await plain.close();
  });

  it('stores neither the password nor the token', async () => {
    const headers = await http.headersOf('owner@shop.example');
    const token = headers.cookie.split('=')[1] ?? '';
    const { agents, agentSessions } = http.store.tables;
    const stored = JSON.stringify([await http.store.read.select().from(agents), await http.store.read.select().from(agentSessions)]);
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(password);
  });

  it('answers a wrong password, an unknown email and a disabled account alike', async () => {
    const second = await http.newAgent(shopId, 'gone@shop.example', 'agent');
    await http.agents.change(shopId, second.id, { disabled: true });
    const replies = await Promise.all([['owner@shop.example', 'wrong'], ['nobody@shop.example', password], ['gone@shop.example', password]]
      .map(([email, secret]) => signIn({ email, password: secret })));
    const seen = replies.map((reply) => ({ status: reply.statusCode, error: { ...reply.json().error, requestId: '' } }));
    expect(seen[0]).toMatchObject({ status: 401, error: { code: 'wrong_credentials' } });
    expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it('is refused after five wrong tries, even with the right password, until the time told', async () => {
    for (let i = 0; i < 5; i += 1) await signIn({ email: 'owner@shop.example', password: `guess ${i}` });
    const refused = await signIn({ email: 'owner@shop.example', password });
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('180');
    http.state.now += refused.json().error.retryAfterMs;
    expect((await signIn({ email: 'owner@shop.example', password })).statusCode).toBe(200);
  });

  it('counts tries made at the same moment', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, (_, i) => signIn({ email: 'owner@shop.example', password: `guess ${i}` })));
    expect(replies.filter((reply) => reply.statusCode === 401)).toHaveLength(5);
    expect(replies.filter((reply) => reply.statusCode === 429)).toHaveLength(15);
  });

  it('takes a composed and a decomposed letter as the same password', async () => {
    await http.agents.create({ shopId, email: 'e@shop.example', name: 'E', role: 'agent', password: 'caf\u00e9 caf\u00e9 caf\u00e9' });
    expect((await signIn({ email: 'e@shop.example', password: 'cafe\u0301 cafe\u0301 cafe\u0301' })).statusCode).toBe(200);
  });

  it('is refused from a foreign page', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }] as Record<string, string>[]) {
      const reply = await signIn({ email: 'owner@shop.example', password }, headers);
      expect(reply.json().error.code).toBe('origin_not_allowed');
      expect(reply.headers).not.toHaveProperty('set-cookie');
    }
  });
});

describe('a session', () => {
  it('says who is signed in, and is kept by no cache', async () => {
    const reply = await session(await http.headersOf('owner@shop.example'));
    expect(reply.json().agent.email).toBe('owner@shop.example');
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  it.each(['', 'forged', 'A'.repeat(43), 'x'.repeat(10_000), '%00', "' or 1=1"])('is not opened by the cookie %j', async (value) => {
    const reply = await session({ cookie: `aftercast_session=${value}` });
    expect(reply.statusCode).toBe(401);
    expect(reply.json().error.code).toBe('not_signed_in');
  });

  it('is not opened by what the database holds', async () => {
    await http.headersOf('owner@shop.example');
    const [row] = await http.store.read.select().from(http.store.tables.agentSessions);
    expect((await session({ cookie: `aftercast_session=${row?.id}` })).statusCode).toBe(401);
  });

  it('ends two weeks after its last use, and each day of use makes it last again', async () => {
    const headers = await http.headersOf('owner@shop.example');
    http.state.now += dayMs / 2;
    expect((await session(headers)).headers).not.toHaveProperty('set-cookie');
    http.state.now += 12 * dayMs;
    expect(String((await session(headers)).headers['set-cookie'])).toContain(`Max-Age=${14 * 86_400}`);
    http.state.now += 14 * dayMs - 1;
    expect((await session(headers)).statusCode).toBe(200);
    http.state.now += 14 * dayMs;
    expect((await session(headers)).statusCode).toBe(401);
  });

  it('ends at once when signed out, and its sockets are told', async () => {
    const headers = await http.headersOf('owner@shop.example');
    const other = await http.headersOf('owner@shop.example');
    await session(headers);
    const reply = await http.app.inject({ method: 'DELETE', url: '/api/v1/session', headers });
    expect(reply.statusCode).toBe(204);
    expect(String(reply.headers['set-cookie'])).toMatch(/aftercast_session=;.*Expires=Thu, 01 Jan 1970/);
    expect((await session(headers)).statusCode).toBe(401);
    expect((await session(other)).statusCode).toBe(200);
    expect(http.signedOut).toEqual([{ agentId: expect.stringMatching(/^a_/), sessionId: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  it('changes nothing when the request comes from a foreign page', async () => {
    const { cookie } = await http.headersOf('owner@shop.example');
    const attempt = (headers: Record<string, string>) => http.app.inject({ method: 'PATCH', url: '/api/v1/shop', headers: { cookie, ...headers }, payload: { name: 'Taken over' } });
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'https://help.example.evil.test' }, { origin: 'http://help.example' }, { origin: 'null' }, { 'sec-fetch-site': 'same-site' }] as Record<string, string>[]) {
      const reply = await attempt(headers);
      expect([reply.statusCode, reply.json().error.code]).toEqual([403, 'origin_not_allowed']);
    }
    expect((await http.shops.byId(shopId))?.name).toBe('柚子的店');
    expect((await attempt({ origin: ownOrigin })).statusCode).toBe(200);
  });

  it('may change its own name', async () => {
    const headers = await http.headersOf('owner@shop.example');
    await session(headers);
    const reply = await http.app.inject({ method: 'PATCH', url: '/api/v1/session', headers, payload: { name: ' 小李 ' } });
    expect(reply.json().agent.name).toBe('小李');
    expect((await session(headers)).json().agent.name).toBe('小李');
  });

  it('changes its password only with the current one, and ends the other sign-ins', async () => {
    const [here, there] = [await http.headersOf('owner@shop.example'), await http.headersOf('owner@shop.example')];
    const change = (payload: object) => http.app.inject({ method: 'PATCH', url: '/api/v1/session', headers: here, payload });
    expect((await change({ password: 'another long one' })).json().error.code).toBe('invalid_request');
    expect((await change({ password: 'another long one', currentPassword: 'wrong' })).json().error.code).toBe('wrong_credentials');
    expect((await change({ password: 'short', currentPassword: password })).json().error.code).toBe('invalid_request');
    await session(there);
    expect((await change({ password: 'another long one', currentPassword: password })).statusCode).toBe(200);
    expect((await session(here)).statusCode).toBe(200);
    expect((await session(there)).statusCode).toBe(401);
    expect(http.signedOut).toHaveLength(1);
    expect((await signIn({ email: 'owner@shop.example', password })).statusCode).toBe(401);
    expect((await signIn({ email: 'owner@shop.example', password: 'another long one' })).statusCode).toBe(200);
  });

  it('leaves no expired rows behind when its agent signs in again', async () => {
    await http.headersOf('owner@shop.example');
    http.state.now += 15 * dayMs;
    await http.headersOf('owner@shop.example');
    expect(await http.store.read.select().from(http.store.tables.agentSessions)).toHaveLength(1);
  });
});
