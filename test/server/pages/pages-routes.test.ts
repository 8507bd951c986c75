import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer({ publicUrl: 'https://help.example' }); });
afterAll(() => server[Symbol.asyncDispose]());

const get = (url: string, headers: Record<string, string> = {}) => server.app.fastify.inject({ url, headers });

test('the hosted page names the shop and carries its tag', async () => {
  const page = await get('/c/demo-luyou', { 'accept-language': 'zh-CN' });
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('<title>鹿柚生活直播间</title>');
  expect(page.body).toContain('data-site-key="demo-luyou" data-locale="zh"');
  expect(page.body).not.toContain('{{');
});

test('the hosted page opens in the language of its reader', async () => {
  expect((await get('/c/demo-luyou', { 'accept-language': 'en-GB' })).body).toContain('<html lang="en">');
  expect((await get('/c/demo-luyou?lang=zh', { 'accept-language': 'en-GB' })).body).toContain('<html lang="zh">');
});

test('the pages run no inline script and may be framed', async () => {
  const { headers, body } = await get('/c/demo-luyou');
  expect(headers['content-security-policy']).toMatch(/script-src 'self';/);
  expect(headers['content-security-policy']).toContain('connect-src \'self\' wss://help.example');
  expect(headers['content-security-policy']).not.toContain('frame-ancestors');
  expect(body).not.toMatch(/<script(?![^>]*\ssrc=)/);
});

test('an unknown shop gets a page that says what to do', async () => {
  const page = await get('/c/nobody', { 'accept-language': 'en' });
  expect(page.statusCode).toBe(404);
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.body).toContain('There is no such shop');
  expect((await get('/c/nobody/qr.svg')).statusCode).toBe(404);
});

test('an unknown address answers a person with a page and a program with a code', async () => {
  const page = await get('/no/such/page', { accept: 'text/html,*/*', 'accept-language': 'en' });
  expect(page.statusCode).toBe(404);
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.body).toContain('Nothing at this address');
  for (const [url, accept] of [['/no/such/page', '*/*'], ['/api/v1/nothing', 'text/html']] as const) {
    const answer = await get(url, { accept });
    expect(answer.statusCode).toBe(404);
    expect(answer.json().error.code).toBe('not_found');
  }
});

test('a site key with markup reaches no page', async () => {
  const page = await get(`/c/${encodeURIComponent('"><script>')}`);
  expect(page.statusCode).toBe(404);
  expect(page.body).not.toContain('"><script>');
});

test('the code is a picture in two forms that other sites may show', async () => {
  const svg = await get('/c/demo-luyou/qr.svg');
  expect(svg.headers['content-type']).toContain('image/svg+xml');
  expect(svg.headers['cross-origin-resource-policy']).toBe('cross-origin');
  expect(svg.body).toContain('<svg');
  const png = await get('/c/demo-luyou/qr.png');
  const { width, height, format } = await sharp(png.rawPayload).metadata();
  expect([format, width, height]).toEqual(['png', 720, 720]);
});

test('the room answers at both of its addresses', async () => {
  for (const url of ['/demo', '/demo/product/fryer-5l']) {
    const page = await get(url);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<script async src="/widget.js" data-site-key="demo-luyou"');
  }
  expect((await get('/demo?theme=dark&lang=en')).body).toContain('data-locale="en" data-theme="dark"');
  expect((await get('/demo?theme=%22%3E')).body).toContain('data-theme="auto"');
});

test('without the demo there is no room', async () => {
  await using bare = await startServer({ demo: false });
  expect((await bare.app.fastify.inject({ url: '/demo' })).statusCode).toBe(404);
});
