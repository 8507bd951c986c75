import { expect, it } from 'vitest';
import { createAskingPace } from '../../../server/src/conversation/asking-pace.ts';

let now = 0;
const clock = () => now;

it('few bubbles ask every half minute', () => {
  const pace = createAskingPace({ clock, mostASecond: 50 });
  for (let second = 0; second < 60; second += 1) { now += 1_000; expect(pace()).toBe(30_000); }
});

it.each([[3_000, 60_000], [30_000, 600_000], [300_000, 900_000], [300, 30_000]])('%i bubbles come to ask every %i ms, and stay there', (bubbles, expected) => {
  const pace = createAskingPace({ clock, mostASecond: 50 });
  let againMs = 30_000;
  for (let window = 0; window < 400; window += 1) {
    const questions = Math.round((bubbles / againMs) * 10_000);
    for (let question = 1; question <= questions; question += 1) {
      now += 10_000 / questions;
      againMs = pace();
    }
  }
  expect(Math.abs(againMs - expected) / expected).toBeLessThan(0.05);
});

it('a clock that is put back stops nothing', () => {
  const pace = createAskingPace({ clock, mostASecond: 50 });
  now -= 3_600_000;
  expect(pace()).toBe(30_000);
});
