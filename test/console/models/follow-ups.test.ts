import { expect, test } from 'vitest';
import type { FollowUp } from '@aftercast/shared';
import { createFollowUps } from '../../../console/src/models/follow-ups.ts';
import { createFakeLine } from '../support/fake-line.ts';

const followUp = (given: Partial<FollowUp> = {}): FollowUp => ({
  id: 'f_1', conversationId: 'c_1', agentId: 'a_me', shopper: { id: 's_1', name: '桃子', externalId: null }, note: '问快递', dueAt: 100, promised: false, state: 'open', remindedAt: null, createdAt: 0, ...given,
});

async function scene(held: FollowUp[] = []) {
  const line = createFakeLine();
  const called: string[] = [];
  const followUps = createFollowUps({
    link: line.link, onCall: ({ id, state }) => { called.push(`${id} ${state}`); },
    api: { mine: async () => ({ followUps: held }), put: async (id, _, plan) => ({ followUp: followUp({ id, ...plan }) }), change: async (id) => ({ followUp: followUp({ id, state: 'done' }) }) },
  });
  line.online();
  await line.settle();
  return { followUps, called, hear: (changed: FollowUp) => line.deliver({ type: 'follow_up.changed', followUp: changed }) };
}

test('are read after each welcome, and stand in order of their moments', async () => {
  const { followUps } = await scene([followUp({ id: 'f_2', dueAt: 200 })]);
  expect(await followUps.create('f_1', 'c_1', { note: 'x', dueAt: 150, promised: false })).toBeNull();
  expect(followUps.list.value?.map(({ id }) => id)).toEqual(['f_1', 'f_2']);
  await followUps.change('f_2', { state: 'done' });
  expect(followUps.list.value?.map(({ id }) => id)).toEqual(['f_1']);
});

test('call once when near and once when due, and not when they are made or were due before', async () => {
  const { followUps, called, hear } = await scene([followUp({ id: 'f_old', state: 'due' })]);
  hear(followUp());
  hear(followUp({ remindedAt: 90 }));
  hear(followUp({ remindedAt: 90 }));
  hear(followUp({ remindedAt: 90, state: 'due' }));
  hear(followUp({ id: 'f_old', state: 'due', note: '改了' }));
  expect(called).toEqual(['f_1 open', 'f_1 due']);
  expect(followUps.due.value).toBe(2);
});
