import { describe, expect, it } from 'vitest';
import { createFakeLine } from '../support/fake-line.ts';

describe('the link', () => {
  it('gives each question its own answer', async () => {
    const line = createFakeLine();
    line.online();
    const mine = line.link.ask({ type: 'inbox.load', list: 'mine' });
    const mineRef = line.last('inbox.load').ref;
    const bot = line.link.ask({ type: 'inbox.load', list: 'bot' });
    line.deliver({ type: 'inbox.page', ref: line.last('inbox.load').ref, list: 'bot', conversations: [], nextCursor: null });
    line.deliver({ type: 'inbox.page', ref: mineRef, list: 'mine', conversations: [], nextCursor: 'more' });
    expect((await bot).list).toBe('bot');
    expect((await mine).nextCursor).toBe('more');
  });

  it('refuses a question with the server’s code and details', async () => {
    const line = createFakeLine();
    line.online();
    const asked = line.link.ask({ type: 'conversation.claim', conversationId: 'c_1', version: 1 });
    line.deliver({ type: 'error', code: 'already_claimed', message: '', ref: line.last('conversation.claim').ref, details: { owner: { id: 'a_2', name: '小陈' } } });
    await expect(asked).rejects.toMatchObject({ code: 'already_claimed', details: { owner: { name: '小陈' } } });
  });

  it('fails a question at once when the line is down, and one that waits when it breaks', async () => {
    const line = createFakeLine();
    await expect(line.link.ask({ type: 'inbox.load', list: 'all' })).rejects.toMatchObject({ code: 'offline' });
    line.online();
    const asked = line.link.ask({ type: 'inbox.load', list: 'all' });
    line.offline();
    await expect(asked).rejects.toMatchObject({ code: 'offline' });
  });

  it('asks for a resync after each welcome and when a page wakes', () => {
    const line = createFakeLine();
    let resyncs = 0;
    line.link.onResync(() => { resyncs += 1; });
    line.online();
    line.offline();
    line.online();
    line.wake();
    expect(resyncs).toBe(3);
  });
});
