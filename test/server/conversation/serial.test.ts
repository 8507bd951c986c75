import { describe, expect, it } from 'vitest';
import { createSerial } from '../../../server/src/conversation/serial.ts';

describe('tasks of one shopper', () => {
  it('run in order, also behind one that fails', async () => {
    const serial = createSerial();
    const done: string[] = [];
    const task = (name: string, fails = false) => serial('s', async () => {
      await Promise.resolve();
      done.push(name);
      if (fails) throw new Error(name);
    });
    await Promise.allSettled([task('a'), task('b', true), task('c')]);
    await task('d');
    expect(done).toEqual(['a', 'b', 'c', 'd']);
  });
  it('are refused past a hundred waiting, while other shoppers go on, and taken again afterwards', async () => {
    const serial = createSerial();
    let open: () => void = () => undefined;
    const hangs = new Promise<void>((resolve) => { open = resolve; });
    const waiting = Array.from({ length: 100 }, () => serial('s', () => hangs));
    await expect(serial('s', async () => 1)).rejects.toMatchObject({ code: 'overloaded', retryAfterMs: expect.any(Number) });
    expect(await serial('other', async () => 2)).toBe(2);
    open();
    await Promise.all(waiting);
    expect(await serial('s', async () => 3)).toBe(3);
  });
});
