import { beforeEach, expect, it } from 'vitest';
import { createClockGuard, heldMs } from '../../../server/src/triggers/clock-guard.ts';

let wall: number;
let machine: number;
let believes: () => boolean;
beforeEach(() => {
  [wall, machine] = [1_000_000, 0];
  believes = createClockGuard({ clock: () => wall, elapsed: () => machine });
});
const passes = (ms: number) => { wall += ms; machine += ms; };

it('believes a clock that goes on, however long one did not look, and small corrections', () => {
  passes(3_600_000);
  expect(believes()).toBe(true);
  wall += 60_000;
  expect(believes()).toBe(true);
});

it.each([['put forward', 3_600_000], ['put back', -3_600_000]])('one that was %s is not believed for a while, and then is', (_, ms) => {
  wall += ms;
  expect(believes()).toBe(false);
  passes(heldMs - 1);
  expect(believes()).toBe(false);
  passes(1);
  expect(believes()).toBe(true);
});

it('waits anew where it is set again meanwhile', () => {
  wall += 3_600_000;
  expect(believes()).toBe(false);
  passes(heldMs - 1_000);
  wall -= 3_600_000;
  expect(believes()).toBe(false);
  passes(heldMs - 1);
  expect(believes()).toBe(false);
  passes(1);
  expect(believes()).toBe(true);
});
