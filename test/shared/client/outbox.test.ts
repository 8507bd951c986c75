import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOutbox, type OutboxStorage } from '../../../shared/src/client/index.ts';
import { createFakeTimers } from './fakes.ts';

function memory(): OutboxStorage & { value: string | null } {
  return { value: null, read() { return this.value; }, write(value) { this.value = value; } };
}

function setUp({ storage = memory() as OutboxStorage, capacity = 50 } = {}) {
  const timers = createFakeTimers();
  const wire: string[] = [];
  const line = { open: true };
  let count = 0;
  const outbox = createOutbox<string>({
    send(item) { if (line.open) wire.push(item.id); return line.open; },
    newId: () => `message-${count++}`, clock: timers.now, timers, random: () => 0, storage, capacity, ackTimeoutMs: 1_000,
  });
  return { timers, wire, line, outbox };
}

describe('the outbox', () => {
  it('sends one at a time, the next when the first is acknowledged', () => {
    const { outbox, wire } = setUp();
    outbox.add('a');
    outbox.add('b');
    expect(wire).toEqual(['message-0']);
    expect(outbox.acked('message-0')?.payload).toBe('a');
    expect(wire).toEqual(['message-0', 'message-1']);
  });

  it('keeps what could not be sent and sends it under the same id when the line is back', () => {
    const { outbox, wire, line } = setUp();
    line.open = false;
    outbox.add('a');
    line.open = true;
    outbox.resume();
    expect(wire).toEqual(['message-0']);
  });

  it('sends again after a reconnect what was on its way', () => {
    const { outbox, wire } = setUp();
    outbox.add('a');
    outbox.resume();
    expect(wire).toEqual(['message-0', 'message-0']);
  });

  it('sends again when no answer comes', () => {
    const { outbox, wire, timers } = setUp();
    outbox.add('a');
    timers.advance(1_000);
    expect(wire).toEqual(['message-0', 'message-0']);
  });

  it('[SEND3] waits as long as the server asks, then sends the same id, and keeps the order', () => {
    const { outbox, wire, timers } = setUp();
    outbox.add('a');
    outbox.add('b');
    outbox.refused('message-0', 'storage_unavailable', 700);
    expect(outbox.items()[0]).toMatchObject({ state: 'sending', code: 'storage_unavailable' });
    timers.advance(699);
    expect(wire).toEqual(['message-0']);
    timers.advance(1);
    expect(wire).toEqual(['message-0', 'message-0']);
  });

  it('[SEND3] marks a final refusal as failed and goes on with the next', () => {
    const { outbox, wire } = setUp();
    outbox.add('a');
    outbox.add('b');
    outbox.refused('message-0', 'text_too_long');
    expect(outbox.items().map(({ state, code }) => [state, code])).toEqual([['failed', 'text_too_long'], ['sending', undefined]]);
    expect(wire).toEqual(['message-0', 'message-1']);
  });

  it('sends a failed message again under its own id when asked', () => {
    const { outbox, wire } = setUp();
    outbox.add('a');
    outbox.refused('message-0', 'internal_error');
    outbox.retry('message-0');
    expect(wire).toEqual(['message-0', 'message-0']);
    expect(outbox.items()[0]).toMatchObject({ state: 'sending', code: undefined });
  });

  it('ignores acknowledgements and refusals of ids it does not hold', () => {
    const { outbox } = setUp();
    expect(outbox.acked('someone-else')).toBeNull();
    expect(outbox.refused('someone-else', 'rate_limited', 5)).toBe(false);
  });

  it('survives a reload', () => {
    const storage = memory();
    const before = setUp({ storage });
    before.outbox.add('a');
    before.outbox.stop();
    const after = setUp({ storage });
    after.outbox.resume();
    expect(after.outbox.items().map(({ payload }) => payload)).toEqual(['a']);
    expect(after.wire).toEqual(['message-0']);
  });

  it('works in memory when storage is denied, and with rubbish in it', () => {
    const denied: OutboxStorage = { read() { throw new Error('denied'); }, write() { throw new Error('denied'); } };
    const { outbox, wire } = setUp({ storage: denied });
    outbox.add('a');
    expect(wire).toEqual(['message-0']);
    const rubbish = memory();
    rubbish.value = '{"not": "a list"}';
    expect(setUp({ storage: rubbish }).outbox.items()).toEqual([]);
  });

  it('stores nothing while it is empty', () => {
    const storage = memory();
    const { outbox } = setUp({ storage });
    outbox.add('a');
    expect(storage.value).not.toBeNull();
    outbox.acked('message-0');
    expect(storage.value).toBeNull();
  });

  it('takes no more than its capacity', () => {
    const { outbox, line } = setUp({ capacity: 2 });
    line.open = false;
    outbox.add('a');
    outbox.add('b');
    expect(outbox.add('c')).toBeNull();
  });

  it('leaves no timer after stop, and nothing after clear', () => {
    const { outbox, timers } = setUp();
    outbox.add('a');
    outbox.stop();
    expect(timers.pending()).toBe(0);
    outbox.clear();
    expect(outbox.items()).toEqual([]);
  });

  it('delivers everything once and in order through any sequence of losses, refusals and reconnects', () => {
    const step = fc.constantFrom('add', 'deliver', 'deliver', 'lose ack', 'refuse', 'cut', 'wait');
    fc.assert(fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const { outbox, wire, line, timers } = setUp({ capacity: 1_000 });
      const stored: string[] = [];
      const written: string[] = [];
      const store = (id: string): void => { if (!stored.includes(id)) stored.push(id); };
      let taken = 0;
      const arrived = (): string | undefined => wire[taken] === undefined ? undefined : wire[taken++];
      for (const one of steps) {
        if (one === 'add') written.push(outbox.add('text')?.id ?? '');
        if (one === 'wait') timers.advance(1_000);
        if (one === 'cut') { taken = wire.length; line.open = !line.open; if (line.open) outbox.resume(); }
        const id = one === 'deliver' || one === 'lose ack' || one === 'refuse' ? arrived() : undefined;
        if (id === undefined) continue;
        if (one === 'refuse') outbox.refused(id, 'overloaded', 10);
        else store(id);
        if (one === 'deliver') outbox.acked(id);
      }
      line.open = true;
      outbox.resume();
      for (let id = arrived(); id !== undefined; id = arrived()) { store(id); outbox.acked(id); }
      expect(stored).toEqual(written);
      expect(outbox.items()).toEqual([]);
    }));
  });
});
