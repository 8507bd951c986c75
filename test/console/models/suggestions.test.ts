import { expect, test } from 'vitest';
import type { SuggestionUse } from '@aftercast/shared';
import { createInbox } from '../../../console/src/models/inbox.ts';
import { createReplies } from '../../../console/src/models/replies.ts';
import { createSuggestions, shareOf } from '../../../console/src/models/suggestions.ts';
import { createTalk } from '../../../console/src/models/talk.ts';
import { agentView, details, inboxRow, me, myRow, textMessage } from '../support/builders.ts';
import { createFakeLine } from '../support/fake-line.ts';

async function scene(conversation = myRow({ lastSeq: 1 })) {
  const line = createFakeLine();
  const replies = createReplies({ link: line.link, agent: agentView, newId: () => 'reply-0001', clock: () => 1, storage: { read: () => null, write: () => undefined } });
  const talk = createTalk({ link: line.link, inbox: createInbox({ link: line.link, agentId: me }), replies });
  const told: (SuggestionUse & { question: string })[] = [];
  let asked = 0;
  const suggestions = createSuggestions({
    agentId: me, talk,
    api: {
      of: async () => { asked += 1; return { questionId: talk.messages.peek().at(-1)?.id ?? null, suggestions: [{ entryId: 'e_1', question: '多久到', text: '一般三天就到，请您放心。', score: 0.8 }] }; },
      use: async (_, question, use) => { told.push({ ...use, question }); },
    },
  });
  line.online();
  talk.open('c_1');
  line.deliver({ type: 'conversation.opened', ref: line.last('conversation.open').ref, conversation, details: details(), messages: [textMessage(1)], resume: 'reset', hasOlder: false });
  await line.settle();
  return {
    told, suggestions, asked: () => asked,
    async says(seq: number) {
      line.deliver({ type: 'message.posted', message: textMessage(seq) });
      await line.settle();
    },
  };
}

test('are asked for with each new question of one’s own conversation', async () => {
  const { says, suggestions, asked } = await scene();
  expect(suggestions.offered.value.map(({ entryId }) => entryId)).toEqual(['e_1']);
  await says(2);
  expect(asked()).toBe(2);
});

test('are not asked for in a colleague’s conversation', async () => {
  const { suggestions, asked } = await scene(inboxRow({ state: 'assigned', owner: { id: 'a_other', name: '陈' }, lastSeq: 1 }));
  expect([suggestions.offered.value, asked()]).toEqual([[], 0]);
});

test('sent as they were, changed, or written anew are told as such', async () => {
  const { says, told, suggestions } = await scene();
  suggestions.pick(0);
  suggestions.sent('c_1', '一般三天就到，请您放心。');
  await says(2);
  suggestions.pick(0);
  suggestions.sent('c_1', '一般三天就到，江浙沪两天，请您放心。');
  await says(3);
  suggestions.pick(0);
  suggestions.sent('c_1', '完全是别的话');
  suggestions.sent('c_1', '没有挑过');
  expect(told.map(({ outcome, question }) => [outcome, question])).toEqual([['sent', 'm_c_1_1'], ['edited', 'm_c_1_2']]);
});

test('none fits: they go, and it is told once', async () => {
  const { told, suggestions } = await scene();
  suggestions.noneFits();
  expect(suggestions.offered.value).toEqual([]);
  expect(suggestions.pick(0)).toBeNull();
  expect(told).toEqual([{ outcome: 'none', question: 'm_c_1_1' }]);
});

test('the share of a text left in another is 1 for all of it, 0 for none', () => {
  expect(shareOf('今天发货', '好的，今天发货')).toBe(1);
  expect(shareOf('今天发货', 'ok')).toBe(0);
  expect(shareOf('', '好')).toBe(0);
});
