import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HandoffReason } from '@aftercast/shared';
import type { BotReply } from '../../../server/src/knowledge/bot-reply.ts';
import { causeOf, shorter } from '../../../server/src/routing/surge-path.ts';
import { createSurgeRules, type KnownAnswer } from '../../../server/src/routing/surge-turn.ts';
import { createCore, type Core } from '../../support/core.ts';

const source = { entryId: 'late', question: '怎么还没发货' };
const answer: BotReply = { kind: 'answer', text: '48 小时内发', source, confidence: 0.9, tier: 1, language: 'zh' };
const choices: BotReply = { kind: 'choices', options: [source, { entryId: 'broken', question: '碎了' }], language: 'zh' };
const handoff = (reason: HandoffReason): BotReply => ({ kind: 'handoff', reason, source, language: 'zh' });

describe('the bot’s path in a surge', () => {
  it('offers the choices once, then queues', () => {
    expect(shorter(choices, null, false)).toBe(choices);
    expect(shorter(choices, null, true)).toEqual({ kind: 'handoff', reason: 'low_confidence', language: 'zh' });
  });
  it.each([['an answer', answer], ['a choice that begins with it', choices], ['an answer without its data', handoff('missing_data')]])('says what the incident says in place of %s', (_, reply) => {
    expect(shorter(reply, '仓库今晚补发', false)).toMatchObject({ kind: 'answer', text: '仓库今晚补发', source });
  });
  it.each(['asked', 'force_word', 'low_confidence', 'needs_person', 'none_of_these', 'image', 'agent'] as const)('leads to a person as always for %s', (reason) => {
    expect(causeOf(handoff(reason))).toBeNull();
    expect(shorter(handoff(reason), '仓库今晚补发', true)).toEqual(handoff(reason));
  });
});

describe('a turn in a surge', () => {
  let core: Core;
  let isOn: boolean;
  let joined: string[];
  let known: KnownAnswer | null;
  beforeEach(async () => {
    [isOn, joined, known] = [true, [], null];
    core = await createCore();
    core.surgeBy(createSurgeRules({ isOn: () => isOn, lastSaid: core.repository.lastSaid, knownAnswer: async () => known, told: { concerns: () => false, answer: async () => null } }));
    core.answerWith(() => choices);
  });
  afterEach(() => core.remove());
  const said = async (id: string) => (await core.stored(id)).flatMap(({ sender, body }) => (sender === 'shopper' ? [] : [body]));

  it('asks once what is meant, and puts who is not understood again in the queue, told that many are asking', async () => {
    const { conversation: { id } } = await core.say('m0000001', '东西呢');
    expect((await core.row(id)).state).toBe('bot');
    await core.say('m0000002', '我的东西');
    expect(await said(id)).toMatchObject([{ kind: 'choices' }, { kind: 'notice', event: 'handoff', reason: 'low_confidence', busy: true }]);
  });
  it('goes on offering choices where there is none', async () => {
    isOn = false;
    const { conversation: { id } } = await core.say('m0000001', '东西呢');
    await core.say('m0000002', '我的东西');
    expect((await said(id)).map(({ kind }) => kind)).toEqual(['choices', 'choices']);
    await core.askForPerson('m0000003');
    expect((await said(id)).at(-1)).not.toHaveProperty('busy');
  });
  it('offers them anew once something else was said', async () => {
    await core.say('m0000001', '东西呢');
    core.answerWith(() => answer);
    await core.say('m0000002', '怎么还没发货');
    core.answerWith(() => choices);
    const { conversation: { id } } = await core.say('m0000003', '那个呢');
    expect((await said(id)).map(({ kind }) => kind)).toEqual(['choices', 'answer', 'choices']);
  });
  it('says what is known, and files the conversation after it is committed', async () => {
    known = { text: '仓库今晚补发', join: async (id) => { joined.push(`${id} ${(await core.row(id)).state}`); } };
    const { conversation: { id } } = await core.say('m0000001', '东西呢');
    expect(await said(id)).toMatchObject([{ kind: 'answer', text: '仓库今晚补发' }]);
    expect(joined).toEqual([`${id} bot`]);
  });
  it('says what an incident was told with to who waits for a person too, once', async () => {
    isOn = false;
    const told: (KnownAnswer | 'again')[] = [{ text: '快递停运，晚两天到', join: async (id) => { joined.push(id); } }, 'again'];
    core.surgeBy(createSurgeRules({ isOn: () => false, lastSaid: core.repository.lastSaid, knownAnswer: async () => null, told: { concerns: () => true, answer: async () => told.shift() ?? null } }));
    await core.askForPerson('m0000001');
    core.answerWith(() => answer);
    const { conversation: { id } } = await core.say('m0000002', '我的货到哪了');
    await core.say('m0000003', '我的货到哪了啊');
    expect((await said(id)).slice(1)).toMatchObject([{ kind: 'answer', text: '快递停运，晚两天到', whileQueued: true }]);
    expect([(await core.row(id)).state, joined]).toEqual(['queued', [id]]);
  });
  it('sends serious words to a person, whatever is known', async () => {
    known = { text: '仓库今晚补发', join: async (id) => { joined.push(id); } };
    const { conversation: { id } } = await core.say('m0000001', '再不发货就打12315');
    expect(await said(id)).toMatchObject([{ kind: 'notice', event: 'handoff', reason: 'force_word', busy: true }]);
    expect(joined).toEqual([]);
  });
  it('speaks of the opening hours, not of many asking, while nobody is there', async () => {
    core.closeUntil(core.now + 3_600_000);
    const asked = await core.askForPerson('m0000001');
    const [notice] = await said(asked?.conversation.id ?? '');
    expect(notice).toMatchObject({ event: 'handoff', closedUntil: core.now + 3_600_000 });
    expect(notice).not.toHaveProperty('busy');
  });
});
