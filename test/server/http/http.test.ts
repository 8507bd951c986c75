import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../server/src/errors.ts';
import { createHttpApp, ownOrigin, type HttpApp } from '../../support/http.ts';

let http: HttpApp;
beforeEach(async () => {
  http = await createHttpApp();
  http.app.get('/broken', () => { throw new Error('secret inside'); });
  http.app.get('/busy', () => { throw new AppError('overloaded', 'wait', { retryAfterMs: 1_500, details: { queue: 9 } }); });
});
afterEach(() => http.close());

const post = (payload: string, contentType = 'application/json') => http.app.inject({
  method: 'POST', url: '/api/v1/session', headers: { origin: ownOrigin, 'content-type': contentType }, payload,
});

describe('errors over HTTP', () => {
  it.each([
    ['malformed JSON', '{"email":', 'invalid_json', 400],
    ['an empty body', '', 'invalid_json', 400],
    ['JSON that would reach a prototype', '{"__proto__":{"x":1}}', 'invalid_json', 400],
    ['a body of the wrong shape', '[]', 'invalid_request', 400],
    ['a body past the limit', `{"email":"${'x'.repeat(300_000)}"}`, 'frame_too_large', 413],
  ])('answer %s with its code', async (_, payload, code, status) => {
    const reply = await post(payload);
    expect([reply.statusCode, reply.json().error.code]).toEqual([status, code]);
  });

  it('name the fields that do not fit', async () => {
    const reply = await post('{"email":5}');
    expect(reply.json().error.details).toEqual([{ path: ['email'], message: expect.any(String) }, { path: ['password'], message: expect.any(String) }]);
  });

  it('answer a media type that nobody reads', async () => {
    expect((await post('<xml/>', 'text/xml')).json().error.code).toBe('invalid_request');
  });

  it('answer an unknown address and a malformed one', async () => {
    expect((await http.app.inject({ url: '/api/v1/nothing?token=x' })).json().error).toMatchObject({ code: 'not_found', message: 'there is no GET /api/v1/nothing' });
    expect((await http.app.inject({ url: '/api/v1/invitations/%ff' })).json().error.code).toBe('invalid_request');
  });

  it('mask what the client must not know, and log it under the request’s id', async () => {
    const reply = await http.app.inject({ url: '/broken' });
    expect(reply.statusCode).toBe(500);
    expect(reply.json().error).toMatchObject({ code: 'internal_error', requestId: reply.headers['x-request-id'] });
    expect(reply.body).not.toContain('secret inside');
    const line = http.logged.find(({ msg }) => msg === 'a request failed');
    expect(line?.reqId).toBe(reply.headers['x-request-id']);
    expect(JSON.stringify(line)).toContain('secret inside');
  });

  it('say when to come back, in the body and in the header', async () => {
    const reply = await http.app.inject({ url: '/busy' });
    expect(reply.statusCode).toBe(503);
    expect(reply.json().error).toMatchObject({ code: 'overloaded', retryAfterMs: 1_500, details: { queue: 9 } });
    expect(reply.headers).toMatchObject({ 'retry-after': '2', 'cache-control': 'no-store' });
  });
});

describe('request ids', () => {
  it('are taken from the caller where they are plain words', async () => {
    const reply = await http.app.inject({ url: '/healthz', headers: { 'x-request-id': 'trace-1234.abc' } });
    expect(reply.headers['x-request-id']).toBe('trace-1234.abc');
  });

  it.each(['short', 'a'.repeat(65), 'with space 123', '{"json":true}', 'new\tline-1234'])('are made anew instead of %j', async (given) => {
    const reply = await http.app.inject({ url: '/healthz', headers: { 'x-request-id': given } });
    expect(reply.headers['x-request-id']).toMatch(/^r_/);
  });
});

describe('health', () => {
  it('is alive whatever the database does, and ready only with it', async () => {
    expect((await http.app.inject({ url: '/readyz' })).json()).toMatchObject({ status: 'ready', storage: { dialect: 'sqlite' } });
    http.state.database = false;
    expect((await http.app.inject({ url: '/healthz' })).statusCode).toBe(200);
    const reply = await http.app.inject({ url: '/readyz' });
    expect([reply.statusCode, reply.json().error.code]).toEqual([503, 'storage_unavailable']);
  });

  it('is not ready while the server drains', async () => {
    http.state.draining = true;
    const reply = await http.app.inject({ url: '/readyz' });
    expect([reply.statusCode, reply.json().error.code]).toEqual([503, 'shutting_down']);
  });
});

describe('a server that stops', () => {
  it('sends those still connected away with a code and a time to come back', async () => {
    const seen: unknown[] = [];
    const stopping = await createHttpApp();
    let address = '';
    stopping.app.addHook('preClose', async () => {
      const reply = await fetch(`${address}/api/v1/session`);
      seen.push(reply.status, reply.headers.get('connection'), await reply.json());
    });
    address = await stopping.app.listen({ host: '127.0.0.1', port: 0 });
    await stopping.close();
    expect(seen).toEqual([503, 'close', { error: expect.objectContaining({ code: 'shutting_down', retryAfterMs: 2_000 }) }]);
  });
});

describe('who is at the other end', () => {
  it('is what a proxy says that we trust, and nobody else’s word', async () => {
    const behind = await createHttpApp({ trustedProxies: ['10.9.0.0/16'] });
    const addressFrom = async (remoteAddress: string) => {
      behind.logged.splice(0);
      await behind.app.inject({ url: '/nowhere', remoteAddress, headers: { 'x-forwarded-for': '203.0.113.5' } });
      return behind.logged.find(({ req }) => req)?.req?.ip;
    };
    expect([await addressFrom('10.9.3.1'), await addressFrom('10.8.3.1'), await addressFrom('127.0.0.1')]).toEqual(['203.0.113.5', '10.8.3.1', '127.0.0.1']);
    await behind.close();
  });
});

describe('headers', () => {
  it('keep browsers careful with every answer', async () => {
    for (const url of ['/healthz', '/nowhere', '/broken', '/api/v1/session']) {
      expect((await http.app.inject({ url })).headers).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'", 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000', 'cross-origin-resource-policy': 'same-origin',
      });
    }
  });

  it('do not ask for https where there is none', async () => {
    const plain = await createHttpApp({ publicUrl: 'http://127.0.0.1:3999' });
    expect((await plain.app.inject({ url: '/healthz' })).headers).not.toHaveProperty('strict-transport-security');
    await plain.close();
  });
});

describe('the API’s description', () => {
  it('lists each route with what it takes and gives', async () => {
    const document = (await http.app.inject({ url: '/api/openapi.json' })).json();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining([
      '/api/v1/session', '/api/v1/shop', '/api/v1/shop/secret', '/api/v1/agents', '/api/v1/agents/{id}', '/api/v1/invitations/{token}',
      '/api/v1/widget/{siteKey}/config', '/api/v1/widget/{siteKey}/uploads', '/api/v1/uploads/{id}',
    ]));
    expect(document.paths['/api/v1/shop'].patch.requestBody.content['application/json'].schema.properties.theme.properties.color.pattern).toContain('#');
    expect(document.paths['/api/v1/shop'].get.responses['200'].content['application/json'].schema.properties.shop.required).toContain('siteKey');
    expect(document.paths['/api/v1/session'].post.security).toEqual([]);
  });

  it('is shown to people by a page whose policy allows no inline script and no other host', async () => {
    const page = await http.app.inject({ url: '/api/docs/' });
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
    expect(page.body).not.toMatch(/(src|href)="https?:/);
    for (const [, path] of page.body.matchAll(/(?:src|href)="\.?([^"]+)"/g)) {
      expect((await http.app.inject({ url: `/api/docs${path}` })).statusCode).toBe(200);
    }
  });
});

describe('a request that is too large', () => {
  it('is told so however much its sender is still sending, instead of being cut off', async () => {
    const url = await http.app.listen({ host: '127.0.0.1', port: 0 });
    const part = Buffer.alloc(64 * 1024, 120);
    const parts = 64;
    for (const length of [{ 'content-length': parts * part.length }, {}]) {
      const sending = request(`${url}/api/v1/session`, { method: 'POST', headers: { origin: ownOrigin, 'content-type': 'application/json', ...length } });
      let sent = 0;
      const reply = new Promise<[number, number | undefined, string]>((resolve, reject) => {
        sending.on('error', reject).on('response', (response) => {
          const before = sent;
          let body = '';
          response.on('data', (chunk: Buffer) => { body += chunk.toString(); }).on('end', () => resolve([before, response.statusCode, body]));
        });
      });
      for (; sent < parts && !sending.destroyed; sent += 1) await new Promise<void>((resolve) => { sending.write(part, () => setImmediate(resolve)); });
      sending.end();
      expect(await reply).toEqual([parts, 413, expect.stringContaining('frame_too_large')]);
    }
  });

  it('is told so by an address that is too long, with a code like any other', async () => {
    const url = await http.app.listen({ host: '127.0.0.1', port: 0 });
    const reply = await fetch(`${url}/api/v1/session?q=${'x'.repeat(20_000)}`);
    expect([reply.status, await reply.json()]).toEqual([431, { error: { code: 'frame_too_large', message: expect.any(String) } }]);
  });
});
