import { describe, expect, it } from 'vitest';
import type { Message } from '@aftercast/shared';
import { createInbox } from '../../../console/src/models/inbox.ts';
import { createReplies } from '../../../console/src/models/replies.ts';
import { createTalk, type Talk } from '../../../console/src/models/talk.ts';
import { agentView, details, me, myRow, noCounts, textMessage } from '../support/builders.ts';
import { createFakeLine, type FakeLine } from '../support/fake-line.ts';

interface Scene { line: FakeLine; talk: Talk; replies: ReturnType<typeof createReplies>; opened(messages: Message[], given?: object): Promise<void> }

function scene(): Scene {
  const line = createFakeLine();
  let counter = 0;
  let stored: string | null = null;
  const replies = createReplies({
    link: line.link, agent: agentView, newId: () => `reply-${String(++counter).padStart(4, '0')}`, clock: () => 50_000,
    storage: { read: () => stored, write: (value) => { stored = value; } },
  });
  const talk = createTalk({ link: line.link, inbox: createInbox({ link: line.link, agentId: me }), replies });
  return {
    line, talk, replies,
    async opened(messages, given = {}) {
      const frame = line.last('conversation.open');
      line.deliver({
        type: 'conversation.opened', ref: frame.ref, conversation: myRow({ id: frame.conversationId, lastSeq: messages.at(-1)?.seq ?? 0 }), details: details(),
        messages, resume: frame.afterSeq === undefined ? 'reset' : 'complete', hasOlder: false, ...given,
      });
      await line.settle();
    },
  };
}

const seqs = (talk: Talk): number[] => talk.messages.value.map(({ seq }) => seq);
const opens = (line: FakeLine): number => line.sent.filter(({ type }) => type === 'conversation.open').length;

describe('the open conversation', () => {
  it('shows what was said, and what is said from then on', async () => {
    const { line, talk, opened } = scene();
    line.online();
    talk.open('c_1');
    await opened([textMessage(1), textMessage(2)]);
    line.deliver({ type: 'message.posted', message: textMessage(3) });
    line.deliver({ type: 'message.posted', message: textMessage(3) });
    line.deliver({ type: 'message.posted', message: textMessage(1, { conversationId: 'c_9' }) });
    expect(talk.status.value).toBe('ready');
    expect(seqs(talk)).toEqual([1, 2, 3]);
  });

  it('opens as soon as there is a line', async () => {
    const { line, talk, opened } = scene();
    talk.open('c_1');
    await line.settle();
    expect(talk.status.value).toBe('loading');
    line.online();
    await opened([textMessage(1)]);
    expect(talk.status.value).toBe('ready');
  });

  it('asks after a reconnect only for what came meanwhile', async () => {
    const { line, talk, opened } = scene();
    line.online();
    talk.open('c_1');
    await opened([textMessage(1), textMessage(2)]);
    line.offline();
    line.online();
    expect(line.last('conversation.open')).toMatchObject({ conversationId: 'c_1', afterSeq: 2 });
    await opened([textMessage(3), textMessage(4)]);
    expect(seqs(talk)).toEqual([1, 2, 3, 4]);
  });

  it('fetches what is missing when a message skips others', async () => {
    const { line, talk, opened } = scene();
    line.online();
    talk.open('c_1');
    await opened([textMessage(1)]);
    line.deliver({ type: 'message.posted', message: textMessage(4) });
    expect(line.last('conversation.open')).toMatchObject({ afterSeq: 1 });
    await opened([textMessage(2), textMessage(3), textMessage(4)]);
    expect(seqs(talk)).toEqual([1, 2, 3, 4]);
  });

  it('fetches the notice of its own command, which no frame brings', async () => {
    const { line, talk, opened } = scene();
    line.online();
    talk.open('c_1');
    await opened([textMessage(1)]);
    const before = opens(line);
    line.deliver({ type: 'inbox.changed', conversations: [myRow({ lastSeq: 2, version: 9 })], counts: { ...noCounts, mine: 1, all: 1 } });
    expect(opens(line)).toBe(before + 1);
    expect(talk.row.value?.version).toBe(9);
  });

  it('shows the conversation chosen last when two are opened in haste', async () => {
    const { line, talk, opened } = scene();
    line.online();
    talk.open('c_1');
    talk.open('c_2');
    await opened([textMessage(1)]);
    await opened([textMessage(1, { conversationId: 'c_2' })]);
    expect(talk.row.value?.id).toBe('c_2');
    expect(talk.messages.value.map(({ conversationId }) => conversationId)).toEqual(['c_2']);
    expect(line.last('conversation.close')).toEqual({ type: 'conversation.close', conversationId: 'c_1' });
  });

  it('puts older messages before the others, earlier conversations too', async () => {
    const { line, talk, opened } = scene();
    line.online();
    talk.open('c_1');
    await opened([textMessage(1)], { hasOlder: true });
    talk.loadOlder();
    talk.loadOlder();
    expect(line.sent.filter(({ type }) => type === 'history.load')).toHaveLength(1);
    line.deliver({ type: 'history.page', ref: line.last('history.load').ref, messages: [textMessage(7, { conversationId: 'c_0' })], hasOlder: true });
    await line.settle();
    talk.loadOlder();
    expect(line.last('history.load')).toMatchObject({ conversationId: 'c_0', beforeSeq: 7 });
    expect(talk.messages.value.map(({ conversationId }) => conversationId)).toEqual(['c_0', 'c_1']);
  });

  it('remembers where the unread began', async () => {
    const { line, talk, opened } = scene();
    line.online();
    talk.open('c_1');
    await opened([textMessage(1), textMessage(2, { sender: 'bot' }), textMessage(3), textMessage(4)], { conversation: myRow({ unread: 2, lastSeq: 4 }) });
    expect(talk.firstNewSeq.value).toBe(3);
  });

  it('marks as read once, and nothing that has been read', async () => {
    const { line, talk, opened } = scene();
    line.online();
    talk.open('c_1');
    await opened([textMessage(1)], { conversation: myRow({ unread: 1, lastSeq: 1 }) });
    talk.seen();
    talk.seen();
    expect(line.sent.filter(({ type }) => type === 'read.set')).toEqual([{ type: 'read.set', conversationId: 'c_1', seq: 1 }]);
  });

  it('says why it could not be opened, and opens when asked again', async () => {
    const { line, talk, opened } = scene();
    line.online();
    talk.open('c_1');
    line.deliver({ type: 'error', code: 'conversation_not_found', message: '', ref: line.last('conversation.open').ref });
    await line.settle();
    expect([talk.status.value, talk.failure.value]).toEqual(['failed', 'conversation_not_found']);
    talk.retry();
    await opened([textMessage(1)]);
    expect(talk.status.value).toBe('ready');
  });
});

describe('replies', () => {
  it('become messages when the server has stored them', async () => {
    const { line, talk, replies, opened } = scene();
    line.online();
    talk.open('c_1');
    await opened([textMessage(1)]);
    replies.add({ conversationId: 'c_1', text: '在的', images: [] });
    expect(replies.items.value).toMatchObject([{ state: 'sending' }]);
    const { id } = line.last('message.send');
    line.deliver({ type: 'message.ack', id, conversationId: 'c_1', seq: 2, at: 60_000 });
    expect(replies.items.value).toEqual([]);
    expect(talk.messages.value.at(-1)).toMatchObject({ id, seq: 2, sender: 'agent', authorId: me, body: { text: '在的' } });
  });

  it('written without a line go out once it is back, in order', () => {
    const { line, replies } = scene();
    replies.add({ conversationId: 'c_1', text: '一', images: [] });
    replies.add({ conversationId: 'c_1', text: '二', images: [] });
    line.online();
    expect(line.last('message.send').text).toBe('一');
    line.deliver({ type: 'message.ack', id: line.last('message.send').id, conversationId: 'c_1', seq: 2, at: 1 });
    expect(line.last('message.send').text).toBe('二');
  });

  it('that are refused stay with the reason until they are sent again or discarded', () => {
    const { line, replies } = scene();
    line.online();
    replies.add({ conversationId: 'c_1', text: '好', images: [] });
    const { id } = line.last('message.send');
    line.deliver({ type: 'error', code: 'not_owner', message: '', ref: id });
    expect(replies.items.value).toMatchObject([{ id, state: 'failed', code: 'not_owner' }]);
    replies.retry(id);
    expect(line.sent.filter((frame) => frame.type === 'message.send').map((frame) => frame.id)).toEqual([id, id]);
    replies.discard(id);
    expect(replies.items.value).toEqual([]);
  });

  it('[QUEUE7] asks for all of it anew when its words become readable, and when they no longer are', async () => {
    const { line, talk, opened } = scene();
    const covered = textMessage(1, { body: { kind: 'text', text: '🔒', hidden: 'health' } });
    const row = (hidden: boolean) => myRow({ lastSeq: 1, health: { hidden, consent: null } });
    const changed = (hidden: boolean) => line.deliver({ type: 'inbox.changed', conversations: [row(hidden)], counts: noCounts });
    line.online();
    talk.open('c_1');
    await opened([covered], { conversation: row(true) });
    changed(true);
    await line.settle();
    expect(opens(line)).toBe(1);
    changed(false);
    expect(line.last('conversation.open').afterSeq).toBeUndefined();
    await opened([textMessage(1)], { conversation: row(false) });
    expect(talk.messages.value[0]?.body).toEqual(textMessage(1).body);
    changed(true);
    await opened([covered], { conversation: row(true) });
    expect([opens(line), talk.messages.value]).toEqual([3, [covered]]);
  });
  it('[QUEUE7] asks anew when it learns after a break that they may be read', async () => {
    const { line, talk, opened } = scene();
    line.online();
    talk.open('c_1');
    await opened([textMessage(1, { body: { kind: 'text', text: '🔒', hidden: 'health' } })], { conversation: myRow({ lastSeq: 1, health: { hidden: true, consent: null } }) });
    line.offline();
    line.online();
    await opened([], { conversation: myRow({ lastSeq: 1, health: { hidden: false, consent: null } }) });
    expect(line.last('conversation.open').afterSeq).toBeUndefined();
    await opened([textMessage(1)], { conversation: myRow({ lastSeq: 1, health: { hidden: false, consent: null } }) });
    expect([opens(line), seqs(talk)]).toEqual([3, [1]]);
  });
});
