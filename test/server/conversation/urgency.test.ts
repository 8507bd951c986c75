import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BotReply } from '../../../server/src/knowledge/bot-reply.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

const unsure: BotReply = { kind: 'handoff', reason: 'low_confidence', language: 'zh' };

describe.each(dialects)('urgency of a conversation on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  beforeEach(async () => { core = await createCore(database.open); });
  afterEach(() => core.remove());

  async function queued(text = '这个怎么弄'): Promise<string> {
    core.answerWith(() => unsure);
    return (await core.say('m0000001', text)).conversation.id;
  }

  it('is in the row as soon as the words hand over', async () => {
    const row = await core.row(await queued('什么破玩意'));
    expect([row.urgency, row.urgencyReasons, (row.dueAt ?? 0) - (row.waitingSince ?? 0)]).toEqual(['high', ['anger'], 60_000]);
  });
  it('an official complaint and health go to a person although the bot knows an answer', async () => {
    for (const [n, text] of ['我要打12315', '用了脸肿了'].entries()) {
      const { conversation, added } = await core.say(`m000000${n}`, text, core.newShopper());
      expect([conversation.state, conversation.handoffReason, added.length]).toEqual(['queued', 'force_word', 1]);
    }
  });
  it('keeps what an entry says before it hands over', async () => {
    core.answerWith(() => ({ kind: 'handoff', reason: 'needs_person', text: '请先停用', language: 'zh' }));
    const { added, conversation } = await core.say('m0000001', '过敏了');
    expect([added.map(({ body }) => body.kind), conversation.handoffReason]).toEqual([['answer', 'notice'], 'needs_person']);
  });
  it('anger alone leaves the bot its answer', async () => {
    expect((await core.say('m0000001', '气死我了')).conversation).toMatchObject({ state: 'bot', urgency: 'normal' });
  });
  it('is heard in the last words of who then asks for a person', async () => {
    await core.say('m0000001', '气死我了');
    expect((await core.askForPerson('m0000002'))?.conversation).toMatchObject({ state: 'queued', urgency: 'high', urgencyReasons: ['anger'] });
  });
  it('rises while queued, and the deadline moves to where it would be had it been so from the beginning', async () => {
    const id = await queued();
    const before = await core.row(id);
    core.now += 40_000;
    await core.say('m0000002', '我过敏了');
    const after = await core.row(id);
    expect(after).toMatchObject({ urgency: 'critical', urgencyReasons: ['vulnerable'], waitingSince: before.waitingSince, dueAt: (before.waitingSince ?? 0) + 30_000, version: before.version });
  });
  it('overtakes those who wait with less', async () => {
    const first = await queued();
    core.now += 1_000;
    const second = (await core.say('m0000002', '在吗', core.newShopper())).conversation;
    const third = core.newShopper();
    core.now += 1_000;
    const { conversation } = await core.say('m0000003', '在吗', third);
    expect([await core.place(first), await core.place(second.id), await core.place(conversation.id)]).toEqual([1, 2, 3]);
    await core.say('m0000004', '等着差评吧', third);
    expect([await core.place(conversation.id), await core.place(first), await core.place(second.id)]).toEqual([1, 2, 3]);
  });
  it('tells of health to whoever has the conversation; all others see how urgent it is', async () => {
    const id = await queued('用了脸肿了，气死我了');
    const reasonsFor = async (name: string) => (await core.inbox.row(core.agent(name), id)).urgencyReasons;
    expect([await reasonsFor('lin'), await reasonsFor('chen')]).toEqual([['anger'], ['anger']]);
    await core.desk.command('claim', core.agent('chen'), id, (await core.row(id)).version, 'test');
    expect([await reasonsFor('lin'), await reasonsFor('chen')]).toEqual([['anger'], ['vulnerable', 'anger']]);
    const changed = await core.inbox.rows([id]);
    expect([changed(core.agent('lin'))[0]?.urgencyReasons, changed(core.agent('chen'))[0]?.urgencyReasons]).toEqual([['anger'], ['vulnerable', 'anger']]);
    const listed = async (name: string) => (await core.inbox.page(core.agent(name), 'all', undefined)).conversations[0];
    expect(await listed('lin')).toMatchObject({ urgency: 'critical', urgencyReasons: ['anger'] });
    expect((await listed('chen'))?.urgencyReasons).toContain('vulnerable');
  });
  it('never falls, and never moves a deadline to later', async () => {
    const id = await queued('过敏了');
    const before = await core.row(id);
    core.now += 5_000;
    await core.say('m0000002', '谢谢，不急');
    await core.say('m0000003', '你们是骗子');
    expect(await core.row(id)).toMatchObject({ urgency: 'critical', urgencyReasons: ['vulnerable', 'anger'], dueAt: before.dueAt });
  });
  it('rises while an agent has it, and the wait begins with those words', async () => {
    const id = await queued();
    const row = await core.row(id);
    await core.desk.command('claim', core.agent('xiaolin'), id, row.version, 'test');
    await core.desk.reply(core.agent('xiaolin'), { id: 'a0000001', conversationId: id, text: '您好', images: [] }, 'test');
    core.now += 60_000;
    await core.say('m0000002', '我要投诉');
    expect(await core.row(id)).toMatchObject({ urgency: 'high', waitingSince: core.now, dueAt: core.now + 60_000 });
  });
  it('tells everyone’s places anew', async () => {
    await queued();
    const moves: boolean[] = [];
    core.bus.on('conversation.committed', ({ moved }) => moves.push(moved));
    await core.say('m0000002', '在吗');
    await core.say('m0000003', '我要投诉');
    expect(moves).toEqual([false, true]);
  });
});
