import { describe, expect, it } from 'vitest';
import type { Message } from '@aftercast/shared';
import { unreadCount } from '../../widget/src/models/chat-state.ts';
import { setUp } from './chat-scene.ts';
import { conversation, message } from './fixtures.ts';

describe('the chat', () => {
  it('[SEND1] shows own words at once and places them when they are acknowledged', () => {
    const { chat, welcome, say, texts, events } = setUp();
    chat.start();
    welcome();
    chat.send('我的货到哪了');
    expect(chat.store.get().outbox).toHaveLength(1);
    say({ type: 'message.ack', id: 'own-0', conversationId: 'c_1', seq: 1, at: 5 }, { type: 'message.posted', message: message(2) });
    expect(chat.store.get().outbox).toEqual([]);
    expect(texts()).toEqual(['我的货到哪了', 'line 2']);
    expect(events.filter(([name]) => name === 'message').map(([, detail]) => (detail as { id: string }).id)).toEqual(['own-0', 's2']);
  });

  it('[SEND2] sends the same id after a break, and shows it once when the server had it', () => {
    const { chat, welcome, last, sent, timers, texts } = setUp();
    chat.start();
    welcome();
    chat.send('断网时写的');
    last().end(1006);
    timers.advance(1_000);
    welcome({ conversation: conversation({ lastSeq: 1 }), messages: [message(1, { id: 'own-0', sender: 'shopper', body: { kind: 'text', text: '断网时写的' } })] });
    expect(texts()).toEqual(['断网时写的']);
    expect(chat.store.get().outbox).toEqual([]);
    expect(sent('message.send')).toEqual([]);
  });

  it('takes up after a reload what was not sent', () => {
    const before = setUp();
    before.chat.send('没发出去');
    const after = setUp(before.stored);
    after.chat.start();
    after.welcome();
    expect(after.sent('message.send')).toMatchObject([{ id: 'own-0', text: '没发出去' }]);
    expect(after.stored.token).toBe('token-1');
  });

  it('[SEQ2] asks for a resync when a gap does not close by itself', () => {
    const { chat, welcome, say, sent, timers } = setUp();
    chat.start();
    welcome({ conversation: conversation({ lastSeq: 1 }), messages: [message(1)] });
    say({ type: 'message.posted', message: message(3) });
    say({ type: 'message.posted', message: message(2) });
    timers.advance(1_000);
    expect(sent('resync')).toEqual([]);
    say({ type: 'message.posted', message: message(6) });
    timers.advance(1_000);
    expect(sent('resync')).toEqual([{ type: 'resync', conversationId: 'c_1', seq: 3 }]);
  });

  it('asks for what is said where the talk goes on in another conversation than the one it holds', () => {
    const { chat, welcome, say, sent, timers } = setUp();
    chat.start();
    welcome({ conversation: conversation({ id: 'c_2', lastSeq: 1 }), messages: [message(1, { conversationId: 'c_2' })] });
    say({ type: 'conversation.changed', conversation: conversation({ id: 'c_1', version: 5 }) });
    timers.advance(1_000);
    expect(sent('resync')).toEqual([{ type: 'resync', conversationId: 'c_2', seq: 1 }]);
  });

  it('does not ask where a new conversation is told before its first message', () => {
    const { chat, welcome, say, sent, timers } = setUp();
    chat.start();
    welcome({ conversation: conversation({ id: 'c_1', lastSeq: 1 }), messages: [message(1)] });
    say({ type: 'conversation.changed', conversation: conversation({ id: 'c_2' }) });
    say({ type: 'message.posted', message: message(1, { conversationId: 'c_2' }) });
    timers.advance(1_000);
    expect(sent('resync')).toEqual([]);
  });

  it('asks for a person once, however often one taps, until the server knows', () => {
    const { chat, welcome, say, sent } = setUp();
    chat.start();
    welcome();
    chat.askForPerson(true);
    chat.askForPerson();
    expect(sent('handoff.request')).toEqual([{ type: 'handoff.request', id: 'own-0', noneOfThese: true }]);
    say({ type: 'conversation.changed', conversation: conversation({ state: 'queued', queuePlace: 2 }) });
    expect(chat.store.get().outbox).toEqual([]);
  });

  it('tells the page of handoff and end when they happen, not when history is read', () => {
    const notice = (seq: number, event: 'handoff' | 'resolved'): Message => message(seq, { sender: 'system', body: { kind: 'notice', event, reason: 'asked' } });
    const { chat, welcome, say, events } = setUp();
    chat.start();
    welcome({ conversation: conversation({ lastSeq: 2 }), messages: [notice(1, 'handoff'), notice(2, 'resolved')] });
    expect(events.filter(([name]) => name !== 'unread')).toEqual([]);
    say({ type: 'message.posted', message: notice(3, 'handoff') }, { type: 'message.posted', message: notice(4, 'resolved') });
    expect(events).toEqual([['handoff', { conversationId: 'c_1', reason: 'asked' }], ['resolved', { conversationId: 'c_1' }]]);
  });

  it('counts what bot and agents said since the shopper last looked, and draws the line there', () => {
    const { chat, welcome, say, sent } = setUp();
    chat.start();
    welcome({ conversation: conversation({ lastSeq: 2, shopperReadSeq: 1 }), messages: [message(1), message(2)] });
    expect(unreadCount(chat.store.get())).toBe(1);
    chat.look(true);
    chat.seen();
    expect(sent('read.set')).toEqual([{ type: 'read.set', conversationId: 'c_1', seq: 2 }]);
    expect(unreadCount(chat.store.get())).toBe(0);
    expect(chat.store.get().divider).toEqual({ conversationId: 'c_1', seq: 1 });
    say({ type: 'message.posted', message: message(3, { sender: 'agent' }) });
    expect(unreadCount(chat.store.get())).toBe(1);
    chat.send('谢谢');
    expect(chat.store.get().divider).toBeNull();
  });

  it('draws the line also where what is new comes after the shopper began to look', () => {
    const { chat, welcome, say } = setUp();
    chat.look(true);
    chat.start();
    welcome({ conversation: conversation({ lastSeq: 2, shopperReadSeq: 1 }), messages: [message(1), message(2)] });
    expect(chat.store.get().divider).toEqual({ conversationId: 'c_1', seq: 1 });
    chat.seen();
    chat.look(false);
    chat.look(true);
    say({ type: 'message.posted', message: message(3) });
    expect(chat.store.get().divider).toBeNull();
  });

  it('forgets that someone types when they no longer say so', () => {
    const { chat, welcome, say, timers } = setUp();
    chat.start();
    welcome();
    say({ type: 'typing.changed', who: 'agent', name: '小林', typing: true });
    expect(chat.store.get().typing).toEqual({ who: 'agent', name: '小林' });
    timers.advance(6_000);
    expect(chat.store.get().typing).toBeNull();
  });

  it('loads older messages once at a time and puts them in front', () => {
    const { chat, welcome, say, sent, texts } = setUp();
    chat.start();
    welcome({ conversation: conversation({ lastSeq: 3 }), messages: [message(3)], hasOlder: true });
    chat.loadOlder();
    chat.loadOlder();
    expect(sent('history.load')).toMatchObject([{ conversationId: 'c_1', beforeSeq: 3 }]);
    say({ type: 'history.page', ref: 'own-0', messages: [message(1), message(2)], hasOlder: false });
    expect(texts()).toEqual(['line 1', 'line 2', 'line 3']);
    chat.loadOlder();
    expect(sent('history.load')).toHaveLength(1);
  });

  it('shows a rating at once and takes the server’s word for it', () => {
    const answer = message(1, { body: { kind: 'answer', text: 'a', source: { entryId: 'e', question: 'q' }, confidence: 1 } });
    const { chat, welcome, sent } = setUp();
    chat.start();
    welcome({ conversation: conversation({ lastSeq: 1 }), messages: [answer] });
    chat.rate(answer, 'helpful');
    expect(sent('feedback.set')).toEqual([{ type: 'feedback.set', conversationId: 'c_1', seq: 1, feedback: 'helpful' }]);
    expect(chat.store.get().transcript.messages[0]?.body).toMatchObject({ feedback: 'helpful' });
  });

  it('[FEED2] shows what else was meant once the server has said it', () => {
    const answer = message(1, { body: { kind: 'answer', text: 'a', source: { entryId: 'e', question: 'q' }, confidence: 1 } });
    const others = [{ entryId: 'f', question: 'another' }];
    const { chat, welcome, say, sent } = setUp();
    chat.start();
    welcome({ conversation: conversation({ lastSeq: 1 }), messages: [answer] });
    chat.rate(answer, 'not_asked');
    expect(sent('feedback.set')).toMatchObject([{ feedback: 'not_asked' }]);
    say({ type: 'message.changed', message: { ...answer, body: { kind: 'answer', text: 'a', source: { entryId: 'e', question: 'q' }, confidence: 1, feedback: 'not_asked', others } } });
    expect(chat.store.get().transcript.messages[0]?.body).toMatchObject({ feedback: 'not_asked', others });
  });

  it('[FEED5] asks a choice about the product it names, which then is where the shopper is', () => {
    const { chat, welcome, sent } = setUp();
    chat.start();
    welcome();
    chat.send('台灯：什么时候发货', { entryId: 'ship', product: 'lamp' });
    expect(sent('message.send')[0]).toMatchObject({ entryId: 'ship', context: { pageUrl: 'https://shop.example/', product: 'lamp' } });
  });

  it('[CARE1] says that the question about one’s health stands there, and what was answered; what counts is what the server tells', () => {
    const { chat, welcome, say, sent } = setUp();
    chat.start();
    expect(chat.consent('given')).toBe(false);
    welcome({ conversation: conversation({ state: 'queued', careConsent: 'open' }), messages: [message(1)] });
    expect(chat.consent('asked')).toBe(true);
    expect(chat.consent('given')).toBe(true);
    expect(sent('care.set')).toEqual([{ type: 'care.set', conversationId: 'c_1', consent: 'asked' }, { type: 'care.set', conversationId: 'c_1', consent: 'given' }]);
    expect(chat.store.get().conversation?.careConsent).toBe('open');
    say({ type: 'conversation.changed', conversation: conversation({ state: 'queued', careConsent: 'given' }) });
    expect(chat.store.get().conversation?.careConsent).toBe('given');
  });
});
