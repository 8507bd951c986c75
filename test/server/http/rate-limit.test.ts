import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../../server/src/http/rate-limit.ts';

function limitAt(options: { points: number; durationMs: number; maxKeys?: number }) {
  const time = { now: 1_000_000 };
  return { time, limit: createRateLimit({ ...options, clock: () => time.now }) };
}

describe('the rate limit', () => {
  it('lets a burst pass, then says exactly when the next may come', () => {
    const { time, limit } = limitAt({ points: 3, durationMs: 3_000 });
    for (let i = 0; i < 3; i += 1) expect(limit.take('a')).toEqual({ ok: true });
    expect(limit.take('a')).toEqual({ ok: false, retryAfterMs: 1_000 });
    time.now += 999;
    expect(limit.take('a').ok).toBe(false);
    time.now += 1;
    expect(limit.take('a').ok).toBe(true);
  });

  it('never fails whoever waited as long as told', () => {
    const { time, limit } = limitAt({ points: 7, durationMs: 1_000 });
    for (let i = 0; i < 200; i += 1) {
      const taken = limit.take('a');
      if (taken.ok) continue;
      time.now += taken.retryAfterMs;
      expect(limit.take('a').ok).toBe(true);
    }
  });

  it('counts each key for itself', () => {
    const { limit } = limitAt({ points: 1, durationMs: 1_000 });
    limit.take('a');
    expect(limit.take('a').ok).toBe(false);
    expect(limit.take('b').ok).toBe(true);
  });

  it('takes several at once or none', () => {
    const { limit } = limitAt({ points: 5, durationMs: 5_000 });
    expect(limit.take('a', 4).ok).toBe(true);
    expect(limit.take('a', 2)).toEqual({ ok: false, retryAfterMs: 1_000 });
    expect(limit.take('a', 1).ok).toBe(true);
  });

  it('gives back what did not count, never more than there was', () => {
    const { limit } = limitAt({ points: 2, durationMs: 1_000 });
    limit.take('a', 2);
    limit.give('a');
    expect(limit.take('a').ok).toBe(true);
    limit.give('a', 50);
    expect(limit.take('a', 3).ok).toBe(false);
  });

  it('holds no more keys than allowed and forgets the longest unused', () => {
    const { limit } = limitAt({ points: 1, durationMs: 60_000, maxKeys: 100 });
    limit.take('first');
    for (let i = 0; i < 98; i += 1) limit.take(`key${i}`);
    limit.take('first');
    for (let i = 0; i < 50; i += 1) limit.take(`later${i}`);
    expect(limit.size()).toBe(100);
    expect(limit.take('first').ok).toBe(false);
    expect(limit.take('key0').ok).toBe(true);
  });

  it('stands still when the clock goes back', () => {
    const { time, limit } = limitAt({ points: 1, durationMs: 1_000 });
    limit.take('a');
    time.now -= 60_000;
    expect(limit.take('a')).toEqual({ ok: false, retryAfterMs: 1_000 });
  });
});
