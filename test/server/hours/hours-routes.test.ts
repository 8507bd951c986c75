import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alwaysOpen, type HoursView, type OpeningHours } from '@aftercast/shared';
import { demo, signIn } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { greetShopper } from '../../support/wire.ts';

let server: TestServer;
const cookies = { owner: '', agent: '' };
beforeAll(async () => {
  server = await startServer();
  cookies.owner = await signIn(server.url, demo.owner);
  cookies.agent = await signIn(server.url, demo.agent);
});
afterAll(() => server[Symbol.asyncDispose]());

async function call(who: keyof typeof cookies, method: string, path: string, body?: unknown): Promise<{ status: number; json: HoursView }> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method, headers: { cookie: cookies[who], origin: server.url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: await response.json() as HoursView };
}
const closed: OpeningHours = { ...alwaysOpen, mode: 'hours', week: Array.from({ length: 7 }, () => []) };
/** Nothing but the day after tomorrow, all of it. */
function dayAfterTomorrow(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + 2 * 24 * 60 * 60_000);
}

describe('opening hours over HTTP', () => {
  it('are always where nobody has set any', async () => {
    const { status, json } = await call('agent', 'GET', '/hours');
    expect([status, json.hours.mode, json.openNow, json.opensAt]).toEqual([200, 'always', true, null]);
  });
  it('are set by supervisors and owners, not by agents', async () => {
    expect((await call('agent', 'PUT', '/hours', closed)).status).toBe(403);
  });
  it.each([
    [{ ...closed, week: [] }], [{ ...closed, week: [[{ from: '9:00', to: '18:00' }], ...closed.week.slice(1)] }], [{ ...closed, exceptions: [{ date: '2026-02-30', blocks: [], note: '' }] }],
    [{ ...closed, exceptions: [{ date: '2026-02-03', blocks: [], note: '' }, { date: '2026-02-03', blocks: [], note: '' }] }], [{ ...closed, live: { beforeMinutes: -1, afterMinutes: 0 } }],
  ])('refuse %j', async (hours) => {
    expect((await call('owner', 'PUT', '/hours', hours)).status).toBe(400);
  });
  it('can be looked at before they are kept', async () => {
    const { json } = await call('owner', 'POST', '/hours/preview', { ...closed, exceptions: [{ date: dayAfterTomorrow(), blocks: [{ from: '00:00', to: '24:00' }], note: '' }] });
    expect([json.openNow, json.preview.length, json.opensAt]).toEqual([false, 1, Date.parse(`${dayAfterTomorrow()}T00:00:00+08:00`)]);
    expect((await call('owner', 'GET', '/hours')).json.hours.mode).toBe('always');
  });
  it('decide what who asks for a person is told; other hours move who waits for them, and tell both sides', async () => {
    await call('owner', 'PUT', '/hours', { ...closed, exceptions: [{ date: dayAfterTomorrow(), blocks: [{ from: '09:00', to: '18:00' }], note: '' }] });
    const opens = Date.parse(`${dayAfterTomorrow()}T09:00:00+08:00`);
    const shopper = await greetShopper(server.url, demo.siteKey);
    shopper.send({ type: 'handoff.request', id: 'm0000001' });
    expect((await shopper.next('message.posted')).message.body).toMatchObject({ event: 'handoff', closedUntil: opens });
    expect((await shopper.next('conversation.changed')).conversation).toMatchObject({ state: 'queued', closedUntil: opens });
    await call('owner', 'PUT', '/hours', { ...closed, mode: 'always' });
    // Its place in the queue may be told once more in between.
    let seen = opens as number | null;
    while (seen !== null) seen = (await shopper.next('conversation.changed')).conversation.closedUntil;
    shopper.close();
  });
});
