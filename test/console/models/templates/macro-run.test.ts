import { expect, test } from 'vitest';
import type { Macro, MacroAction, MacroStep } from '@aftercast/shared';
import { createDesk } from '../../../../console/src/models/desk.ts';
import { Failure } from '../../../../console/src/models/failure.ts';
import { createInbox } from '../../../../console/src/models/inbox.ts';
import { createReplies } from '../../../../console/src/models/replies.ts';
import { createTalk } from '../../../../console/src/models/talk.ts';
import { createMacroRun } from '../../../../console/src/models/templates/macro-run.ts';
import { agentView, details, inboxRow, me, myRow, textMessage } from '../../support/builders.ts';
import { createFakeLine } from '../../support/fake-line.ts';

const macro: Macro = { id: 'solved', title: '谢谢并结束', actions: [] };
const text: MacroAction = { kind: 'text', text: '办好了，{{shopper.name}}' };
const label: MacroAction = { kind: 'label', labelId: 'l_refund' };
const step = (action: MacroAction, given: Partial<MacroStep> = {}): MacroStep => ({ action, label: null, colleague: null, until: null, problem: null, ...given });

/** @param filed what was filed or put aside, in order; @param refuse what the server says to it */
async function scene(steps: MacroStep[], { refuse = null as 'shopper_waits' | null, labels = [] as string[] } = {}) {
  const line = createFakeLine();
  const replies = createReplies({ link: line.link, agent: agentView, newId: () => 'reply-0001', clock: () => 1, storage: { read: () => null, write: () => undefined } });
  const inbox = createInbox({ link: line.link, agentId: me });
  const talk = createTalk({ link: line.link, inbox, replies });
  const filed: unknown[] = [];
  const planned: string[] = [];
  const runner = createMacroRun({
    talk, inbox, replies, desk: createDesk({ link: line.link, inbox }),
    api: { planMacro: async (conversationId, id) => {
      planned.push(`${conversationId} ${id}`);
      return { steps };
    } },
    filing: {
      toggle: async (row, id) => {
        filed.push([row.id, id]);
        return null;
      },
      snooze: async (row, until) => {
        filed.push([row.id, until]);
        return refuse;
      },
    },
  });
  line.online();
  talk.open('c_1');
  line.deliver({ type: 'conversation.opened', ref: line.last('conversation.open').ref, conversation: myRow({ lastSeq: 1, labels }), details: details(), messages: [textMessage(1)], resume: 'reset', hasOlder: false });
  await line.settle();
  const run = (isWhole = true) => runner.run(macro, (words) => words.replace('{{shopper.name}}', '桃子'), () => isWhole);
  const ack = async () => {
    await line.settle();
    line.deliver({ type: 'message.ack', id: line.last('message.send').id, conversationId: 'c_1', seq: 2, at: 2 });
    await line.settle();
  };
  return { line, run, ack, filed, planned, runner, kinds: () => line.sent.map(({ type }) => type).filter((type) => type !== 'conversation.open' && type !== 'inbox.load') };
}

test('each step waits for the one before: words, label, then the end', async () => {
  const { line, run, ack, filed, kinds, planned } = await scene([step(text), step(label), step({ kind: 'resolve' })]);
  const running = run();
  await line.settle();
  expect(line.last('message.send').text).toBe('办好了，桃子');
  expect([filed, kinds()]).toEqual([[], ['message.send']]);
  await ack();
  expect(filed).toEqual([['c_1', 'l_refund']]);
  line.deliver({ type: 'command.done', ref: line.last('conversation.resolve').ref, conversation: inboxRow({ state: 'resolved' }) });
  expect(await running).toEqual({ kind: 'done' });
  expect(planned).toEqual(['c_1 solved']);
});

test('it is put aside until the planned time, and a label that is on stays on', async () => {
  const { run, filed } = await scene([step(label), step({ kind: 'snooze', span: { minutes: 20 } }, { until: 1_200_000 })], { labels: ['l_refund'] });
  expect(await run()).toEqual({ kind: 'done' });
  expect(filed).toEqual([['c_1', 1_200_000]]);
});

test('it is passed on as by hand, with target, reason and version', async () => {
  const { line, run } = await scene([step({ kind: 'transfer', to: { queue: { tier: 3 } }, reason: '要退款' })]);
  const running = run();
  await line.settle();
  const frame = line.last('conversation.transfer');
  expect(frame).toMatchObject({ conversationId: 'c_1', to: { queue: { tier: 3 } }, reason: '要退款', version: myRow().version });
  line.deliver({ type: 'error', code: 'version_conflict', message: 'x', ref: frame.ref });
  expect(await running).toMatchObject({ kind: 'refused', code: 'version_conflict', done: 0, step: { action: { kind: 'transfer' } } });
});

test('with one step that can’t be done none is', async () => {
  const { run, filed, kinds } = await scene([step(text), step(label, { problem: 'label_not_found' })]);
  expect(await run()).toMatchObject({ kind: 'refused', code: 'label_not_found', done: 0 });
  expect([filed, kinds()]).toEqual([[], []]);
});

test('what is refused on the way stops it there, and tells how much is done', async () => {
  const { run, filed } = await scene([step(label), step({ kind: 'snooze', span: { minutes: 20 } }, { until: 1_200_000 })], { refuse: 'shopper_waits' });
  expect(await run()).toMatchObject({ kind: 'refused', code: 'shopper_waits', done: 1, step: { action: { kind: 'snooze' } } });
  expect(filed).toHaveLength(2);
});

test('words that are refused stop what follows', async () => {
  const { line, run, kinds } = await scene([step(text), step({ kind: 'resolve' })]);
  const running = run();
  await line.settle();
  line.deliver({ type: 'error', code: 'not_owner', message: 'x', ref: line.last('message.send').id });
  expect(await running).toEqual({ kind: 'unsent', done: 0 });
  expect(kinds()).toEqual(['message.send']);
});

test('with a blank left nothing is sent', async () => {
  const { run, kinds } = await scene([step(text), step({ kind: 'resolve' })]);
  expect(await run(false)).toEqual({ kind: 'blanks', text: '办好了，桃子' });
  expect(kinds()).toEqual([]);
});

test('where it can’t be planned nothing is done, and why is told', async () => {
  const { runner, line } = await scene([]);
  const refused = createMacroRun({
    talk: { row: { peek: () => myRow() } } as never, inbox: {} as never, replies: {} as never, desk: {} as never, filing: {} as never,
    api: { planMacro: () => Promise.reject(new Failure('not_found')) },
  });
  expect(await refused.run(macro, (words) => words, () => true)).toEqual({ kind: 'refused', code: 'not_found', step: null, done: 0 });
  expect(await runner.plan(macro)).toEqual({ steps: [] });
  expect(line.sent.some(({ type }) => type === 'message.send')).toBe(false);
});
