import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { satisfactionSpans, satisfactionWordsLength, type Message } from '@aftercast/shared';
import { createSatisfactionRepository } from '../../../server/src/satisfaction/satisfaction-repository.ts';
import { createSatisfactionService, type Given } from '../../../server/src/satisfaction/satisfaction-service.ts';
import { createEventRepository } from '../../../server/src/events/event-repository.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

describe.each(dialects)('what a shopper thinks of how they were served, on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  let satisfaction: ReturnType<typeof createSatisfactionService>;
  let told: Message[];
  beforeEach(async () => {
    core = await createCore(database.open);
    satisfaction = createSatisfactionService({ repository: createSatisfactionRepository(core.store), transcript: core.transcript, bus: core.bus, clock: () => core.now });
    told = [];
    core.bus.on('message.changed', ({ message }) => told.push(message));
  });
  afterEach(() => core.remove());

  /** A conversation that an agent has resolved; the notice is its last message. */
  async function resolved(by = 'lin'): Promise<{ conversationId: string; seq: number }> {
    core.answerWith(() => ({ kind: 'handoff', reason: 'low_confidence', language: 'zh' }));
    const { conversation } = await core.say(`m${core.now}`, '坏了');
    const mine = await core.desk.command('claim', core.agent(by), conversation.id, conversation.version, 'test');
    const done = await core.desk.command('resolve', core.agent(by), mine.id, mine.version, 'test');
    return { conversationId: done.id, seq: done.lastSeq };
  }
  const set = (given: Given, who = core.shopper) => satisfaction.set(who.id, given);
  const bodyAt = async ({ conversationId, seq }: { conversationId: string; seq: number }) => (await core.stored(conversationId))[seq - 1]?.body;
  const figures = () => satisfaction.satisfactionOf(core.shop.id, { from: 0, until: core.now + 1 });
  const given = async () => (await createEventRepository(core.store).read(core.shop.id, 'test', 100)).filter(({ type }) => type === 'satisfaction.given');

  test('[CSAT1] stands under the end it is about, is told to everyone who sees it and written to the outbox', async () => {
    const end = await resolved();
    await set({ ...end, score: 5, reason: 'fast', words: ' 谢谢 ' });
    expect(await bodyAt(end)).toMatchObject({ event: 'resolved', satisfaction: { score: 5, reason: 'fast', words: '谢谢', givenAt: core.now } });
    expect(told).toMatchObject([{ seq: end.seq, body: { satisfaction: { score: 5 } } }]);
    expect((await given()).map(({ payload, conversationId }) => ({ payload, conversationId }))).toEqual([
      { conversationId: end.conversationId, payload: { seq: end.seq, score: 5, reason: 'fast', agentId: 'lin', changed: false } },
    ]);
    expect(JSON.stringify(await given())).not.toContain('谢谢');
  });
  test('[CSAT2] given again the same changes nothing; given otherwise within a day it replaces', async () => {
    const end = await resolved();
    await set({ ...end, score: 2 });
    await set({ ...end, score: 2 });
    expect(await given()).toHaveLength(1);
    core.now += satisfactionSpans.changeMs;
    await set({ ...end, score: 4, reason: 'solved' });
    expect(await figures()).toMatchObject({ given: 1, satisfied: 1, average: 4, scores: [0, 0, 0, 1, 0], reasons: [{ reason: 'solved', given: 1 }] });
    core.now += 1;
    await expect(set({ ...end, score: 1 })).rejects.toMatchObject({ code: 'satisfaction_closed' });
  });
  test('[CSAT3] is refused for another shopper, for other messages, and a week after the end', async () => {
    const end = await resolved();
    await expect(set({ ...end, score: 5 }, core.newShopper())).rejects.toMatchObject({ code: 'message_not_found' });
    await expect(set({ ...end, conversationId: 'c_none', score: 5 })).rejects.toMatchObject({ code: 'message_not_found' });
    await expect(set({ ...end, seq: end.seq + 1, score: 5 })).rejects.toMatchObject({ code: 'message_not_found' });
    await expect(set({ ...end, seq: 1, score: 5 })).rejects.toMatchObject({ code: 'satisfaction_closed' });
    await expect(set({ ...end, score: 5, reason: 'slow' })).rejects.toMatchObject({ code: 'invalid_request' });
    core.now += satisfactionSpans.openMs + 1;
    await expect(set({ ...end, score: 5 })).rejects.toMatchObject({ code: 'satisfaction_closed' });
    expect(await figures()).toMatchObject({ given: 0, average: null, agents: [] });
  });
  test('[CSAT4] is the bot’s once the talk is quiet, and moves on with it', async () => {
    const { conversation } = await core.say('m0000001', '多久发货');
    const first = { conversationId: conversation.id, seq: 2 };
    await expect(set({ ...first, score: 4 })).rejects.toMatchObject({ code: 'satisfaction_closed' });
    core.now += satisfactionSpans.quietMs;
    await set({ ...first, score: 4 });
    await core.say('m0000002', '运费呢');
    core.now += satisfactionSpans.quietMs;
    await set({ ...first, seq: 4, score: 1 });
    expect(await bodyAt(first)).not.toHaveProperty('satisfaction');
    expect(await bodyAt({ ...first, seq: 4 })).toMatchObject({ satisfaction: { score: 1 } });
    expect((await figures()).agents).toEqual([{ agentId: null, given: 1, satisfied: 0, average: 1 }]);
  });
  test('counts each agent’s work apart, and only what was given in the period', async () => {
    await set({ ...await resolved('lin'), score: 5 });
    core.now += 1_000;
    const reopened = await core.say('m7777777', '还有一件');
    const done = await core.desk.command('resolve', core.agent('lin'), reopened.conversation.id, reopened.conversation.version, 'test');
    await set({ conversationId: done.id, seq: done.lastSeq, score: 3, reason: 'slow' });
    expect(await figures()).toMatchObject({ given: 2, satisfied: 1, average: 4, agents: [{ agentId: 'lin', given: 2, satisfied: 1, average: 4 }] });
    expect(await satisfaction.satisfactionOf(core.shop.id, { from: core.now, until: core.now + 1 })).toMatchObject({ given: 1, average: 3 });
    expect(await satisfaction.satisfactionOf('other', { from: 0, until: core.now + 1 })).toMatchObject({ given: 0 });
  });
  test('keeps words within bounds and storable', async () => {
    const end = await resolved();
    await set({ ...end, score: 1, words: `\0${'长'.repeat(satisfactionWordsLength * 2)}` });
    const body = await bodyAt(end) as { satisfaction: { words: string } };
    expect(body.satisfaction.words).toHaveLength(satisfactionWordsLength);
    expect(body.satisfaction.words).not.toContain('\0');
  });
});
