import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createHmac, randomBytes } from 'node:crypto';
import { createServer as createSocketServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newWebhook } from '@aftercast/shared';
import { run } from '../../../server/src/db/store.ts';
import { createEventRepository } from '../../../server/src/events/event-repository.ts';
import { isPrivateAddress } from '../../../server/src/integrations/webhooks/private-address.ts';
import { postSigned, signatureOf } from '../../../server/src/integrations/webhooks/post-signed.ts';
import { nextTry, pausesMs } from '../../../server/src/integrations/webhooks/retry.ts';
import { createWebhookRepository } from '../../../server/src/integrations/webhooks/webhook-repository.ts';
import { createWebhookService } from '../../../server/src/integrations/webhooks/webhook-service.ts';
import { createWebhookWorker } from '../../../server/src/integrations/webhooks/webhook-worker.ts';
import { createPlannedStore } from '../../support/query-plan.ts';
import { createTestStore, type TestStore } from '../../support/store.ts';

const noTrace = function* () { /* nothing is written beside it */ };
const day = 86_400_000;

describe('an address that webhooks may not reach', () => {
  it.each(['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '::ffff:127.0.0.1', '64:ff9b::a00:1', '::127.0.0.1', '::a00:1', '::ffff:0:127.0.0.1', '::ffff:0:5db8:d822', 'fec0::1', 'feff::1', '224.0.0.1', 'not-an-address'])('%s', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });
  it.each(['93.184.216.34', '172.32.0.1', '2606:4700::1111', '::ffff:93.184.216.34'])('but %s', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
  it('is refused also behind a name', async () => {
    expect(await postSigned({ id: 'a', url: 'http://localhost:9/', body: '{}', secrets: ['whsec_YQ=='], at: 0 }, () => false)).toEqual({ problem: expect.stringContaining('not reached from here') });
    expect(await postSigned({ id: 'a', url: 'http://[::1]:9/', body: '{}', secrets: ['whsec_YQ=='], at: 0 }, () => false)).toEqual({ problem: expect.stringContaining('not reached from here') });
  });
});

describe('a system that wants to speak something else', () => {
  it('has answered, and holds up neither its webhook nor a stop', async () => {
    const server = createSocketServer((socket) => { socket.once('data', () => socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: other\r\n\r\n')); });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect(await postSigned({ id: 'a', url, body: '{}', secrets: ['whsec_YQ=='], at: 0 }, () => true)).toEqual({ status: 101, response: '', retryAfterMs: null });
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('when a delivery is tried again', () => {
  it('after pauses that grow to about a day together, spread by a fifth, and then no more', () => {
    expect(pausesMs.map((_, at) => nextTry(at + 1, 0.5, null))).toEqual([...pausesMs]);
    expect([nextTry(1, 0, null), nextTry(1, 1, null)]).toEqual([4_000, 6_000]);
    expect(nextTry(pausesMs.length + 1, 0.5, null)).toBeNull();
    const all = pausesMs.reduce((sum, each) => sum + each, 0);
    expect(all).toBeGreaterThan(0.9 * day);
    expect(all).toBeLessThan(1.2 * day);
  });
  it('not before the time the answer names, up to a day', () => {
    expect([nextTry(1, 0.5, 60_000), nextTry(1, 0.5, 1_000), nextTry(1, 0.5, 9 * day)]).toEqual([60_000, 5_000, day]);
  });
});

describe('webhooks', () => {
  let made: TestStore;
  let receiver: Server;
  let url: string;
  let now: number;
  let heard: { headers: IncomingMessage['headers']; body: string }[];
  type Says = { status: number; headers?: Record<string, string>; body?: string };
  let answer: (nth: number) => Says;
  let failures: unknown[];
  beforeEach(async () => {
    made = await createTestStore();
    [now, heard, failures] = [Date.UTC(2026, 10, 20), [], []];
    answer = () => ({ status: 200 });
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => { body += part.toString(); });
      request.on('end', () => {
        heard.push({ headers: request.headers, body });
        const { status, headers, body: says = 'ok' } = answer(heard.length);
        response.writeHead(status, headers).end(says);
      });
    });
    await new Promise<void>((done) => { receiver.listen(0, '127.0.0.1', done); });
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  });
  afterEach(async () => {
    receiver.closeAllConnections();
    await new Promise((done) => { receiver.close(done); });
    await made.remove();
    expect(failures).toEqual([]);
  });

  let ids = 0;
  function open(post?: Parameters<typeof createWebhookWorker>[0]['post']) {
    const [repository, feed] = [createWebhookRepository(made.store), createEventRepository(made.store)];
    const isTrusted = (host: string): boolean => host === '127.0.0.1';
    return {
      service: createWebhookService({ repository, feed, isTrusted, clock: () => now, newId: (prefix) => `${prefix}_${String(ids++).padStart(6, '0')}`, random: (length) => randomBytes(length) }),
      worker: createWebhookWorker({ repository, feed, post: post ?? ((signed) => postSigned(signed, isTrusted)), random: () => 0.5, clock: () => now, onError: (error) => failures.push(error) }),
    };
  }
  const happen = (type: string, payload: object = { orderId: 'o1' }) => made.store.write(function* (w) {
    yield* run(w.insert(made.store.tables.events).values({ shopId: 'shop', type, conversationId: null, payload: JSON.stringify(payload), createdAt: now }).returning());
  });
  const create = (hooks: ReturnType<typeof open>, given: object = {}) => hooks.service.create('shop', newWebhook.parse({ url, events: ['order'], ...given }), noTrace);
  const deliveries = (hooks: ReturnType<typeof open>, id: string) => hooks.service.deliveries('shop', id, { state: null, before: null, limit: 50 }).then((page) => page.deliveries);

  it('tell what happens from now on, signed so that anyone with the secret can check it', async () => {
    await happen('order.updated', { orderId: 'before' });
    const hooks = open();
    const { webhook, secret } = await create(hooks);
    await happen('order.updated', { orderId: 'o1', status: 'shipped' });
    await happen('case.opened');
    await hooks.worker.settle();
    expect(heard).toHaveLength(1);
    const [{ headers, body }] = heard as [(typeof heard)[number]];
    // As https://www.standardwebhooks.com verifies, written without our own code.
    const expected = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(JSON.parse(body)).toEqual({ id: headers['webhook-id'], type: 'order.updated', createdAt: now, shop: 'shop', data: { orderId: 'o1', status: 'shipped' } });
    expect(await deliveries(hooks, webhook.id)).toMatchObject([{ state: 'sent', attempts: 1, status: 200, response: 'ok' }]);
  });
  it('are kept however many a shop has, and one shop’s trouble holds up no other’s', async () => {
    const hooks = open();
    for (let nth = 0; nth < 6; nth += 1) await create(hooks);
    await made.store.write(function* (w) {
      yield* run(w.insert(made.store.tables.events).values(Array.from({ length: 500 }, (_, nth) => ({ shopId: 'shop', type: 'order.updated', conversationId: null, payload: JSON.stringify({ orderId: `o${nth}` }), createdAt: now }))).returning());
    });
    await hooks.worker.settle();
    expect(heard).toHaveLength(3_000);
    // Another shop's outbox holds what can't be read.
    const other = await hooks.service.create('broken', newWebhook.parse({ url, events: ['order'] }), noTrace);
    await made.store.write(function* (w) { yield* run(w.insert(made.store.tables.events).values({ shopId: 'broken', type: 'order.updated', conversationId: null, payload: '{', createdAt: now }).returning()); });
    await happen('order.updated', { orderId: 'after' });
    await hooks.worker.settle();
    expect(heard).toHaveLength(3_006);
    expect(failures.splice(0)).toHaveLength(1);
    expect((await hooks.service.deliveries('broken', other.webhook.id, { state: null, before: null, limit: 50 })).deliveries).toEqual([]);
  });
  it('show each delivery once, page by page, also those of one millisecond', async () => {
    const hooks = open();
    const { webhook } = await create(hooks);
    for (let nth = 0; nth < 7; nth += 1) await happen('order.updated', { orderId: `o${nth}` });
    await hooks.worker.settle();
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof hooks.service.deliveries>> = await hooks.service.deliveries('shop', webhook.id, { state: 'sent', before, limit: 3 });
      expect(new Set(page.deliveries.map(({ createdAt }) => createdAt))).toEqual(new Set([now]));
      seen.push(...page.deliveries.map(({ id }) => id));
      before = page.nextBefore;
    } while (before !== null);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    await expect(hooks.service.deliveries('shop', webhook.id, { state: null, before: String(now), limit: 3 })).rejects.toMatchObject({ code: 'invalid_request' });
  });
  it('are told each event once by several processes, and again after one died in the middle', async () => {
    const [one, two] = [open(), open()];
    await create(one);
    for (let nth = 0; nth < 20; nth += 1) await happen('order.updated', { orderId: `o${nth}` });
    await Promise.all([one.worker.settle(), two.worker.settle()]);
    await Promise.all([one.worker.settle(), two.worker.settle()]);
    expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(20);
    expect(heard).toHaveLength(20);
    await happen('order.updated');
    const { webhookDeliveries } = made.store.tables;
    await one.worker.settle();
    await made.store.write(function* (w) { yield w.update(webhookDeliveries).set({ state: 'waiting', heldUntil: now + 60_000 }).returning(); });
    await two.worker.settle();
    expect(heard).toHaveLength(21);
    now += 61_000;
    await two.worker.settle();
    expect(heard.length).toBeGreaterThan(21);
  });
  it('begin nothing more once they are stopped, and go on after the restart', async () => {
    const under: (() => void)[] = [];
    let isFull: () => void = () => undefined;
    const full = new Promise<void>((done) => { isFull = done; });
    const old = open(() => new Promise((done) => {
      under.push(() => { done({ status: 200, response: '', retryAfterMs: null }); });
      if (under.length === 8) isFull();
      // What comes after the portion under way is answered at once.
      if (under.length > 8) under.at(-1)?.();
    }));
    const { webhook } = await create(old);
    for (let nth = 0; nth < 20; nth += 1) await happen('order.updated', { orderId: `o${nth}` });
    const stop = old.worker.start();
    await full;
    const stopped = stop();
    for (const arrive of under.slice()) arrive();
    await stopped;
    expect(under).toHaveLength(8);
    expect((await deliveries(old, webhook.id)).filter(({ state }) => state === 'sent')).toHaveLength(8);
    await happen('order.updated', { orderId: 'unread' });
    // Stopped before it has read what happened.
    await old.worker.start()();
    expect(await deliveries(old, webhook.id)).toHaveLength(20);
    await open().worker.settle();
    expect(heard).toHaveLength(13);
  });
  it('are tried again with the pauses, keep what was said, and die at the last; then they are played again', async () => {
    const hooks = open();
    const { webhook } = await create(hooks);
    answer = () => ({ status: 500, body: 'x'.repeat(5_000) });
    await happen('order.updated');
    for (let tries = 1; tries <= pausesMs.length; tries += 1) {
      await hooks.worker.settle();
      expect(heard).toHaveLength(tries);
      now += (pausesMs[tries - 1] ?? 0) - 1;
      await hooks.worker.settle();
      expect(heard).toHaveLength(tries);
      now += 1;
    }
    await hooks.worker.settle();
    const [dead] = await deliveries(hooks, webhook.id);
    expect(dead).toMatchObject({ state: 'dead', attempts: pausesMs.length + 1, status: 500, nextAt: null });
    expect(dead?.response).toHaveLength(1_000);
    expect((await hooks.service.list('shop'))[0]).toMatchObject({ on: true, dead: 1, failingSince: expect.any(Number) });
    answer = () => ({ status: 204 });
    expect(await hooks.service.replay('shop', webhook.id, null)).toBe(1);
    await hooks.worker.settle();
    expect((await hooks.service.list('shop'))[0]).toMatchObject({ dead: 0, failingSince: null });
    expect(heard.at(-1)?.headers['webhook-id']).toBe(dead?.id);
  });
  it('wait as long as the answer says, follow no redirect, and end where nothing more is wanted', async () => {
    const hooks = open();
    const { webhook } = await create(hooks);
    answer = (nth): Says => (nth === 1 ? { status: 429, headers: { 'retry-after': '120' } } : nth === 2 ? { status: 302, headers: { location: url } } : { status: 410 });
    await happen('order.updated');
    await hooks.worker.settle();
    now += 119_000;
    await hooks.worker.settle();
    expect(heard).toHaveLength(1);
    now += 1_000;
    await hooks.worker.settle();
    expect(heard).toHaveLength(2);
    now += 30_000;
    await hooks.worker.settle();
    expect([heard.length, (await hooks.service.list('shop'))[0]]).toMatchObject([3, { on: false, offReason: 'gone', dead: 1 }]);
    await hooks.service.change('shop', webhook.id, { on: true }, noTrace);
    expect((await hooks.service.list('shop'))[0]).toMatchObject({ on: true, offReason: null, failingSince: null });
  });
  it('are switched off only after days in which whatever was tried failed', async () => {
    const hooks = open();
    await create(hooks);
    answer = () => ({ status: 503 });
    for (const passed of [0, 1.7 * day, 1.7 * day, 1.5 * day]) {
      now += passed;
      await happen('order.updated');
      await hooks.worker.settle();
      expect((await hooks.service.list('shop'))[0]?.on).toBe(true);
    }
    now += 0.2 * day;
    await hooks.worker.settle();
    expect((await hooks.service.list('shop'))[0]).toMatchObject({ on: false, offReason: 'failing' });
  });
  it('stay on where one delivery died, nothing was to be told for days, and the next fails once', async () => {
    const hooks = open();
    const { webhook } = await create(hooks);
    answer = () => ({ status: 503 });
    await happen('order.updated');
    for (const pause of [...pausesMs, 0]) {
      await hooks.worker.settle();
      now += pause;
    }
    expect((await hooks.service.list('shop'))[0]).toMatchObject({ dead: 1, failingSince: Date.UTC(2026, 10, 20) });
    now += 6 * day;
    await hooks.service.ping('shop', webhook.id);
    await hooks.worker.settle();
    expect((await hooks.service.list('shop'))[0]).toMatchObject({ on: true, failingSince: now });
  });
  it('are signed with the old secret too for a day, and a ping is sent like anything else', async () => {
    const hooks = open();
    const { webhook, secret: first } = await create(hooks);
    const { secret: second } = await hooks.service.rotate('shop', webhook.id, noTrace);
    await hooks.service.ping('shop', webhook.id);
    await hooks.worker.settle();
    const [{ headers, body }] = heard as [(typeof heard)[number]];
    expect(JSON.parse(body)).toMatchObject({ type: 'ping' });
    expect(headers['webhook-signature']).toBe(signatureOf({ id: String(headers['webhook-id']), body, secrets: [second, first], at: now }));
    now += 25 * 3_600_000;
    await hooks.service.ping('shop', webhook.id);
    await hooks.worker.settle();
    expect(String(heard[1]?.headers['webhook-signature']).split(' ')).toHaveLength(1);
  });
  it('refuse addresses that are not https, hold a password, or are of our own network, and another shop’s', async () => {
    const hooks = open();
    for (const wrong of ['http://example.com/', 'https://me:pw@example.com/', 'https://me@example.com/', 'https://:pw@example.com/', 'https://localhost/', 'https://10.0.0.1/', 'https://[::1]/', 'https://[::127.0.0.1]/', 'https://[fec0::1]/', 'https://[::ffff:0:127.0.0.1]/']) await expect(create(hooks, { url: wrong })).rejects.toMatchObject({ code: 'invalid_request' });
    const { webhook } = await create(hooks);
    await expect(hooks.service.ping('other', webhook.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

it('a page of deliveries is read in the order it is shown in, however many there are', async () => {
  const planned = createPlannedStore();
  const repository = createWebhookRepository(planned.store);
  for (const before of [null, { at: 5, id: 'whd_5' }]) {
    expect(await planned.plansOf(() => repository.deliveries('wh', null, before, 100))).toEqual([expect.stringMatching(/^SEARCH webhook_deliveries USING INDEX webhook_deliveries_by_time \([^;]*\)$/)]);
    expect(await planned.plansOf(() => repository.deliveries('wh', 'dead', before, 100))).toEqual([expect.stringMatching(/^SEARCH webhook_deliveries USING INDEX webhook_deliveries_by_state \([^;]*\)$/)]);
  }
  expect(await planned.plansOf(() => repository.claim('wh', 5, 6, 8))).toEqual([expect.stringContaining('webhook_deliveries_of (webhook_id=? AND state=? AND next_at<?)')]);
  await planned.remove();
});
