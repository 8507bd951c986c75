import { describe, expect, test } from 'vitest';
import { liveSession, onScreen } from '@aftercast/shared';
import { productMeant, seenAt } from '../../../server/src/live/on-screen.ts';

const evening = Date.parse('2026-11-09T19:00:00+08:00');
const at = (minutes: number) => evening + minutes * 60_000;
const night = liveSession.parse({
  id: 'night', title: '开荒夜', startsAt: evening, endsAt: at(60), playbackDelaySeconds: 8,
  links: [
    { number: 1, product: 'cam', shown: [{ from: at(0) }, { from: at(40) }] },
    { number: 2, product: 'vac', shown: [{ from: at(10), until: at(20) }] },
    { number: 3, product: 'fryer', shown: [{ from: at(30) }] },
    { number: 4, product: 'lamp' },
  ],
});
const shownAt = (minutes: number) => {
  const { current, previous } = onScreen(night, at(minutes));
  return [current?.number ?? null, previous?.number ?? null];
};

describe('the screen of a broadcast', () => {
  test.each([
    ['before the first link', -1, [null, null]], ['as the first comes', 0, [1, null]], ['after the second came', 15, [2, 1]], ['between two links', 25, [null, 2]],
    ['when the second’s time is over', 20, [null, 2]], ['after the third', 35, [3, 2]], ['when the first is back', 45, [1, 3]], ['at the end', 60, [null, 1]], ['the day after', 1_500, [null, 1]],
  ])('%s shows and has shown', (_, minutes, expected) => {
    expect(shownAt(minutes)).toEqual(expected);
  });
  test('a link that comes back follows itself as little as another one', () => {
    const twice = { ...night, links: [{ ...night.links[0], shown: [{ from: at(0), until: at(5) }, { from: at(6), until: null }] }] } as typeof night;
    expect(onScreen(twice, at(7)).previous).toBeNull();
  });
});

test('a shopper sees the place that the player tells, else what the studio showed a delay ago', () => {
  expect(seenAt(night, { streamTime: 90 }, at(50))).toBe(evening + 90_000);
  expect(seenAt(night, {}, at(50))).toBe(at(50) - 8_000);
});

test('a mention means a product of its own broadcast, or nothing', () => {
  expect(productMeant(night, { kind: 'number', number: 4 }, at(0))).toBe('lamp');
  expect(productMeant(night, { kind: 'number', number: 9 }, at(0))).toBeNull();
  expect(productMeant(night, { kind: 'previous' }, at(35))).toBe('vac');
  expect(productMeant(night, { kind: 'current' }, at(25))).toBeNull();
});
