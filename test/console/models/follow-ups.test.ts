import { expect, test } from 'vitest';
import type { FollowUp } from '@aftercast/shared';
import { createFollowUps } from '../../../console/src/models/follow-ups.ts';
import { createInbox } from '../../../console/src/models/inbox.ts';
import { createReplies } from '../../../console/src/models/replies.ts';
import { createTalk } from '../../../console/src/models/talk.ts';
import { agentView } from '../support/builders.ts';
import { createFakeLine } from '../support/fake-line.ts';

const followUp = (given: Partial<FollowUp> = {}): FollowUp => ({
  id: 'f_1', conversationId: 'c_1', agentId: 'a_me', agentName: '小林', shopper: { id: 's_1', name: '桃子', externalId: null }, note: '问快递', dueAt: 100, promised: false, state: 'open', remindedAt: null, createdAt: 0, ...given,
});

async function scene(held: FollowUp[] = [], ofTalk: FollowUp[] = [], answers = true) {
  let mine = 0;
  const asked: string[] = [];
  const line = createFakeLine();
  const replies = createReplies({ link: line.link, agent: agentView, newId: () => 'reply-0001', clock: () => 1, storage: { read: () => null, write: () => undefined } });
  const talk = createTalk({ link: line.link, inbox: createInbox({ link: line.link, agentId: 'a_me' }), replies });
  talk.open('c_1');
  const called: string[] = [];
  const followUps = createFollowUps({
    link: line.link, talk, agentId: 'a_me', mayAnswer: () => answers, onCall: ({ id, state }) => { called.push(`${id} ${state}`); },
    api: {
      mine: async () => { mine += 1; return { followUps: held }; },
      ofTalk: async (id) => {
        asked.push(id);
        return { followUps: ofTalk.filter(({ conversationId }) => conversationId === id) };
      },
      put: async (id, _, plan) => ({ followUp: followUp({ id, ...plan }) }), change: async (id, change) => ({ followUp: followUp({ id, state: 'state' in change ? change.state : 'open' }) }),
    },
  });
  line.online();
  await line.settle();
  return { line, talk, asked, mine: () => mine, followUps, called, hear: (changed: FollowUp) => line.deliver({ type: 'follow_up.changed', followUp: changed }) };
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

test('are not asked for by who only looks on', async () => {
  expect([(await scene()).mine() > 0, (await scene([], [], false)).mine()]).toEqual([true, 0]);
});

const ids = (list: readonly FollowUp[] | null) => list?.map(({ id }) => id);
const theirs = (given: Partial<FollowUp> = {}) => followUp({ id: 'f_theirs', agentId: 'a_zhou', agentName: '小周', ...given });

test('a colleague’s stand beside the talk and never in one’s own list, nor call', async () => {
  const { followUps, hear, called } = await scene([], [theirs()]);
  expect(ids(followUps.ofTalk.value)).toEqual(['f_theirs']);
  hear(theirs({ id: 'f_new', dueAt: 50 }));
  hear(theirs({ state: 'due' }));
  expect([ids(followUps.ofTalk.value), ids(followUps.list.value), called]).toEqual([['f_new', 'f_theirs'], [], []]);
  await followUps.change('f_theirs', { state: 'cancelled' });
  hear(theirs({ state: 'cancelled' }));
  expect([ids(followUps.ofTalk.value), ids(followUps.list.value)]).toEqual([['f_new'], []]);
});

test('what is ended leaves the talk, and comes back when that is undone', async () => {
  const { followUps } = await scene([followUp()], [followUp()]);
  await followUps.change('f_1', { state: 'done' });
  expect([ids(followUps.ofTalk.value), ids(followUps.list.value)]).toEqual([[], []]);
  await followUps.change('f_1', { state: 'open' });
  expect([ids(followUps.ofTalk.value), ids(followUps.list.value)]).toEqual([['f_1'], ['f_1']]);
});

test('another talk has its own, and what happens elsewhere does not show in it', async () => {
  const { followUps, talk, line, hear, asked } = await scene([], [followUp(), followUp({ id: 'f_2', conversationId: 'c_2' })]);
  talk.open('c_2');
  expect(followUps.ofTalk.value).toBeNull();
  await line.settle();
  hear(followUp({ note: '改了' }));
  expect([ids(followUps.ofTalk.value), asked.at(-1)]).toEqual([['f_2'], 'c_2']);
  talk.open(null);
  expect(followUps.ofTalk.value).toBeNull();
});
