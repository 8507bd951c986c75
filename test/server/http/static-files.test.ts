import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttp } from '../../../server/src/http/create-http.ts';
import { createLogger } from '../../../server/src/http/logger.ts';
import { registerStaticFiles } from '../../../server/src/http/static-files.ts';

const script = `export const words = ${JSON.stringify('hello '.repeat(200))};`;
const page = `<!doctype html><title>Console</title>${'<p>'.repeat(100)}`;
type Server = Awaited<ReturnType<typeof createHttp>>;
let folder: string;
let app: Server;

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

async function serve(publicUrl = 'https://help.example'): Promise<Server> {
  const served = await createHttp({ log: createLogger('silent'), newId: (prefix) => `${prefix}_1`, publicUrl, trustedProxies: [] });
  const paths = { widget: join(folder, 'widget'), console: join(folder, 'console'), pages: join(folder, 'pages') };
  await registerStaticFiles(served, { paths, publicUrl: () => publicUrl, demo: false });
  return served;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aftercast-static-'));
  write('widget/widget.js', script);
  write('widget/w/app-abc123.js', script);
  write('widget/w/app-abc123.js.map', '{}');
  write('console/index.html', page);
  write('console/assets/main-abc.js', script);
  write('console/favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  write('pages/assets/chat-abc.css', 'p{}');
  write('secret.txt', 'not for you');
  app = await serve();
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

describe('the widget’s files', () => {
  it('are there for pages of any origin, the launcher for minutes and its chunks forever', async () => {
    const launcher = await get('/widget.js', { origin: 'https://any.example' });
    expect(launcher.body).toBe(script);
    expect(launcher.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin', 'x-content-type-options': 'nosniff',
    });
    expect((await get('/w/app-abc123.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('come in the smallest form that the browser takes', async () => {
    const brotli = await get('/widget.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(script);
    const zipped = await get('/widget.js', { 'accept-encoding': 'gzip, br;q=0' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.rawPayload).toString()).toBe(script);
    expect(Number(zipped.headers['content-length'])).toBe(zipped.rawPayload.length);
    expect((await get('/widget.js', { 'accept-encoding': 'identity' })).headers).not.toHaveProperty('content-encoding');
  });

  it('are not sent again to whoever holds them', async () => {
    const { headers } = await get('/widget.js');
    const again = await get('/widget.js', { 'if-none-match': `"other", ${headers.etag}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect(again.headers['cache-control']).toBe('public, max-age=300');
    expect((await get('/widget.js', { 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('answer HEAD without a body, and leave source maps at home', async () => {
    const head = await app.inject({ method: 'HEAD', url: '/widget.js' });
    expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([200, '', String(Buffer.byteLength(script))]);
    expect((await get('/w/app-abc123.js.map')).statusCode).toBe(404);
  });

  it.each(['/w/../../secret.txt', '/w/..%2f..%2fsecret.txt', '/console/../secret.txt', '/console/..%2fsecret.txt', '/console/%2e%2e/secret.txt', '/pages//etc/passwd'])('let nobody out of the folder by %s', async (url) => {
    const reply = await get(url);
    expect(reply.body).not.toContain('not for you');
    expect(reply.body).not.toContain('root:');
  });
});

describe('the console', () => {
  it('is one page at every address below it, with a strict policy and never in a frame', async () => {
    for (const url of ['/console/', '/console/settings/shop', '/console/index.html']) {
      const reply = await get(url);
      expect(reply.body).toBe(page);
      expect(reply.headers).toMatchObject({ 'cache-control': 'no-cache', 'x-frame-options': 'DENY' });
      const policy = String(reply.headers['content-security-policy']);
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("connect-src 'self' wss://help.example;");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('keeps its named assets forever and tells a missing one from a page', async () => {
    expect((await get('/console/assets/main-abc.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/console/favicon.svg')).headers['content-type']).toBe('image/svg+xml');
    const missing = await get('/console/assets/main-old.js');
    expect([missing.statusCode, missing.json().error.code]).toEqual([404, 'not_found']);
  });

  it('is found without the slash and from the root', async () => {
    expect((await get('/console')).headers.location).toBe('/console/');
    expect((await get('/')).headers.location).toBe('/console/');
  });
});

describe('a server whose parts are not built', () => {
  it('starts all the same', async () => {
    rmSync(join(folder, 'console'), { recursive: true });
    rmSync(join(folder, 'pages'), { recursive: true });
    const bare = await serve();
    expect((await bare.inject({ url: '/console/' })).statusCode).toBe(404);
    expect((await bare.inject({ url: '/widget.js' })).statusCode).toBe(200);
    await bare.close();
  });
});
