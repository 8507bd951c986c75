import { expect, test } from 'vitest';
import type { PlannedSession, Schedule } from '@aftercast/shared';
import { Failure } from '../../../../console/src/models/failure.ts';
import { createSessionList } from '../../../../console/src/models/live/session-list.ts';

const session = (at: number): PlannedSession => ({ id: `s${at}`, title: `第 ${at} 场`, host: '', startsAt: at, endsAt: at + 1, version: 1, links: 0, promises: 0 });

/** A shop with so many sessions, all over. */
function shopOf(size: number) {
  let sessions = Array.from({ length: size }, (_, at) => session(at));
  const asked: [q: string, offset: number, limit: number][] = [];
  let answer: (page: Schedule) => Promise<Schedule> = async (page) => page;
  return {
    asked,
    list: createSessionList((q, offset, limit) => {
      asked.push([q, offset, limit]);
      const found = sessions.filter(({ title }) => title.includes(q));
      return answer({ sessions: found.slice(offset, offset + limit), counts: { on: 0, next: 0, past: found.length } });
    }),
    begin: () => { sessions = [session(-1), ...sessions]; },
    answers: (how: typeof answer) => { answer = how; },
  };
}

test('two thousand sessions come by the portion, each once, and are counted from the start', async () => {
  const { list, asked } = shopOf(2_000);
  await list.load('');
  expect([list.rows.value?.length, list.counts.value.past, list.isMore.value]).toEqual([50, 2_000, true]);
  while (list.isMore.value) await list.more();
  expect(new Set(list.rows.value?.map(({ id }) => id)).size).toBe(2_000);
  expect(list.rows.value).toHaveLength(2_000);
  expect(Math.max(...asked.map(([, , limit]) => limit))).toBe(50);
});

test('looking again keeps as much as is shown; other words begin anew', async () => {
  const { list, asked } = shopOf(300);
  await list.load('');
  await list.more();
  await list.load('');
  expect(list.rows.value).toHaveLength(100);
  await list.load('第 29');
  expect(list.rows.value?.map(({ id }) => id)).toEqual(['s29', ...Array.from({ length: 10 }, (_, at) => `s29${at}`)]);
  expect(asked.at(-1)).toEqual(['第 29', 0, 50]);
});

test('a session that changed places meanwhile is not there twice', async () => {
  const { list, begin } = shopOf(80);
  await list.load('');
  begin();
  await list.more();
  const ids = list.rows.value?.map(({ id }) => id) ?? [];
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('s79');
});

test('of two answers the one asked for last counts, and a failure keeps what is shown', async () => {
  const shop = shopOf(60);
  const late: (() => void)[] = [];
  shop.answers((page) => new Promise((resolve) => { late.push(() => resolve(page)); }));
  const [first, second] = [shop.list.load(''), shop.list.load('第 1')];
  late[1]?.();
  await second;
  late[0]?.();
  await first;
  expect(shop.list.counts.value.past).toBe(11);
  shop.answers(async () => { throw new Failure('offline'); });
  await shop.list.load('第 1');
  expect([shop.list.failure.value, shop.list.rows.value?.length]).toEqual(['offline', 11]);
});
