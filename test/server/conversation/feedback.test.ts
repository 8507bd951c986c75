import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MessageBody } from '@aftercast/shared';
import type { BotReply } from '../../../server/src/knowledge/bot-reply.ts';
import { createCore, type Core } from '../../support/core.ts';

const answer: BotReply = { kind: 'answer', text: '48 小时内', source: { entryId: 'ship', question: '多久发货' }, confidence: 0.9, tier: 1, language: 'zh' };
const related = [{ entryId: 'track', question: '到哪了' }];

describe('what a shopper thinks of an answer', () => {
  let core: Core;
  beforeEach(async () => { core = await createCore(); });
  afterEach(() => core.remove());
  const bodyAt = async (conversationId: string, seq: number): Promise<MessageBody | undefined> => (await core.stored(conversationId))[seq - 1]?.body;

  test('[FEED1] is kept with the answer and told to everyone who sees it', async () => {
    core.answerWith(() => answer);
    const { conversation } = await core.say('m0000001', '啥时候发');
    const told: string[] = [];
    core.bus.on('message.changed', ({ message }) => told.push(message.id));
    await core.rate(conversation.id, 2, 'unhelpful');
    expect(await bodyAt(conversation.id, 2)).toMatchObject({ feedback: 'unhelpful' });
    expect(told).toEqual(['m0000001.bot']);
  });

  test('[FEED1] is refused for words that are no answer, and for another shopper’s', async () => {
    core.answerWith(() => answer);
    const { conversation } = await core.say('m0000001', '啥时候发');
    await expect(core.rate(conversation.id, 1, 'not_asked')).rejects.toMatchObject({ code: 'message_not_found' });
    await expect(core.rate(conversation.id, 2, 'not_asked', core.newShopper())).rejects.toMatchObject({ code: 'message_not_found' });
  });

  test('[FEED2] "not what I asked" brings what else the words may have meant', async () => {
    core.answerWith(() => answer);
    const asked: unknown[] = [];
    core.offerInstead(async (question) => { asked.push(question); return [{ entryId: 'freight', question: '运费谁出' }]; });
    const { conversation } = await core.say('m0000001', '运费呢');
    await core.rate(conversation.id, 2, 'not_asked');
    expect(await bodyAt(conversation.id, 2)).toMatchObject({ feedback: 'not_asked', others: [{ entryId: 'freight', question: '运费谁出' }] });
    expect(asked).toEqual([{ shopId: core.shop.id, text: '运费呢', context: {}, language: 'zh', notEntryId: 'ship' }]);
    await core.rate(conversation.id, 2, 'helpful');
    expect(await bodyAt(conversation.id, 2)).not.toHaveProperty('others');
  });

  test('[FEED3] related questions come with an answer, and not while the conversation waits for a person', async () => {
    core.answerWith(() => ({ ...answer, related }));
    const { conversation } = await core.say('m0000001', '啥时候发');
    expect(await bodyAt(conversation.id, 2)).toMatchObject({ related });
    await core.askForPerson('h0000001');
    await core.say('m0000002', '啥时候发');
    expect(await bodyAt(conversation.id, 5)).toMatchObject({ whileQueued: true });
    expect(await bodyAt(conversation.id, 5)).not.toHaveProperty('related');
  });
});
