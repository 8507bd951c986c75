import { describe, expect, it } from 'vitest';
import { createTyping } from '../../../console/src/models/typing.ts';
import { handTimers } from '../support/builders.ts';
import { createFakeLine } from '../support/fake-line.ts';

function scene() {
  const line = createFakeLine();
  const timers = handTimers();
  const typing = createTyping(line.link, () => 'c_1', timers);
  line.online();
  return { line, timers, typing };
}

describe('typing', () => {
  it('is told once in three seconds while it goes on', () => {
    const { line, timers, typing } = scene();
    typing.typed('你');
    typing.typed('你好');
    timers.pass(3_000);
    typing.typed('你好呀');
    expect(line.sent).toEqual([{ type: 'typing.set', conversationId: 'c_1', typing: true }, { type: 'typing.set', conversationId: 'c_1', typing: true }]);
  });

  it('is taken back when the field is emptied', () => {
    const { line, typing } = scene();
    typing.typed('你');
    typing.typed('');
    typing.typed('');
    expect(line.sent.at(-1)).toEqual({ type: 'typing.set', conversationId: 'c_1', typing: false });
    expect(line.sent).toHaveLength(2);
  });

  it('of a note is told as such, apart from the reply’s, and shown as such', () => {
    const { line, timers, typing } = scene();
    typing.typed('您');
    typing.typedNote('仓库');
    expect(line.sent.at(-1)).toEqual({ type: 'typing.set', conversationId: 'c_1', typing: true, note: true });
    line.deliver({ type: 'typing.changed', conversationId: 'c_1', who: 'agent', name: '小陈', typing: true, note: true });
    expect([typing.noting.value, typing.agent.value]).toEqual(['小陈', null]);
    timers.pass(6_000);
    expect(typing.noting.value).toBeNull();
  });

  it('of the shopper goes by itself when nothing more is heard', () => {
    const { line, timers, typing } = scene();
    line.deliver({ type: 'typing.changed', conversationId: 'c_1', who: 'shopper', name: null, typing: true });
    expect(typing.shopper.value).toBe(true);
    timers.pass(6_000);
    expect(typing.shopper.value).toBe(false);
  });

  it('of a colleague has a name, and that of another conversation is not shown', () => {
    const { line, typing } = scene();
    line.deliver({ type: 'typing.changed', conversationId: 'c_1', who: 'agent', name: '小陈', typing: true });
    line.deliver({ type: 'typing.changed', conversationId: 'c_9', who: 'shopper', name: null, typing: true });
    expect([typing.agent.value, typing.shopper.value]).toEqual(['小陈', false]);
    typing.stopped('agent');
    expect(typing.agent.value).toBeNull();
  });
});
