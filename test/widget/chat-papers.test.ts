import { describe, expect, it } from 'vitest';
import { setUp } from './chat-scene.ts';
import { conversation, message } from './fixtures.ts';

describe('whom the chat speaks for and from where', () => {
  it('stores nothing until the shopper has said something', () => {
    const { chat, stored, welcome } = setUp();
    chat.start();
    welcome();
    expect(stored).toEqual({});
    chat.send('在吗');
    expect(stored.token).toBe('token-1');
  });

  it('stores the token when it comes after the first words', () => {
    const { chat, stored, welcome } = setUp();
    chat.send('在吗');
    expect(stored.token).toBeUndefined();
    chat.start();
    welcome();
    expect(stored.token).toBe('token-1');
  });

  it('greets with what it holds, and with the token it was given although nothing is stored', () => {
    const { chat, last, welcome, timers, sockets } = setUp();
    chat.start();
    welcome({ conversation: conversation({ lastSeq: 2 }), messages: [message(1), message(2)] });
    last().end(1006);
    timers.advance(1_000);
    last().open();
    expect(sockets).toHaveLength(2);
    expect(last().sent[0]).toMatchObject({ type: 'hello', siteKey: 'site', language: 'zh', token: 'token-1', resume: { conversationId: 'c_1', seq: 2 } });
  });

  it('goes on as nobody in particular when an identity is refused', () => {
    const { chat, sockets, last, events } = setUp({ token: 'mine' });
    chat.identify('forged');
    chat.start();
    last().open();
    expect(last().sent[0]).toMatchObject({ token: 'mine', identity: 'forged' });
    last().end(4005, 'identity_invalid');
    last().open();
    expect(sockets).toHaveLength(2);
    expect(last().sent[0]).toMatchObject({ token: 'mine' });
    expect(last().sent[0]).not.toHaveProperty('identity');
    expect(events[0]).toMatchObject(['error', { code: 'identity_invalid' }]);
  });

  it('starts afresh when its token is refused, and stops when that is refused too', () => {
    const { chat, sockets, stored, last } = setUp({ token: 'forged' });
    chat.start();
    last().end(4003, 'token_invalid');
    expect(stored.token).toBeNull();
    last().open();
    expect(last().sent[0]?.token).toBeUndefined();
    last().end(4003, 'token_invalid');
    expect(sockets).toHaveLength(2);
    expect(chat.store.get().connection.state).toBe('stopped');
  });

  it('greets again with an identity that comes while it is connected', () => {
    const { chat, sockets, last, welcome } = setUp();
    chat.start();
    welcome();
    chat.identify('jwt');
    last().open();
    expect(sockets).toHaveLength(2);
    expect(last().sent[0]).toMatchObject({ identity: 'jwt', token: 'token-1' });
  });

  it('forgets everything on reset', () => {
    const { chat, stored, last, welcome, texts, events } = setUp();
    chat.start();
    welcome({ conversation: conversation({ lastSeq: 1 }), messages: [message(1)] });
    chat.identify('jwt');
    chat.send('秘密');
    chat.reset();
    last().open();
    expect(last().sent).toHaveLength(1);
    for (const paper of ['token', 'identity', 'resume']) expect(last().sent[0]).not.toHaveProperty(paper);
    expect(stored).toEqual({ token: null, outbox: null });
    expect(texts()).toEqual([]);
    expect(events.at(-1)).toEqual(['unread', { count: 0 }]);
  });

  it('says where the shopper is only when that is new', () => {
    const { chat, welcome, say, sent, moveTo } = setUp();
    chat.start();
    welcome();
    chat.send('a');
    say({ type: 'message.ack', id: 'own-0', conversationId: 'c_1', seq: 1, at: 1 });
    chat.send('b');
    say({ type: 'message.ack', id: 'own-1', conversationId: 'c_1', seq: 2, at: 2 });
    moveTo('https://shop.example/cart');
    chat.send('c');
    expect(sent('message.send').map(({ context }) => context)).toEqual([{ pageUrl: 'https://shop.example/' }, undefined, { pageUrl: 'https://shop.example/cart' }]);
  });

  it('tells people that the shopper types, not more often than needed, and the bot nothing', () => {
    const { chat, welcome, say, sent, timers } = setUp();
    chat.start();
    welcome({ conversation: conversation() });
    chat.type(true);
    expect(sent('typing.set')).toEqual([]);
    say({ type: 'conversation.changed', conversation: conversation({ state: 'assigned', version: 2 }) });
    chat.type(true);
    timers.advance(1_000);
    chat.type(true);
    timers.advance(3_000);
    expect(sent('typing.set').map(({ typing }) => typing)).toEqual([true, false]);
  });

  it('gives an upload the token as soon as there is one', async () => {
    const { chat, welcome, stored } = setUp();
    chat.start();
    const token = chat.token();
    welcome();
    await expect(token).resolves.toBe('token-1');
    expect(stored.token).toBe('token-1');
  });

  it('leaves no timer and no socket after stop', () => {
    const { chat, timers, last, welcome, say } = setUp();
    chat.start();
    welcome({ conversation: conversation({ state: 'assigned' }) });
    chat.type(true);
    chat.send('a');
    say({ type: 'message.posted', message: message(9) }, { type: 'typing.changed', who: 'agent', name: null, typing: true });
    chat.stop();
    expect(timers.pending()).toBe(0);
    expect(last().closed).toBe(true);
  });
});
