import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demo, signIn } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { greetAgent, greetShopper } from '../../support/wire.ts';

let server: TestServer;
/** What stands on the demo shop's side of the wall: a conversation, and the shopper's own picture of nothing. */
let conversationId: string;
let ownerId: string;
const cookies = { owner: '', agent: '', stranger: '' };
beforeAll(async () => {
  server = await startServer();
  const { shops, agents } = server.app.services;
  const other = await shops.create({ name: '别家', timeZone: 'Asia/Shanghai', language: 'zh' });
  await agents.create({ shopId: other.id, email: 'boss@other.example', name: 'Boss', role: 'owner', password: 'correct horse battery' });
  cookies.owner = await signIn(server.url, demo.owner);
  cookies.agent = await signIn(server.url, demo.agent);
  cookies.stranger = await signIn(server.url, { email: 'boss@other.example', password: 'correct horse battery' });
  const wire = await greetShopper(server.url, demo.siteKey);
  wire.send({ type: 'message.send', id: 'm0000001', text: '怎么开发票' });
  ({ conversationId } = await wire.next('message.ack'));
  wire.close();
  const staff = await (await call('owner', 'GET', '/agents')).json() as { agents: { id: string; role: string }[] };
  ownerId = staff.agents.find(({ role }) => role === 'owner')?.id ?? '';
});
afterAll(() => server[Symbol.asyncDispose]());

function call(who: keyof typeof cookies, method: string, path: string, body?: unknown, origin = server.url): Promise<Response> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  return fetch(`${server.url}/api/v1${path}`, { method, headers: { cookie: cookies[who], origin, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...json });
}
const codeOf = async (response: Response) => (await response.json() as { error: { code: string } }).error.code;

const entry = { id: 'x', tier: 1, question: '问', answer: '答' };
const ownersOnly: [string, string, unknown?][] = [
  ['PATCH', '/shop', { name: '改名' }], ['POST', '/shop/secret'], ['POST', '/invitations', { email: 'new@shop.example' }],
  ['PATCH', '/agents/ME', { role: 'owner' }], ['POST', '/agents/ME/password-reset'], ['PUT', '/knowledge/zh/x', entry], ['DELETE', '/knowledge/zh/invoice-get'],
  ['GET', '/events/crm'], ['POST', '/events/crm', { position: 0 }],
];

describe('what belongs to owners', () => {
  it.each(ownersOnly)('is refused to agents: %s %s', async (method, path, body) => {
    const response = await call('agent', method, path.replace('ME', ownerId), body);
    expect([response.status, await codeOf(response)]).toEqual([403, 'forbidden']);
  });
  it('is not in an agent’s session either', async () => {
    expect(await (await call('agent', 'GET', '/session')).text()).not.toContain('identitySecret');
  });
});

describe('another shop’s owner', () => {
  it.each([
    ['GET', '/conversations/C'], ['GET', '/conversations/C/messages'], ['GET', '/conversations/C/notes'], ['POST', '/conversations/C/notes', { id: 'note00001', text: 'x' }],
    ['PUT', '/conversations/C/labels', { labels: [] }], ['PUT', '/conversations/C/snooze', { until: Date.now() + 60_000 }],
  ])('does not find a conversation: %s %s', async (method, path, body?: unknown) => {
    const response = await call('stranger', method, path.replace('C', conversationId), body);
    expect([response.status, await codeOf(response)]).toEqual([404, 'conversation_not_found']);
  });
  it.each([['PATCH', '', { disabled: true }], ['POST', '/password-reset', undefined]])('does not find an agent: %s%s', async (method, path, body) => {
    const response = await call('stranger', method, `/agents/${ownerId}${path}`, body);
    expect([response.status, await codeOf(response)]).toEqual([404, 'not_found']);
  });
  it('sees lists, staff, knowledge and events of their own shop alone', async () => {
    for (const path of ['/conversations', '/knowledge/zh', '/events/crm', '/agents']) {
      const text = await (await call('stranger', 'GET', path)).text();
      for (const foreign of [conversationId, ownerId, 'invoice-get']) expect(text).not.toContain(foreign);
    }
  });
  it('can do nothing with a conversation over the socket', async () => {
    const wire = await greetAgent(server.url, cookies.stranger);
    expect(wire.counts.all).toBe(0);
    const ref = 'wall00001';
    for (const frame of [
      { type: 'conversation.open', ref }, { type: 'conversation.claim', ref, version: 1 }, { type: 'conversation.resolve', ref, version: 1 },
      { type: 'conversation.return_to_bot', ref, version: 1 }, { type: 'message.send', id: ref, text: '您好' }, { type: 'typing.set', typing: true },
      { type: 'read.set', seq: 1 }, { type: 'history.load', ref, beforeSeq: 9 },
    ]) {
      wire.send({ ...frame, conversationId });
      expect([frame.type, (await wire.next('error')).code]).toEqual([frame.type, 'conversation_not_found']);
    }
    wire.close();
  });
});

describe('another shopper', () => {
  it('reads and marks nothing of a conversation whose id they know', async () => {
    const wire = await greetShopper(server.url, demo.siteKey, { resume: { conversationId, seq: 0 } });
    wire.send({ type: 'history.load', ref: 'wall00002', conversationId, beforeSeq: 9 });
    expect((await wire.next('error')).code).toBe('conversation_not_found');
    wire.send({ type: 'feedback.set', conversationId, seq: 2, feedback: 'unhelpful' });
    expect((await wire.next('error')).code).toBe('message_not_found');
    wire.send({ type: 'read.set', conversationId, seq: 2 });
    wire.send({ type: 'resync', conversationId, seq: 0 });
    expect(await wire.next('resynced')).toMatchObject({ conversation: null, messages: [] });
    const row = await (await call('owner', 'GET', `/conversations/${conversationId}`)).json() as { conversation: { shopperReadSeq: number } };
    expect(row.conversation.shopperReadSeq).toBe(0);
    wire.close();
  });
});

describe('a page of another site', () => {
  it.each(ownersOnly.filter(([method]) => method !== 'GET'))('changes nothing with an owner’s cookie: %s %s', async (method, path, body) => {
    for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`]) {
      const response = await call('owner', method, path.replace('ME', ownerId), body, origin);
      expect([response.status, await codeOf(response)]).toEqual([403, 'origin_not_allowed']);
    }
  });
  it('cannot sign anyone in or out', async () => {
    expect((await call('owner', 'DELETE', '/session', undefined, 'https://evil.example')).status).toBe(403);
    expect((await call('owner', 'POST', '/session', demo.owner, 'https://evil.example')).status).toBe(403);
    expect((await call('owner', 'GET', '/session')).status).toBe(200);
  });
});

describe('a path', () => {
  it.each(['/console/..%2f..%2fpackage.json', '/console/%2e%2e/%2e%2e/package.json', '/w/..%2fwidget.js', '/pages/..%5c..%5cpackage.json', '/c/..%2f..%2fetc%2fpasswd', '/api/v1/uploads/..%2f..%2faftercast.sqlite?e=1&s=x'])('leads out of no folder: %s', async (path) => {
    const response = await fetch(`${server.url}${path}`);
    expect(await response.text()).not.toMatch(/"packageManager"|root:|SQLite format/);
  });
});
