import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withImages } from '../../../server/src/conversation/presenter.ts';
import { createQuestionRepository } from '../../../server/src/conversation/question-repository.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

describe.each(dialects)('an answer on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  beforeEach(async () => { core = await createCore(database.open); });
  afterEach(() => core.remove());

  it('carries its parts, pictures with links made when it is read, and loses those that are gone', async () => {
    const link = { kind: 'link' as const, title: '说明', url: 'https://shop.example/help' };
    core.answerWith((text) => ({ ...core.answer(text), parts: [{ kind: 'image', uploadId: 'u_1', alt: '图' }, { kind: 'image', uploadId: 'u_2', alt: '没了' }, link] }));
    const { conversation } = await core.say('m0000001', '怎么装');
    const stored = await core.stored(conversation.id);
    expect(stored[1]?.body).toMatchObject({ kind: 'answer', parts: [{ kind: 'image', image: { uploadId: 'u_1', url: '' } }, { kind: 'image' }, link] });
    const image = { uploadId: 'u_1', url: '/signed', width: 3, height: 2 };
    const read = await withImages(stored, async () => new Map([['u_1', image]]));
    expect(read[1]?.body).toMatchObject({ parts: [{ kind: 'image', image, alt: '图' }, link] });
    expect(read[0]).toBe(stored[0]);
  });

  it('makes its question one to try thresholds on; words said to a person are none', async () => {
    await core.say('m0000001', '几点上班');
    await core.say('m0000002', '有赠品吗');
    await core.say('m0000003', '几点上班');
    core.answerWith(() => ({ kind: 'handoff', reason: 'low_confidence', language: 'zh' }));
    await core.say('m0000004', '月亮有多远');
    await core.say('m0000005', '在吗在吗');
    const questions = createQuestionRepository(core.store);
    expect((await questions.recent(core.shop.id, 10)).map(({ text }) => text)).toEqual(['月亮有多远', '几点上班', '有赠品吗']);
    expect(await questions.recent('other', 10)).toEqual([]);
    expect(await questions.recent(core.shop.id, 1)).toHaveLength(1);
  });
});
