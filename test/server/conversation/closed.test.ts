import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BotReply } from '../../../server/src/knowledge/bot-reply.ts';
import { requeue } from '../../../server/src/conversation/conversation-state.ts';
import { patchOf } from '../../../server/src/conversation/plan.ts';
import { createHoursRepository } from '../../../server/src/hours/hours-repository.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

const unsure: BotReply = { kind: 'handoff', reason: 'low_confidence', language: 'zh' };
const minute = 60_000;

describe.each(dialects)('outside opening hours on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  let opens: number;
  beforeEach(async () => {
    core = await createCore(database.open);
    opens = core.now + 9 * 60 * minute;
    core.closeUntil(opens);
  });
  afterEach(() => core.remove());

  it('who asks for a person is queued from the opening on, after those who are there then, and told when', async () => {
    const outcome = await core.askForPerson('m0000001');
    expect(outcome?.conversation).toMatchObject({ state: 'queued', urgency: 'low', waitingSince: opens, dueAt: opens + 10 * minute });
    expect(outcome?.message.body).toEqual({ kind: 'notice', event: 'handoff', reason: 'asked', closedUntil: opens });
  });
  it('the shopper’s frame says until when, and no longer once the shop is open', async () => {
    core.answerWith(() => unsure);
    const { conversation } = await core.say('m0000001', '这个怎么弄');
    expect((await core.transcript.forShopper(conversation)).closedUntil).toBe(opens);
    core.now = opens;
    expect((await core.transcript.forShopper(conversation)).closedUntil).toBeNull();
  });
  it('the bot goes on answering', async () => {
    expect((await core.say('m0000001', '怎么退货')).conversation).toMatchObject({ state: 'bot', waitingSince: null });
  });
  it('harm keeps its haste: it is the first when the shop opens', async () => {
    core.answerWith(() => unsure);
    await core.say('m0000001', '在吗', core.newShopper());
    const { conversation } = await core.say('m0000002', '过敏了');
    expect(conversation).toMatchObject({ urgency: 'critical', dueAt: opens + 30_000 });
    expect(await core.place(conversation.id)).toBe(1);
  });
  it('what is said later is heard too', async () => {
    const first = await core.askForPerson('m0000001');
    core.now += minute;
    await core.say('m0000002', '我要投诉');
    expect(await core.row(first?.conversation.id ?? '')).toMatchObject({ urgency: 'high', waitingSince: opens, dueAt: opens + minute });
  });
  it('an agent may take it before, and answers into the same conversation', async () => {
    const asked = (await core.askForPerson('m0000001'))?.conversation;
    if (!asked) throw new Error('nothing was queued');
    await core.desk.command('claim', core.agent('xiaolin'), asked.id, asked.version, 'test');
    await core.desk.reply(core.agent('xiaolin'), { id: 'a0000001', conversationId: asked.id, text: '在的', images: [] }, 'test');
    const row = await core.row(asked.id);
    expect(row).toMatchObject({ state: 'assigned', waitingSince: null, dueAt: null });
    expect((await core.transcript.forShopper(row)).closedUntil).toBeNull();
  });
  it('a conversation that comes back to its agent waits from the opening on', async () => {
    const { id, version } = await core.claimed('xiaolin');
    await core.desk.command('resolve', core.agent('xiaolin'), id, version, 'test');
    core.now += minute;
    const { conversation, added } = await core.say('m0000002', '还有个问题');
    expect(conversation).toMatchObject({ state: 'assigned', waitingSince: opens });
    expect(added[0]?.body).toMatchObject({ kind: 'notice', event: 'reopened', closedUntil: opens });
  });
  it('one whose agent has gone home waits in the queue from the opening on, and its shopper is told when', async () => {
    const { id, version } = await core.claimed('xiaolin');
    await core.desk.command('resolve', core.agent('xiaolin'), id, version, 'test');
    core.away.add('xiaolin');
    core.now += minute;
    const { conversation, added } = await core.say('m0000002', '还有个问题');
    expect(conversation).toMatchObject({ state: 'queued', waitingSince: opens });
    expect(added[0]?.body).toMatchObject({ kind: 'notice', event: 'reopened', queued: true, closedUntil: opens });
    expect((await core.transcript.forShopper(conversation)).closedUntil).toBe(opens);
  });
  it('who asked first is due first in the morning, whoever began to talk first, and they are due one after the other', async () => {
    const [early, late, urgent] = [core.newShopper(), core.newShopper(), core.newShopper()];
    const began = await core.say('m0000001', '怎么退货', late);
    await core.say('m0000002', '怎么退货', early);
    core.now += minute;
    const first = await core.askForPerson('m0000003', early);
    core.now += minute;
    const second = await core.askForPerson('m0000004', late);
    core.now += minute;
    const third = await core.askForPerson('m0000005', core.newShopper());
    core.answerWith(() => unsure);
    const { conversation: angry } = await core.say('m0000006', '你们是骗子', urgent);
    const due = async (id = '') => ((await core.row(id)).dueAt ?? 0) - opens;
    const asked = [first, second, third].map((outcome) => outcome?.conversation.id);
    expect(asked[1]).toBe(began.conversation.id);
    expect(await Promise.all(asked.map(due))).toEqual([10 * minute, 11 * minute, 12 * minute - 1_000]);
    expect(await due(angry.id)).toBe(minute);
    expect(await Promise.all([angry.id, ...asked].map((id) => core.place(id ?? '')))).toEqual([1, 2, 3, 4]);
  });
  it('keeps that place through an agent’s hands and back', async () => {
    await core.askForPerson('m0000001', core.newShopper());
    const { id, version } = (await core.askForPerson('m0000002', core.newShopper()))?.conversation ?? { id: '', version: 0 };
    const mine = await core.desk.command('claim', core.agent('xiaolin'), id, version, 'test');
    const back = requeue(mine);
    if (!back) throw new Error('nothing to give back');
    expect(patchOf(back, mine, core.now)).toMatchObject({ waitingSince: opens, dueAt: opens + 11 * minute });
  });
  it('who asks as it is closed again, or after it has opened, is behind nobody of that night', async () => {
    await core.askForPerson('m0000001', core.newShopper());
    core.closeUntil(opens + 24 * 60 * minute);
    const next = await core.askForPerson('m0000002', core.newShopper());
    expect(next?.conversation.dueAt).toBe(opens + 24 * 60 * minute + 10 * minute);
    core.closeUntil(null);
    const open = await core.askForPerson('m0000003', core.newShopper());
    expect(open?.conversation.dueAt).toBe(core.now + 3 * minute);
  });
  it('keeps the order where the hours change meanwhile, also with who asks after that', async () => {
    const ids: string[] = [];
    const ask = async (id: string) => { ids.push((await core.askForPerson(id, core.newShopper()))?.conversation.id ?? ''); };
    await ask('m0000001');
    await ask('m0000002');
    const later = opens + 60 * minute;
    await createHoursRepository(core.store).reopenAt(core.shop.id, later, core.now);
    core.closeUntil(later);
    await ask('m0000003');
    const rows = await Promise.all(ids.map(core.row));
    expect(rows.map(({ waitingSince, dueAt }) => [waitingSince, (dueAt ?? 0) - later])).toEqual([[later, 10 * minute], [later, 11 * minute], [later, 12 * minute - 1_000]]);
  });
});
