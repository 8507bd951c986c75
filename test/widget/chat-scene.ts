/** A chat whose socket, clock and page a test holds in its hands. */
import type { Message, ShopperServerFrame } from '@aftercast/shared';
import { createChat } from '../../widget/src/models/chat.ts';
import { createFakePage, createFakeTimers, FakeSocket } from '../shared/client/fakes.ts';

interface Stored { token?: string | null; outbox?: string | null }

export function setUp(stored: Stored = {}) {
  const timers = createFakeTimers();
  const page = createFakePage();
  const sockets: FakeSocket[] = [];
  const events: [string, unknown][] = [];
  let count = 0;
  let context = { pageUrl: 'https://shop.example/' };
  const chat = createChat({
    url: 'ws://shop.example/ws/shopper', siteKey: 'site', language: 'zh', newId: () => `own-${count++}`, clock: timers.now, timers, waking: page,
    context: () => context, emit: (event, detail) => events.push([event, detail]),
    tokens: { read: () => stored.token ?? undefined, write: (token) => { stored.token = token; } },
    outboxStorage: { read: () => stored.outbox ?? null, write: (value) => { stored.outbox = value; } },
    openSocket(url) { const socket = new FakeSocket(url); sockets.push(socket); return socket; },
  });
  const last = (): FakeSocket => sockets[sockets.length - 1] as FakeSocket;
  const say = (...frames: ShopperServerFrame[]): void => last().say(frames);
  const welcome = (more: Partial<Extract<ShopperServerFrame, { type: 'welcome' }>> = {}): void => {
    last().open();
    say({
      type: 'welcome', version: 1, token: 'token-1', shopper: { id: 's', name: null, identified: false }, serverTime: 0,
      conversation: null, messages: [], resume: 'reset', hasOlder: false, ...more,
    });
  };
  const sent = (type: string): Record<string, unknown>[] => last().sent.filter((frame) => frame.type === type);
  const texts = (): string[] => chat.store.get().transcript.messages.map(({ body }: Message) => 'text' in body ? body.text : body.kind);
  return { chat, timers, page, sockets, events, stored, last, say, welcome, sent, texts, moveTo: (pageUrl: string) => { context = { pageUrl }; } };
}
