import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import type { WebSocket } from 'ws';
import { describe, expect, it } from 'vitest';
import { acceptAgent } from '../../../server/src/realtime/agent-socket.ts';
import { createHub, type AgentSession } from '../../../server/src/realtime/hub.ts';
import { acceptShopper } from '../../../server/src/realtime/shopper-socket.ts';
import { createSession } from '../../../server/src/realtime/session.ts';
import { startServer } from '../../support/server.ts';

/** As much of a socket as its life needs; it goes when the test says so. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  send(_text?: string): void {}
  close(_code?: number): void { this.readyState = 2; }
  hears(frame: object): void { this.emit('message', Buffer.from(JSON.stringify(frame)), false); }
  goes(): void { this.readyState = 3; this.emit('close'); }
}

const shared = { clock: () => 0, newId: () => 'ws_1', log: { debug() {}, error() {} } };
const agent = { id: 'a_1', shopId: 'shop', email: 'lin@shop.example', name: '林', role: 'agent', disabled: false, createdAt: 0 };
const asSocket = (socket: FakeSocket) => socket as unknown as WebSocket;

describe('a socket that leaves', () => {
  it('while its hello is looked up is not kept as present', async () => {
    const hub = createHub();
    const socket = new FakeSocket();
    let found: (who: object) => void = () => undefined;
    const recognised = new Promise<object>((resolve) => { found = resolve; });
    acceptShopper(asSocket(socket), { origin: undefined, address: '127.0.0.1' }, {
      ...shared, hub, ownOrigin: () => '', frames: { welcome: async () => undefined },
      shops: { bySiteKey: async () => ({ id: 'shop', language: 'zh', allowedOrigins: [] }), identitySecrets: () => [] },
      shoppers: { recognise: () => recognised },
    } as never);
    socket.hears({ type: 'hello', version: 1, siteKey: 'site' });
    socket.goes();
    found({ shopper: { id: 's_1' }, token: 't' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(hub.shopperSessions('s_1')).toBeUndefined();
  });
  it('while its cookie is looked up is not kept at all', () => {
    const hub = createHub();
    const socket = new FakeSocket();
    socket.goes();
    acceptAgent(asSocket(socket), { agent, signInId: 'x' } as never, { ...shared, hub, frames: {} } as never);
    expect(hub.size()).toBe(0);
  });
});

it('an agent who leaves while a conversation is looked up is not shown as looking on', () => {
  const hub = createHub();
  const entry = { agent, session: { id: 'ws_1' }, signInId: 'x', viewing: new Set<string>() } as unknown as AgentSession;
  const leave = hub.joinAgent(entry);
  leave();
  hub.view(entry, 'c_1');
  expect(hub.viewersOf('c_1')).toBeUndefined();
});

it('[LIVE1] a client that says everything but hello counts as silent', () => {
  const hub = createHub();
  const socket = new FakeSocket();
  let now = 0;
  acceptShopper(asSocket(socket), { origin: undefined, address: '127.0.0.1' }, { ...shared, clock: () => now, hub } as never);
  now = 62_501;
  socket.hears({ type: 'ping' });
  hub.dropSilent(now);
  expect(socket.readyState).toBe(2);
});

it('[HELLO1] frames before the welcome wait, but not without end', async () => {
  const hub = createHub();
  const socket = new FakeSocket();
  const told: string[] = [];
  socket.send = (text?: string) => { told.push(...(text ?? '').match(/"code":"\w+"/g) ?? []); };
  acceptShopper(asSocket(socket), { origin: undefined, address: '127.0.0.1' }, { ...shared, hub, shops: { bySiteKey: () => new Promise(() => undefined) } } as never);
  socket.hears({ type: 'hello', version: 1, siteKey: 'site' });
  for (let n = 0; n < 67; n += 1) socket.hears({ type: 'message.send', id: `m${1_000_000 + n}`, text: '在吗' });
  await Promise.resolve();
  expect(told).toEqual(Array.from({ length: 3 }, () => '"code":"overloaded"'));
});

it('[LIVE2] a client that reads too slowly is let go and not buffered for', async () => {
  const socket = new FakeSocket();
  const sent: unknown[] = [];
  const closed: number[] = [];
  socket.send = (text?: string) => { sent.push(text); };
  socket.close = (code?: number) => { closed.push(code ?? 0); };
  const session = createSession('ws_1', asSocket(socket), 0);
  session.send({ type: 'pong', at: 1 });
  await Promise.resolve();
  socket.bufferedAmount = 1024 * 1024 + 1;
  session.send({ type: 'pong', at: 2 });
  await Promise.resolve();
  expect([sent, closed]).toEqual([['{"type":"pong","at":1}'], [4101]]);
});

it('an agent who was shut out is not listened to any more, even if the socket stays', () => {
  const hub = createHub();
  const socket = new FakeSocket();
  const handled: string[] = [];
  const frames = { welcome: async () => undefined, left: () => undefined, handle: async (_: unknown, frame: { type: string }) => { handled.push(frame.type); } };
  acceptAgent(asSocket(socket), { agent, signInId: 'x' } as never, { ...shared, hub, presence: { joined: () => undefined, left: () => undefined }, frames } as never);
  const typing = { type: 'typing.set', conversationId: 'c_1', typing: true };
  socket.hears({ type: 'hello', version: 1 });
  socket.hears(typing);
  hub.dropAgent(agent.id, null);
  socket.hears(typing);
  expect(handled).toEqual(['typing.set']);
});

it('[LIVE3] a client that never answers the close does not hold up a stop', async () => {
  const server = await startServer();
  const mute = connect(Number(new URL(server.url).port), '127.0.0.1');
  mute.write('GET /ws/shopper HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
  await once(mute, 'data');
  mute.on('error', () => undefined).resume();
  const gone = once(mute, 'close');
  await server[Symbol.asyncDispose]();
  await gone;
});
