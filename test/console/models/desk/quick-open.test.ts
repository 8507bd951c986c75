import { describe, expect, it } from 'vitest';
import type { FoundConversation, SearchPage } from '@aftercast/shared';
import { createQuickOpen } from '../../../../console/src/models/desk/quick-open.ts';
import { handTimers, inboxRow } from '../../support/builders.ts';

const hit = (id: string): FoundConversation => ({ conversation: inboxRow({ id }), by: 'words', excerpt: id });

/** A search whose steps answer when the test says so. */
function start(rows = [inboxRow({ id: 'held', preview: '包裹' })]) {
  const timers = handTimers();
  const asked: { words: string; cursor: string | undefined; answer: (page: SearchPage) => void; fail: () => void }[] = [];
  const quick = createQuickOpen({
    rows: () => rows, fits: (row, words) => row.preview.includes(words), timers,
    search: (words, cursor) => new Promise((resolve, reject) => { asked.push({ words, cursor, answer: resolve, fail: () => reject(new Error('gone')) }); }),
  });
  const settle = () => new Promise((resolve) => { setImmediate(resolve); });
  return { quick, timers, asked, settle };
}

describe('the quick open', () => {
  it('shows what is at hand at once and asks the server when the typing rests', () => {
    const { quick, timers, asked } = start();
    quick.type('包');
    quick.type('包裹');
    expect(quick.atHand.value.map(({ id }) => id)).toEqual(['held']);
    timers.pass(249);
    expect(asked).toEqual([]);
    timers.pass(1);
    expect(asked.map(({ words }) => words)).toEqual(['包裹']);
  });

  it('takes no answer to words that were typed over', async () => {
    const { quick, timers, asked, settle } = start();
    quick.type('旧');
    timers.pass(250);
    quick.type('新');
    asked[0]?.answer({ found: [hit('old')], nextCursor: null, lookedBackTo: 1 });
    await settle();
    expect(quick.found.value).toEqual([]);
  });

  it('goes further back by itself until something is found, and then when asked', async () => {
    const { quick, timers, asked, settle } = start();
    quick.type('货');
    timers.pass(250);
    asked[0]?.answer({ found: [], nextCursor: 'a', lookedBackTo: 9 });
    await settle();
    asked[1]?.answer({ found: [hit('c_9')], nextCursor: 'b', lookedBackTo: 5 });
    await settle();
    expect([asked[1]?.cursor, quick.status.value, quick.lookedBackTo.value]).toEqual(['a', 'done', 5]);
    quick.more();
    asked[2]?.answer({ found: [hit('c_9'), hit('c_8')], nextCursor: null, lookedBackTo: 1 });
    await settle();
    expect(quick.found.value.map(({ conversation }) => conversation.id)).toEqual(['c_9', 'c_8']);
    expect(quick.lookedBackTo.value).toBeNull();
  });

  it('says when the search failed', async () => {
    const { quick, timers, asked, settle } = start();
    quick.type('货');
    timers.pass(250);
    asked[0]?.fail();
    await settle();
    expect([quick.status.value, quick.failure.value]).toEqual(['failed', 'unexpected']);
  });
});
