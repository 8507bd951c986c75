import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demo, signIn } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { greetShopper } from '../../support/wire.ts';

let server: TestServer;
let owner: string;
beforeAll(async () => {
  server = await startServer();
  owner = await signIn(server.url, demo.owner);
  const wire = await greetShopper(server.url, demo.siteKey);
  wire.send({ type: 'message.send', id: 'm0000001', text: '怎么开发票' });
  wire.send({ type: 'message.send', id: 'm0000002', text: '转人工' });
  await wire.next('message.ack');
  await wire.next('message.ack');
  wire.close();
});
afterAll(() => server[Symbol.asyncDispose]());

interface Event { position: number; type: string; payload: unknown }
async function read(consumer: string, limit = 100): Promise<Event[]> {
  const response = await fetch(`${server.url}/api/v1/events/${consumer}?limit=${limit}`, { headers: { cookie: owner } });
  return (await response.json() as { events: Event[] }).events;
}
async function advance(consumer: string, position: number) {
  const response = await fetch(`${server.url}/api/v1/events/${consumer}`, {
    method: 'POST', headers: { cookie: owner, origin: server.url, 'content-type': 'application/json' }, body: JSON.stringify({ position }),
  });
  return [response.status, response.status === 204 ? null : (await response.json() as { error: { code: string } }).error.code];
}

describe('the outbox over HTTP', () => {
  it('gives the same events again until the consumer says that it is done with them', async () => {
    // The demo's orders came before anyone wrote.
    const orders = (await read('crm')).filter(({ type }) => type === 'order.updated');
    await advance('crm', orders.at(-1)?.position ?? 0);
    const [first] = await read('crm', 1);
    expect(first).toMatchObject({ type: 'conversation.started', payload: { fromSeq: 1 } });
    expect(await read('crm', 1)).toEqual([first]);
    expect(await advance('crm', first?.position ?? 0)).toEqual([204, null]);
    expect((await read('crm')).map(({ type }) => type)).toEqual(['conversation.handoff']);
  });
  it('keeps a cursor for each consumer, which never moves back', async () => {
    const all = await read('reports');
    const last = all.at(-1)?.position ?? 0;
    await advance('reports', last);
    await advance('reports', 0);
    expect(await read('reports')).toEqual([]);
    expect(await read('another')).toEqual(all);
  });
  it('refuses a position past the end, which would skip what is still to come', async () => {
    const all = await read('hasty');
    expect(await advance('hasty', (all.at(-1)?.position ?? 0) + 1)).toEqual([400, 'invalid_request']);
    expect(await advance('hasty', 2 ** 60)).toEqual([400, 'invalid_request']);
    expect(await read('hasty')).toEqual(all);
  });
  it('is read by owners alone', async () => {
    const agent = await signIn(server.url, demo.agent);
    expect((await fetch(`${server.url}/api/v1/events/crm`, { headers: { cookie: agent } })).status).toBe(403);
  });
});
