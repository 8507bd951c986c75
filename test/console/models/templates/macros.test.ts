import { expect, test } from 'vitest';
import type { Macro } from '@aftercast/shared';
import { createDesk } from '../../../../console/src/models/desk.ts';
import { createInbox } from '../../../../console/src/models/inbox.ts';
import { createReplies } from '../../../../console/src/models/replies.ts';
import { createTalk } from '../../../../console/src/models/talk.ts';
import { createMacros } from '../../../../console/src/models/templates/macros.ts';
import { agentView, details, inboxRow, me, myRow, textMessage } from '../../support/builders.ts';
import { createFakeLine } from '../../support/fake-line.ts';

const macro: Macro = { id: 'solved', title: '谢谢并结束', actions: [{ kind: 'text', text: '办好了，{{shopper.name}}' }, { kind: 'resolve' }] };

async function scene() {
  const line = createFakeLine();
  const replies = createReplies({ link: line.link, agent: agentView, newId: () => 'reply-0001', clock: () => 1, storage: { read: () => null, write: () => undefined } });
  const inbox = createInbox({ link: line.link, agentId: me });
  const talk = createTalk({ link: line.link, inbox, replies });
  const none = async () => ({ macros: [macro] });
  const macros = createMacros({ api: { macros: none, putMacro: none, removeMacro: none }, talk, replies, desk: createDesk({ link: line.link, inbox }) });
  line.online();
  talk.open('c_1');
  line.deliver({ type: 'conversation.opened', ref: line.last('conversation.open').ref, conversation: myRow({ lastSeq: 1 }), details: details(), messages: [textMessage(1)], resume: 'reset', hasOlder: false });
  await line.settle();
  const run = (isWhole: boolean) => macros.run(macro, (text) => text.replace('{{shopper.name}}', '桃子'), () => isWhole);
  return { line, run, kinds: () => line.sent.map(({ type }) => type) };
}

test('the conversation is resolved only after the words are stored', async () => {
  const { line, run, kinds } = await scene();
  const running = run(true);
  await line.settle();
  const sent = line.last('message.send');
  expect(sent.text).toBe('办好了，桃子');
  expect(kinds()).not.toContain('conversation.resolve');
  line.deliver({ type: 'message.ack', id: sent.id, conversationId: 'c_1', seq: 2, at: 2 });
  await line.settle();
  const { ref } = line.last('conversation.resolve');
  line.deliver({ type: 'command.done', ref, conversation: inboxRow({ state: 'resolved' }) });
  expect(await running).toEqual({ kind: 'done' });
});

test('words that are refused stop what follows', async () => {
  const { line, run, kinds } = await scene();
  const running = run(true);
  await line.settle();
  line.deliver({ type: 'error', code: 'not_owner', message: 'x', ref: line.last('message.send').id });
  expect(await running).toEqual({ kind: 'unsent' });
  expect(kinds()).not.toContain('conversation.resolve');
});

test('with a blank left nothing is sent', async () => {
  const { run, kinds } = await scene();
  expect(await run(false)).toEqual({ kind: 'blanks', text: '办好了，桃子' });
  expect(kinds()).not.toContain('message.send');
});
