import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImageView } from '@aftercast/shared';
import { createDiskStorage } from '../../../server/src/uploads/upload-storage.ts';
import { bombPng, brokenPixels, formOf, photoWithPlace, picture } from '../../support/pictures.ts';
import { createHttpApp, type HttpApp } from '../../support/http.ts';

const hourMs = 3600_000;
let http: HttpApp;
let siteKey: string;
let shopId: string;
beforeEach(async () => {
  http = await createHttpApp();
  ({ siteKey, id: shopId } = await http.newShop());
});
afterEach(() => http.close());

function send(bytes: Uint8Array, { token = 'shopper-1', name = 'photo.png', type = 'image/png' } = {}) {
  const form = formOf(bytes, name, type);
  return http.app.inject({
    method: 'POST', url: `/api/v1/widget/${siteKey}/uploads`, payload: form.payload,
    headers: { ...form.headers, authorization: `Bearer ${token}`, origin: 'https://shop.example' },
  });
}
const viewOf = async (bytes: Uint8Array) => (await send(bytes)).json().image as ImageView;
const fetched = (url: string) => http.app.inject({ url });
const stored = () => readdirSync(join(http.dataDir, 'uploads'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

describe('a picture that is sent', () => {
  it('comes back by a link that any page may show but none may run', async () => {
    const view = await viewOf(await picture('jpeg', 60, 40));
    expect(view).toMatchObject({ uploadId: expect.stringMatching(/^u_/), width: 60, height: 40 });
    const reply = await fetched(view.url);
    expect(reply.headers).toMatchObject({
      'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'content-disposition': 'inline', 'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': "default-src 'none'; style-src 'none'; sandbox; frame-ancestors 'none'",
    });
    expect(await sharp(reply.rawPayload).metadata()).toMatchObject({ format: 'jpeg', width: 60, height: 40 });
  });

  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('is taken as %s, whatever its name says', async (format) => {
    const reply = await send(await picture(format, 20, 20), { name: 'x.html', type: 'text/html' });
    expect(reply.statusCode).toBe(200);
    const shown = await fetched(reply.json().image.url);
    expect(['image/jpeg', 'image/png']).toContain(shown.headers['content-type']);
  });

  it('loses where and with what it was taken, and stands upright', async () => {
    const original = await photoWithPlace();
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const view = await viewOf(original);
    expect([view.width, view.height]).toEqual([30, 80]);
    const clean = (await fetched(view.url)).rawPayload;
    const { exif, xmp, iptc, orientation } = await sharp(clean).metadata();
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    for (const trace of ['Exif', 'Photographer', 'SecretCam']) expect(clean.includes(trace)).toBe(false);
  });

  it('is made smaller when it is larger than a screen, never larger', async () => {
    expect(await viewOf(await picture('jpeg', 4_000, 1_000))).toMatchObject({ width: 2_048, height: 512 });
    expect(await viewOf(await picture('png', 10, 10))).toMatchObject({ width: 10, height: 10 });
  });

  it('keeps its transparency', async () => {
    const glass = await sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0.4 } } }).webp().toBuffer();
    const shown = await fetched((await viewOf(glass)).url);
    expect(shown.headers['content-type']).toBe('image/png');
    expect((await sharp(shown.rawPayload).stats()).isOpaque).toBe(false);
  });

  it('brings nothing along that hides behind its pixels', async () => {
    const payload = '<script>alert(document.domain)</script>PK\x03\x04';
    const polyglot = Buffer.concat([await picture('jpeg', 30, 30), Buffer.from(payload)]);
    const clean = (await fetched((await viewOf(polyglot)).url)).rawPayload;
    expect(clean.includes('<script>')).toBe(false);
    expect(clean.includes('PK\x03\x04')).toBe(false);
  });
});

describe('a file that is no picture of ours', () => {
  it.each([
    ['HTML named as a picture', Buffer.from('<!doctype html><script>alert(1)</script>'.repeat(20))],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['SVG behind an XML declaration', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a PDF', Buffer.from(`%PDF-1.7\n${'x'.repeat(100)}`)],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['the first bytes of a PNG before HTML', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from('<script>alert(1)</script>'.repeat(9))])],
    ['the first bytes of a JPEG before HTML', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<script>alert(1)</script>'.repeat(9))])],
    ['a BMP', Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)])],
    ['an empty file', Buffer.alloc(0)],
  ])('is refused: %s', async (_, bytes) => {
    const reply = await send(bytes);
    expect([reply.statusCode, reply.json().error.code]).toEqual([415, 'upload_not_an_image']);
    expect(reply.headers['access-control-allow-origin']).toBe('https://shop.example');
    expect(await http.store.read.select().from(http.store.tables.uploads)).toEqual([]);
  });

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('is refused: a %s cut off in the middle', async (format) => {
    const whole = await brokenPixels(format);
    const reply = await send(whole.subarray(0, Math.floor(whole.length / 2)));
    expect(reply.json().error.code).toBe('upload_not_an_image');
  });

  it('is refused before it is unpacked when it claims 20,000 by 20,000 pixels', async () => {
    const bomb = bombPng(20_000, 20_000);
    expect(bomb.length).toBeLessThan(600_000);
    const reply = await send(bomb);
    expect([reply.statusCode, reply.json().error.code]).toEqual([413, 'upload_too_large']);
  });

  it('is refused past eight megabytes', async () => {
    const reply = await send(Buffer.concat([await picture('jpeg', 10, 10), Buffer.alloc(8 * 1024 * 1024)]));
    expect([reply.statusCode, reply.json().error.code]).toEqual([413, 'upload_too_large']);
  });

  it('is refused when it does not come as form data, or the form has no file', async () => {
    const headers = { authorization: 'Bearer shopper-1' };
    const url = `/api/v1/widget/${siteKey}/uploads`;
    expect((await http.app.inject({ method: 'POST', url, headers, payload: { file: 'x' } })).json().error.code).toBe('invalid_request');
    const empty = { payload: '--b\r\nContent-Disposition: form-data; name="note"\r\n\r\nhi\r\n--b--\r\n', headers: { ...headers, 'content-type': 'multipart/form-data; boundary=b' } };
    expect((await http.app.inject({ method: 'POST', url, ...empty })).json().error.code).toBe('invalid_request');
    const cut = { payload: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n\x89PNG', headers: { ...headers, 'content-type': 'multipart/form-data; boundary=b' } };
    expect((await http.app.inject({ method: 'POST', url, ...cut })).json().error.code).toBe('invalid_request');
  });
});

describe('who may send', () => {
  it('is a shopper with a token of this shop, on a page that the shop allows', async () => {
    const bytes = await picture('png', 9, 9);
    expect((await send(bytes, { token: 'forged' })).json().error.code).toBe('token_invalid');
    const { payload, headers } = formOf(bytes, 'a.png', 'image/png');
    const post = (url: string, extra: Record<string, string>) => http.app.inject({ method: 'POST', url, payload, headers: { ...headers, ...extra } });
    const url = `/api/v1/widget/${siteKey}/uploads`;
    expect((await post(url, {})).json().error.code).toBe('token_invalid');
    expect((await post(url, { authorization: 'Bearer shopper-1', origin: 'https://evil.example' })).json().error.code).toBe('origin_not_allowed');
    expect((await post('/api/v1/widget/site_nobody/uploads', { authorization: 'Bearer shopper-1' })).json().error.code).toBe('unknown_site_key');
    expect((await post('/api/v1/uploads', {})).json().error.code).toBe('not_signed_in');
  });

  it('is an agent, signed in', async () => {
    await http.newAgent(shopId, 'agent@shop.example', 'agent');
    const { payload, headers } = formOf(await picture('png', 9, 9), 'a.png', 'image/png');
    const reply = await http.app.inject({ method: 'POST', url: '/api/v1/uploads', payload, headers: { ...headers, ...await http.headersOf('agent@shop.example') } });
    expect((await fetched(reply.json().image.url)).statusCode).toBe(200);
  });

  it('is slowed past five a minute, each shopper alone', async () => {
    const bytes = await picture('png', 9, 9);
    for (let i = 0; i < 5; i += 1) expect((await send(bytes)).statusCode).toBe(200);
    const refused = await send(bytes);
    expect([refused.statusCode, refused.json().error.code, refused.json().error.retryAfterMs]).toEqual([429, 'rate_limited', 12_000]);
    expect((await send(bytes, { token: 'shopper-2' })).statusCode).toBe(200);
    http.state.now += 12_000;
    expect((await send(bytes)).statusCode).toBe(200);
  });

  it('is told to come again while too many pictures are on their way', async () => {
    const bytes = await picture('png', 9, 9);
    const replies = await Promise.all(['shopper-1', 'shopper-2', 'shopper-3'].map((token) => send(bytes, { token })));
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 503]);
    expect(replies.find(({ statusCode }) => statusCode === 503)?.json().error).toMatchObject({ code: 'overloaded', retryAfterMs: expect.any(Number) });
    expect((await send(bytes, { token: 'shopper-3' })).statusCode).toBe(200);
  });

  it('names only pictures of their own in a message', async () => {
    const [mine, theirs] = [await viewOf(await picture('png', 9, 9)), (await send(await picture('png', 9, 9), { token: 'shopper-2' })).json().image as ImageView];
    await http.uploads.send([mine.uploadId, mine.uploadId], 'shopper-1');
    await expect(http.uploads.send([mine.uploadId, theirs.uploadId], 'shopper-1')).rejects.toMatchObject({ code: 'upload_not_found' });
    await expect(http.uploads.send(['u_nothing'], 'shopper-1')).rejects.toMatchObject({ code: 'upload_not_found' });
    expect([...(await http.uploads.views([mine.uploadId, 'u_nothing'])).keys()]).toEqual([mine.uploadId]);
  });

  it('may be sent under the name that its author has after a merge, and by nobody else', async () => {
    const early = (await send(await picture('png', 9, 9), { token: 'shopper-0' })).json().image as ImageView;
    await expect(http.uploads.send([early.uploadId], 'shopper-2')).rejects.toMatchObject({ code: 'upload_not_found' });
    await http.uploads.send([early.uploadId], 'shopper-1');
  });
});

describe('a link to a picture', () => {
  it('stays the same within the hour, so that browsers keep the picture', async () => {
    const view = await viewOf(await picture('png', 9, 9));
    const again = async () => (await http.uploads.views([view.uploadId])).get(view.uploadId)?.url;
    http.state.now += hourMs - 1;
    expect(await again()).toBe(view.url);
    http.state.now += 1;
    expect(await again()).not.toBe(view.url);
  });

  it('works for two to three hours and then says that it has expired', async () => {
    const { url } = await viewOf(await picture('png', 9, 9));
    http.state.now += 3 * hourMs - 1_000;
    const late = await fetched(url);
    expect([late.statusCode, late.headers['cache-control']]).toEqual([200, 'private, max-age=1, immutable']);
    http.state.now += 1_000;
    const expired = await fetched(url);
    expect([expired.statusCode, expired.json().error.code, expired.headers['cache-control']]).toEqual([403, 'upload_link_expired', 'no-store']);
  });

  it('opens nothing when it was changed', async () => {
    const first = await viewOf(await picture('png', 9, 9));
    const second = await viewOf(await picture('png', 9, 9));
    const [path = '', query = ''] = first.url.split('?');
    const [e = '', s = ''] = query.split('&').map((pair) => pair.split('=')[1] ?? '');
    const forged = [
      `${path}?e=${Number(e) + 86_400}&s=${s}`, `${second.url.split('?')[0]}?${query}`, `${path}?e=${e}&s=${s.slice(0, -2)}`,
      `${path}?e=${e}&s=${'A'.repeat(43)}`, `${path}?e=${e}&s=`, `/api/v1/uploads/..%2f..%2faftercast.db?${query}`,
    ];
    for (const url of forged) {
      const reply = await fetched(url);
      expect([reply.statusCode, reply.json().error.code]).toEqual([404, 'upload_not_found']);
    }
    expect((await fetched(path)).json().error.code).toBe('invalid_request');
    expect((await fetched(`${path}?e=-1&s=x`)).json().error.code).toBe('invalid_request');
  });

  it('finds nothing once the file is gone', async () => {
    const { url } = await viewOf(await picture('png', 9, 9));
    expect(stored()).toHaveLength(1);
    await createDiskStorage(join(http.dataDir, 'uploads')).delete(stored()[0]?.name ?? '');
    expect((await fetched(url)).json().error.code).toBe('upload_not_found');
  });
});
