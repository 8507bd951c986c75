import { expect, test } from 'vitest';
import { liveSession, type LiveSession } from '@aftercast/shared';
import { scheduleOf } from '../../../server/src/live/live-schedule.ts';

const now = Date.UTC(2026, 10, 9, 12);
const hour = 3_600_000;
const session = (id: string, startsIn: number, given: Partial<LiveSession> = {}): LiveSession => liveSession.parse({ id, title: id, startsAt: now + startsIn * hour, endsAt: now + (startsIn + 2) * hour, links: [], promises: [], ...given });
const ids = (sessions: readonly LiveSession[], query: Partial<Parameters<typeof scheduleOf>[1]> = {}) => scheduleOf(sessions, { q: '', offset: 0, limit: 50, ...query }, now).sessions.map(({ id }) => id);

test('what is on air comes first, then what is next, then the latest that is over; a portion goes on where the one before ended', () => {
  const all = [session('old', -90), session('far', 60), session('on', -1), session('last', -5), session('soon', 3)];
  expect(ids(all)).toEqual(['on', 'soon', 'far', 'last', 'old']);
  expect([0, 2, 4, 6].map((offset) => ids(all, { offset, limit: 2 }))).toEqual([['on', 'soon'], ['far', 'last'], ['old'], []]);
  expect(scheduleOf(all, { q: '', offset: 4, limit: 2 }, now).counts).toEqual({ on: 1, next: 2, past: 2 });
});

test('words are looked for in title, English title, host and id, and only what is found is counted', () => {
  const all = [session('a1', 1, { title: '水果专场' }), session('b2', 2, { titleEn: 'Fruit Night' }), session('c3', -9, { host: '小鹿' }), session('live-1110', 4)];
  expect(['水果', 'FRUIT', '小鹿', '1110', '没有'].map((q) => ids(all, { q }))).toEqual([['a1'], ['b2'], ['c3'], ['live-1110'], []]);
  expect(scheduleOf(all, { q: ' 小鹿 ', offset: 0, limit: 50 }, now).counts).toEqual({ on: 0, next: 0, past: 1 });
});

test('links and promises are counted, and their words stay behind', () => {
  const links = Array.from({ length: 200 }, (_, at) => ({ number: at + 1, product: 'cam', price: 99, returnTerms: '七天内可退', shown: [] }));
  const all = Array.from({ length: 2_000 }, (_, at) => session(`s${at}`, -at - 3, { links }));
  const { sessions, counts } = scheduleOf(all, { q: '', offset: 1_950, limit: 50 }, now);
  expect([sessions.length, sessions.at(-1)?.id, counts.past]).toEqual([50, 's1999', 2_000]);
  expect(sessions[0]).toEqual({ id: 's1950', title: 's1950', host: '', startsAt: now - 1_953 * hour, endsAt: now - 1_951 * hour, version: 0, links: 200, promises: 0 });
});
