import { expect, test } from 'vitest';
import type { Message } from '@aftercast/shared';
import { createBus } from '../../../server/src/events/bus.ts';
import type { ConversationRow } from '../../../server/src/conversation/conversation-repository.ts';
import type { QuestionRow } from '../../../server/src/worklist/question-repository.ts';
import { createRecorder, type RecorderDeps } from '../../../server/src/worklist/recorder-service.ts';

const conversation = { id: 'c_1', shopId: 'shop', language: 'zh', context: {}, lastSeq: 2 } as ConversationRow;

/** A feed of one event after another, with everything else as small as it can be. */
function scene(given: Partial<RecorderDeps> = {}) {
  const bus = createBus((error) => { throw error; });
  const events: number[] = [];
  let cursor = 0;
  const failures: unknown[] = [];
  const recorded: string[] = [];
  let heard: () => void = () => undefined;
  const recorder = createRecorder({
    bus, elapsed: () => 0, wait: async (_ms, signal) => { signal.throwIfAborted(); }, nearest: async () => [], onError: (error) => failures.push(error),
    feed: {
      moved: async (_shop, _consumer, limit) => {
        const next = events.filter((position) => position > cursor).slice(0, limit);
        return next.length === 0 ? null : { conversationIds: ['c_1'], upTo: next.at(-1) ?? 0, read: next.length };
      },
      advance: async (_shop, _consumer, position) => { cursor = position; return true; },
    },
    transcript: { rowsOf: async () => [conversation], logs: async () => new Map() },
    questions: { save: async () => undefined, ofConversations: async () => [], shopIds: async () => ['shop'] },
    onRecorded: (shopId) => { recorded.push(shopId); heard(); },
    ...given,
  });
  const commit = () => {
    events.push(events.length + 1);
    bus.emit('conversation.committed', { conversation, messages: [], moved: false, origin: null });
  };
  return { recorder, events, commit, failures, recorded, cursor: () => cursor, next: () => new Promise<void>((resolve) => { heard = resolve; }) };
}

test('what happened before the start is read at the start, what is committed after it is heard', async () => {
  const { recorder, events, commit, cursor, next } = scene();
  events.push(1, 2);
  const first = next();
  const stop = recorder.start();
  await first;
  expect(cursor()).toBe(2);
  const second = next();
  commit();
  await second;
  expect(cursor()).toBe(3);
  await stop();
});

test('a reading that fails is told, moves no cursor and is tried again', async () => {
  let broken = true;
  const logs = async () => { if (broken) { broken = false; throw new Error('gone'); } return new Map<string, Message[]>(); };
  const { recorder, commit, failures, cursor, next } = scene({ transcript: { rowsOf: async () => [conversation], logs } });
  const stop = recorder.start();
  const done = next();
  commit();
  await done;
  expect([failures.length, cursor()]).toEqual([1, 1]);
  await stop();
});

test('what was recorded before and is the same is not written again', async () => {
  const saved: QuestionRow[] = [];
  let writes = 0;
  const log: Message[] = [
    { id: 'm1', conversationId: 'c_1', seq: 1, sender: 'shopper', authorId: null, authorName: null, at: 1, body: { kind: 'text', text: '能刻字吗' } },
    { id: 'm1.handoff', conversationId: 'c_1', seq: 2, sender: 'system', authorId: null, authorName: null, at: 1, body: { kind: 'notice', event: 'handoff', reason: 'low_confidence' } },
  ];
  const { recorder, events } = scene({
    transcript: { rowsOf: async () => [conversation], logs: async () => new Map([['c_1', log]]) },
    questions: { save: async (rows) => { writes += 1; saved.push(...structuredClone(rows)); }, ofConversations: async () => saved, shopIds: async () => ['shop'] },
  });
  for (let reading = 1; reading <= 3; reading += 1) {
    events.push(reading);
    await recorder.settle('shop');
  }
  expect([writes, saved.map(({ id, outcome }) => [id, outcome])]).toEqual([1, [['m1', 'handoff']]]);
});

test('after the stop nothing is read any more', async () => {
  const { recorder, commit, recorded } = scene();
  await recorder.start()();
  commit();
  await Promise.resolve();
  expect(recorded).toEqual([]);
});

test('a long backlog is read in parts, and it rests four times as long as it worked', async () => {
  const rests: number[] = [];
  let time = 0;
  const { recorder, events, next, cursor } = scene({
    elapsed: () => { time += 6; return time; },
    wait: async (ms, signal) => { signal.throwIfAborted(); rests.push(ms); },
  });
  for (let position = 1; position <= 20_500; position += 1) events.push(position);
  const half = next();
  const stop = recorder.start();
  await half;
  expect(cursor()).toBe(20_000);
  await next();
  expect(cursor()).toBe(20_500);
  await stop();
  expect(rests).toContain(24);
});

test('of a conversation about someone’s health it takes what was asked before, and nothing from those words on', async () => {
  const said = (seq: number, text: string): Message => ({ id: `m${seq}`, conversationId: 'c_1', seq, sender: 'shopper', authorId: 's', authorName: null, at: seq, body: { kind: 'text', text } });
  const bot = (seq: number, of: number): Message => ({
    id: `m${of}.bot`, conversationId: 'c_1', seq, sender: 'bot', authorId: null, authorName: null, at: seq, body: { kind: 'answer', text: '好', source: { entryId: 'e', question: '问' }, confidence: 1 },
  });
  const log = [said(1, '怎么开发票'), bot(2, 1), said(3, '用了脸肿了'), bot(4, 3), said(5, '满脸都是'), bot(6, 5)];
  const recordedOf = async (urgencyReasons: ConversationRow['urgencyReasons'], messages: Message[]) => {
    const saved: string[] = [];
    const { recorder, commit, next } = scene({
      transcript: { rowsOf: async () => [{ ...conversation, urgencyReasons }], logs: async () => new Map([['c_1', messages]]) },
      questions: { save: async (rows) => { saved.push(...rows.map(({ text }) => text)); }, ofConversations: async () => [], shopIds: async () => ['shop'] },
    });
    const stop = recorder.start();
    const done = next();
    commit();
    await done;
    await stop();
    return saved;
  };
  expect(await recordedOf(['vulnerable'], log)).toEqual(['怎么开发票']);
  expect(await recordedOf(['vulnerable'], log.slice(4))).toEqual([]);
  expect(await recordedOf(['anger'], log.slice(0, 2))).toEqual(['怎么开发票']);
});
