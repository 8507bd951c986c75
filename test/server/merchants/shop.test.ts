import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpApp, ownOrigin, type HttpApp } from '../../support/http.ts';

let http: HttpApp;
beforeEach(async () => { http = await createHttpApp(); });
afterEach(() => http.close());

async function owned() {
  const shop = await http.newShop();
  await http.newAgent(shop.id, 'owner@shop.example');
  await http.newAgent(shop.id, 'agent@shop.example', 'agent');
  return { shop, owner: await http.headersOf('owner@shop.example'), agent: await http.headersOf('agent@shop.example') };
}

describe('the shop', () => {
  it('starts with sensible settings', async () => {
    const shop = await http.shops.create({ name: 'New', timeZone: 'Europe/Berlin', language: 'en' });
    expect(shop).toMatchObject({ assistantName: 'Aftercast', allowedOrigins: [], theme: { color: '#c93f22' }, demo: false, previousSecret: null });
    expect(shop.forceWords).toEqual(['投诉', '12315', '律师', '消协', '曝光', '工商', 'lawyer', 'lawsuit', 'complaint']);
    expect(shop.siteKey).toMatch(/^site_/);
    expect(Buffer.from(shop.identitySecret, 'base64url')).toHaveLength(32);
  });

  it('is shown whole to owners and without its secret to agents', async () => {
    const { shop, owner, agent } = await owned();
    const [seenByOwner, seenByAgent] = await Promise.all([owner, agent].map((headers) => http.app.inject({ url: '/api/v1/shop', headers })));
    expect(seenByOwner?.json().shop.identitySecret).toBe(shop.identitySecret);
    expect(seenByAgent?.json().shop).toMatchObject({ siteKey: shop.siteKey });
    expect(seenByAgent?.body).not.toContain(shop.identitySecret);
  });

  it('takes a change at once, for the cached row too', async () => {
    const { shop, owner } = await owned();
    await http.shops.bySiteKey(shop.siteKey);
    const reply = await http.app.inject({ method: 'PATCH', url: '/api/v1/shop', headers: owner, payload: { name: ' 新店 ', allowedOrigins: ['https://*.new.example'] } });
    expect(reply.json().shop).toMatchObject({ name: '新店', timeZone: 'Asia/Shanghai' });
    expect((await http.shops.bySiteKey(shop.siteKey))?.allowedOrigins).toEqual(['https://*.new.example']);
    expect((await http.shops.byId(shop.id))?.name).toBe('新店');
  });

  it('leaves everything as it is when nothing is given', async () => {
    const { shop, owner } = await owned();
    const reply = await http.app.inject({ method: 'PATCH', url: '/api/v1/shop', headers: owner, payload: {} });
    expect(reply.json().shop.name).toBe(shop.name);
  });

  it.each([
    [{ timeZone: 'Mars/Olympus' }], [{ theme: { color: 'red', mode: 'auto', position: 'right', launcherText: '' } }], [{ allowedOrigins: ['shop.example'] }],
    [{ privacyUrl: 'javascript:alert(1)' }], [{ retentionDays: 0 }], [{ name: '' }], [{ identitySecret: 'mine' }], [{ demo: true }],
  ])('refuses %j', async (payload) => {
    const { shop, owner } = await owned();
    const reply = await http.app.inject({ method: 'PATCH', url: '/api/v1/shop', headers: owner, payload });
    expect(reply.statusCode).toBe(400);
    expect(reply.json().error.code).toBe('invalid_request');
    expect(await http.shops.byId(shop.id)).toEqual(shop);
  });

  it('may be changed by owners alone', async () => {
    const { agent } = await owned();
    for (const [method, url] of [['PATCH', '/api/v1/shop'], ['POST', '/api/v1/shop/secret']] as const) {
      const reply = await http.app.inject({ method, url, headers: agent, ...(method === 'PATCH' ? { payload: {} } : {}) });
      expect(reply.statusCode).toBe(403);
      expect(reply.json().error.code).toBe('forbidden');
    }
  });

  it('accepts the secret before a rotation for 24 hours, and no older one', async () => {
    const { shop, owner } = await owned();
    const rotate = async () => (await http.app.inject({ method: 'POST', url: '/api/v1/shop/secret', headers: owner })).json().shop.identitySecret as string;
    const secrets = async () => {
      const now = await http.shops.byId(shop.id);
      return now ? http.shops.identitySecrets(now) : [];
    };
    const second = await rotate();
    expect(await secrets()).toEqual([second, shop.identitySecret]);
    http.state.now += 24 * 3600_000 - 1;
    expect(await secrets()).toEqual([second, shop.identitySecret]);
    http.state.now += 1;
    expect(await secrets()).toEqual([second]);
    const third = await rotate();
    const fourth = await rotate();
    expect(await secrets()).toEqual([fourth, third]);
  });

  it('keeps a demo shop shut outside the demo', async () => {
    const shop = await http.shops.create({ name: 'Demo', timeZone: 'UTC', language: 'en' }, { demo: true });
    await http.newAgent(shop.id, 'demo@shop.example');
    http.state.now += 60_000;
    expect(await http.shops.bySiteKey(shop.siteKey)).toBeNull();
    await expect(http.agents.signIn('demo@shop.example', 'correct horse battery', '192.0.2.1')).rejects.toMatchObject({ code: 'wrong_credentials' });
  });
});

describe('the widget configuration', () => {
  it('tells an allowed page what the bubble needs and nothing else', async () => {
    const shop = await http.newShop();
    const reply = await http.app.inject({ url: `/api/v1/widget/${shop.siteKey}/config?language=zh`, headers: { origin: 'https://shop.example' } });
    expect(reply.json()).toEqual({
      shopName: '柚子的店', assistantName: '小播', language: 'zh', timeZone: 'Asia/Shanghai', privacyUrl: '', retentionDays: 180, theme: shop.theme,
      questions: [{ entryId: 'shipping', question: '什么时候发货？' }],
    });
    expect(reply.headers['access-control-allow-origin']).toBe('https://shop.example');
    expect(reply.headers.vary).toMatch(/Origin/);
  });

  it('is refused to a foreign page, which reads why and nothing else', async () => {
    const shop = await http.newShop();
    for (const origin of ['https://evil.example', 'https://shop.example.evil.test', 'null']) {
      const reply = await http.app.inject({ url: `/api/v1/widget/${shop.siteKey}/config`, headers: { origin } });
      expect(reply.statusCode).toBe(403);
      expect(Object.keys(reply.json())).toEqual(['error']);
      expect(reply.json().error.code).toBe('origin_not_allowed');
      expect(reply.body).not.toContain(shop.name);
      expect(reply.headers['access-control-allow-origin']).toBe('*');
    }
  });

  it('answers an unknown site key with its code, readable anywhere', async () => {
    const reply = await http.app.inject({ url: '/api/v1/widget/site_nobody/config', headers: { origin: 'https://evil.example' } });
    expect(reply.statusCode).toBe(404);
    expect(reply.json().error).toMatchObject({ code: 'unknown_site_key' });
    expect(reply.headers['access-control-allow-origin']).toBe('*');
  });

  it('answers a preflight for allowed pages, to be remembered for a day', async () => {
    const shop = await http.newShop();
    const ask = (origin: string) => http.app.inject({
      method: 'OPTIONS', url: `/api/v1/widget/${shop.siteKey}/unread`,
      headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
    });
    const reply = await ask('https://shop.example');
    expect(reply.statusCode).toBe(204);
    expect(reply.headers).toMatchObject({
      'access-control-allow-origin': 'https://shop.example', 'access-control-max-age': '86400', 'access-control-allow-headers': 'authorization, content-type',
    });
    expect(reply.headers).not.toHaveProperty('access-control-allow-credentials');
    expect((await ask('https://evil.example')).statusCode).toBe(403);
    expect((await ask(ownOrigin)).statusCode).toBe(204);
  });

  it('gives no foreign page access to agents’ endpoints', async () => {
    const reply = await http.app.inject({ method: 'OPTIONS', url: '/api/v1/shop', headers: { origin: 'https://shop.example', 'access-control-request-method': 'PATCH' } });
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
  });
});
