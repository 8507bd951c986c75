import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SignJWT } from 'jose';
import { limits, type ShopperServerFrame } from '@aftercast/shared';
import { demo } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { openWire, type Wire } from '../../support/wire.ts';

type ShopperWire = Wire<ShopperServerFrame>;

let server: TestServer;
const open: ShopperWire[] = [];
beforeAll(async () => { server = await startServer(); });
afterAll(() => server[Symbol.asyncDispose]());
afterEach(() => { for (const wire of open.splice(0)) wire.close(); });

const hello = { type: 'hello', version: 1, siteKey: demo.siteKey, language: 'zh' };
async function connect(headers: Record<string, string> = {}): Promise<ShopperWire> {
  const wire = await openWire<ShopperServerFrame>(`${server.url.replace('http', 'ws')}/ws/shopper`, headers);
  open.push(wire);
  return wire;
}
async function greeted(extra: object = {}) {
  const wire = await connect();
  wire.send({ ...hello, ...extra });
  return { wire, welcome: await wire.next('welcome') };
}

describe('hello', () => {
  it('[HELLO1] is wanted before anything else', async () => {
    const wire = await connect();
    wire.send({ type: 'message.send', id: 'm0000001', text: 'x' });
    expect(await wire.next('error')).toMatchObject({ code: 'hello_required', ref: 'm0000001' });
  });
  it('[HELLO2] of another version closes for good', async () => {
    const wire = await connect();
    wire.send({ ...hello, version: 99 });
    expect(await wire.next('error')).toMatchObject({ code: 'unsupported_protocol_version' });
    expect((await wire.closed).code).toBe(4000);
  });
  it('[HELLO3] with an unknown site key closes for good', async () => {
    const wire = await connect();
    wire.send({ ...hello, siteKey: 'nobody' });
    expect((await wire.closed).code).toBe(4001);
  });
  it('[HELLO3] from a foreign origin closes for good', async () => {
    const wire = await connect({ origin: 'https://elsewhere.example' });
    wire.send(hello);
    expect(await wire.next('error')).toMatchObject({ code: 'origin_not_allowed' });
    expect((await wire.closed).code).toBe(4002);
  });
  it('[HELLO3] with a forged token or a refused identity closes for good', async () => {
    const forged = await connect();
    forged.send({ ...hello, token: 'a.b.c' });
    expect((await forged.closed).code).toBe(4003);
    const impostor = await connect();
    const identity = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject('shopper-001').setExpirationTime('5m').sign(new TextEncoder().encode('guess'));
    impostor.send({ ...hello, identity });
    expect((await impostor.closed).code).toBe(4005);
  });
  it('[HELLO4] stores nothing before the first message, and finds the conversation by its token afterwards', async () => {
    const { wire, welcome } = await greeted();
    expect(await server.app.services.shoppers.byId(welcome.shopper.id)).toBeNull();
    wire.send({ type: 'message.send', id: 'm0000001', text: '怎么开发票' });
    await wire.next('message.ack');
    const again = await greeted({ token: welcome.token });
    expect(again.welcome.messages.map(({ seq }) => seq)).toEqual([1, 2]);
  });
});

describe('a message', () => {
  it('[SEND1][SEND5] is acknowledged with its place, and the answer follows', async () => {
    const { wire } = await greeted();
    wire.send({ type: 'message.send', id: 'm0000001', text: '怎么开发票' });
    expect(await wire.next('message.ack')).toMatchObject({ id: 'm0000001', seq: 1 });
    expect((await wire.next('message.posted')).message).toMatchObject({ seq: 2, sender: 'bot', body: { kind: 'answer', source: { entryId: 'invoice-get' } } });
  });
  it('[SEND2] sent twice is acknowledged twice at one place', async () => {
    const { wire } = await greeted();
    wire.send({ type: 'message.send', id: 'm0000001', text: '怎么开发票' });
    wire.send({ type: 'message.send', id: 'm0000001', text: '怎么开发票' });
    expect(await wire.next('message.ack')).toEqual(await wire.next('message.ack'));
  });
  it('reaches the shopper’s other tab, and a resume brings what a closed one has missed', async () => {
    const { wire, welcome } = await greeted();
    wire.send({ type: 'message.send', id: 'm0000001', text: '怎么开发票' });
    const { conversationId } = await wire.next('message.ack');
    const second = await greeted({ token: welcome.token });
    wire.send({ type: 'message.send', id: 'm0000002', text: '质保多久' });
    expect((await second.wire.next('message.posted')).message).toMatchObject({ id: 'm0000002', seq: 3 });
    const third = await greeted({ token: welcome.token, resume: { conversationId, seq: 2 } });
    expect([third.welcome.resume, third.welcome.messages[0]?.seq]).toEqual(['complete', 3]);
  });
  it('never holds a brace where a variable could not be filled', async () => {
    const { wire } = await greeted();
    wire.send({ type: 'message.send', id: 'm0000001', text: '我的货到哪了' });
    const { message } = await wire.next('message.posted');
    expect(JSON.stringify(message.body)).not.toContain('{{');
  });
  it('of an identified shopper is answered with the real state of the order', async () => {
    const [shop, room] = [await server.app.services.shops.bySiteKey(demo.siteKey), await (await fetch(`${server.url}/demo/api/room?language=zh`)).json() as { shoppers: { identity: string; orderId: string }[] }];
    expect(shop).not.toBeNull();
    const shopper = room.shoppers[0];
    const { wire } = await greeted({ identity: shopper?.identity });
    wire.send({ type: 'message.send', id: 'm0000001', text: '我的货到哪了' });
    expect((await wire.next('message.posted')).message.body).toMatchObject({ kind: 'answer', text: expect.stringContaining(shopper?.orderId ?? 'no order') });
  });
});

describe('bad input', () => {
  it('[BAD1][BAD2] is refused with its own code, and the third bad frame closes the socket', async () => {
    const { wire } = await greeted();
    wire.raw('{');
    expect(await wire.next('error')).toMatchObject({ code: 'invalid_json' });
    wire.raw(Buffer.from('{}'));
    expect(await wire.next('error')).toMatchObject({ code: 'binary_not_supported' });
    wire.send({ type: 'message.shout', id: 'm0000001' });
    expect(await wire.next('error')).toMatchObject({ code: 'unknown_frame_type' });
    expect(await wire.closed).toMatchObject({ code: 4004, reason: expect.stringContaining('unknown_frame_type') });
  });
  it('[BAD1] over 32 KiB names the message it belonged to', async () => {
    const { wire } = await greeted();
    wire.send({ type: 'message.send', id: 'm0000001', text: '长'.repeat(100_000) });
    expect(await wire.next('error')).toMatchObject({ code: 'frame_too_large', ref: 'm0000001' });
  });
  it('[BAD3] over 512 KiB closes with 1009', async () => {
    const { wire } = await greeted();
    wire.raw('x'.repeat(600 * 1024));
    expect((await wire.closed).code).toBe(1009);
  });
  it('[BAD4] past the limit of a message is refused and costs no bad frame', async () => {
    const { wire } = await greeted();
    for (const id of ['m0000001', 'm0000002', 'm0000003', 'm0000004']) {
      wire.send({ type: 'message.send', id, text: 'x'.repeat(limits.textLength + 1) });
      expect(await wire.next('error')).toMatchObject({ code: 'text_too_long', ref: id });
    }
    wire.send({ type: 'ping' });
    expect((await wire.next('pong')).at).toBeGreaterThan(0);
  });
  it('[BAD5] ten thousand sends at once are limited for this shopper and nobody else', async () => {
    const { wire } = await greeted();
    for (let n = 0; n < 10_000; n += 1) wire.send({ type: 'message.send', id: `flood_${1000 + n}`, text: '在吗' });
    expect(await wire.next('error')).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
    const other = await greeted();
    other.wire.send({ type: 'message.send', id: 'm0000001', text: '怎么开发票' });
    expect(await other.wire.next('message.ack')).toMatchObject({ seq: 1 });
  });
  it('[BAD5] a flood of other frames is limited as well', async () => {
    const { wire } = await greeted();
    for (let n = 0; n < 1_000; n += 1) wire.send({ type: 'context.set', context: { product: `p${n}` } });
    expect(await wire.next('error')).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
  });
  it('script and markup travel as words', async () => {
    const { wire, welcome } = await greeted();
    const text = '<img src=x onerror=alert(1)><script>alert(1)</script> \u202Eabc\u200B';
    wire.send({ type: 'message.send', id: 'm0000001', text });
    await wire.next('message.ack');
    expect((await greeted({ token: welcome.token })).welcome.messages[0]?.body).toEqual({ kind: 'text', text });
  });
});
