import { describe, expect, test } from 'vitest';
import type { Message, MessageBody } from '@aftercast/shared';
import { readQuestions } from '../../../server/src/worklist/read-questions.ts';

const minute = 60_000;

/** Writes a log line by line; `at` is in minutes. */
function createLog() {
  const messages: Message[] = [];
  const add = (id: string, sender: Message['sender'], body: MessageBody, at: number) => {
    messages.push({ id, conversationId: 'c_1', seq: messages.length + 1, sender, authorId: null, authorName: null, at: at * minute, body });
  };
  const log = {
    messages,
    asks: (id: string, text: string, at = 0) => { add(id, 'shopper', { kind: 'text', text }, at); return log; },
    answers: (cause: string, entryId: string, more: Partial<Extract<MessageBody, { kind: 'answer' }>> = {}) => {
      add(`${cause}.bot`, 'bot', { kind: 'answer', text: '…', source: { entryId, question: `问 ${entryId}` }, confidence: 0.9, ...more }, 0);
      return log;
    },
    offers: (cause: string, ...ids: string[]) => {
      add(`${cause}.bot`, 'bot', { kind: 'choices', options: ids.map((entryId) => ({ entryId, question: `问 ${entryId}` })) }, 0);
      return log;
    },
    notice: (id: string, event: Extract<MessageBody, { kind: 'notice' }>['event'], at = 0, more: object = {}) => {
      add(`${id}.${event}`, 'system', { kind: 'notice', event, ...more }, at);
      return log;
    },
    replies: (at: number) => { add(`a${at}`, 'agent', { kind: 'text', text: '好的' }, at); return log; },
    questions: () => readQuestions(messages),
  };
  return log;
}

describe('what became of a question', () => {
  test('an answer tells its entry, how sure it was and the vote', () => {
    const [question] = createLog().asks('m1', '多久发货').answers('m1', 'ship', { feedback: 'unhelpful' }).questions();
    expect(question).toMatchObject({ id: 'm1', text: '多久发货', outcome: 'answer', entryId: 'ship', confidence: 0.9, vote: 'unhelpful', reason: null, tapped: false });
  });

  test('a courtesy is no question', () => {
    expect(createLog().asks('m1', '你好').answers('m1', 'x', { source: null }).questions()).toEqual([]);
  });

  test('offered choices tell which one was tapped, and the tap is a question of its own', () => {
    const questions = createLog().asks('m1', '坏了').offers('m1', 'repair', 'refund').asks('m2', '问 refund').answers('m2', 'refund').questions();
    expect(questions).toMatchObject([
      { id: 'm1', outcome: 'choices', offered: ['repair', 'refund'], taken: 'refund' },
      { id: 'm2', outcome: 'answer', entryId: 'refund', tapped: true },
    ]);
  });

  test('choices that nobody took stay untaken whatever is asked next', () => {
    const [first] = createLog().asks('m1', '坏了').offers('m1', 'repair').asks('m2', '那运费呢').answers('m2', 'freight').questions();
    expect(first).toMatchObject({ outcome: 'choices', taken: null, reason: null });
  });

  test('"none of these" is a reason, and the question keeps what was offered', () => {
    const [question] = createLog().asks('m1', '坏了').offers('m1', 'repair').notice('h1', 'handoff', 0, { reason: 'none_of_these' }).questions();
    expect(question).toMatchObject({ outcome: 'choices', offered: ['repair'], reason: 'none_of_these' });
  });

  test('"not what I asked" tells what was offered instead and what was taken', () => {
    const others = [{ entryId: 'freight', question: '问 freight' }];
    const [question] = createLog().asks('m1', '运费').answers('m1', 'ship', { feedback: 'not_asked', others }).asks('m2', '问 freight').answers('m2', 'freight').questions();
    expect(question).toMatchObject({ entryId: 'ship', vote: 'not_asked', offered: ['freight'], taken: 'freight' });
  });

  test('a question that the bot could not answer is handed off with its reason', () => {
    const [question] = createLog().asks('m1', '能刻字吗').notice('m1', 'handoff', 0, { reason: 'low_confidence' }).questions();
    expect(question).toMatchObject({ outcome: 'handoff', reason: 'low_confidence', entryId: null });
  });

  test('an entry that calls for a person is told with it', () => {
    const [question] = createLog().asks('m1', '我过敏了').answers('m1', 'allergy').notice('m1', 'handoff', 0, { reason: 'needs_person' }).questions();
    expect(question).toMatchObject({ outcome: 'handoff', reason: 'needs_person', entryId: 'allergy' });
  });
});

describe('a wish for a person', () => {
  test('marks the answer before it, whether tapped or said, and is no question itself', () => {
    const tapped = createLog().asks('m1', '多久发货').answers('m1', 'ship').notice('h1', 'handoff', 0, { reason: 'asked' });
    const said = createLog().asks('m1', '多久发货').answers('m1', 'ship').asks('m2', '转人工').answers('m2', 'person').notice('m2', 'handoff', 0, { reason: 'asked' });
    for (const log of [tapped, said]) expect(log.questions()).toMatchObject([{ id: 'm1', outcome: 'answer', wantedPerson: true }]);
  });

  test('before any question: the next words are the question', () => {
    const log = createLog().notice('h1', 'handoff', 0, { reason: 'asked' }).asks('m1', '能刻字吗', 1).asks('m2', '在吗', 2);
    expect(log.questions()).toMatchObject([{ id: 'm1', text: '能刻字吗', outcome: 'handoff', reason: 'asked' }]);
  });

  test('is not laid to a matter that was resolved', () => {
    const log = createLog().asks('m1', '多久发货').answers('m1', 'ship').notice('c', 'resolved', 1).notice('h1', 'handoff', 2, { reason: 'asked' });
    expect(log.questions()).toMatchObject([{ id: 'm1', wantedPerson: false }]);
  });

  test('answered while waiting: the question counts as answered, once', () => {
    const log = createLog().notice('h1', 'handoff', 0, { reason: 'asked' }).asks('m1', '多久发货', 1).answers('m1', 'ship', { whileQueued: true });
    expect(log.questions()).toMatchObject([{ id: 'm1', outcome: 'answer', entryId: 'ship', reason: null }]);
  });
});

describe('people’s time', () => {
  const handedOff = () => createLog().asks('m1', '能刻字吗').notice('m1', 'handoff', 0, { reason: 'low_confidence' });

  test('counts the steps that end in an agent’s act, five minutes each at the most', () => {
    const log = handedOff().notice('c.2', 'assigned', 10).replies(11).asks('m2', '好的', 19).replies(19.5).notice('c.3', 'resolved', 50);
    expect(log.questions()[0]?.peopleMs).toBe(6.5 * minute);
  });

  test('neither the queue nor waiting for the shopper costs anything', () => {
    expect(handedOff().notice('c.2', 'assigned', 90).asks('m2', '人呢', 120).questions()[0]?.peopleMs).toBe(0);
  });

  test('a reopened matter goes on costing where it began', () => {
    const log = handedOff().notice('c.2', 'assigned', 0).notice('c.3', 'resolved', 1).notice('m2', 'reopened', 100, { agentName: '小林' }).asks('m2', '还是不行', 100).replies(102);
    expect(log.questions()).toMatchObject([{ id: 'm1', peopleMs: 3 * minute }]);
  });

  test('words said to a person are no questions to the bot', () => {
    expect(handedOff().notice('c.2', 'assigned', 1).asks('m2', '刻“小雨”').replies(2).questions()).toHaveLength(1);
  });
});

test('reading a growing log again gives the same questions and more', () => {
  const log = createLog().asks('m1', '多久发货').answers('m1', 'ship');
  const before = log.questions();
  log.asks('m2', '能刻字吗').notice('m2', 'handoff', 0, { reason: 'low_confidence' });
  expect(log.questions().slice(0, 1)).toEqual(before);
});
