import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newCase, type CaseView, type Message } from '@aftercast/shared';
import { createCases } from '../../../server/src/cases/cases.ts';
import { createConversationRepository } from '../../../server/src/conversation/conversation-repository.ts';
import { createNoticeService } from '../../../server/src/conversation/notice-service.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

let core: Core;
let conversationId: string;

const owner = (id: string) => ({ ...core.agent(id), role: 'owner' as const });
const failures: unknown[] = [];

function open(post = createNoticeService({ repository: createConversationRepository(core.store), bus: core.bus, clock: () => core.now }).post) {
  return createCases({
    store: core.store, bus: core.bus, clock: () => core.now, newId: (prefix) => `${prefix}_${Math.random()}`, transcript: core.transcript,
    colleagues: { byId: async (id) => ({ id, name: id, shopId: core.shop.id, disabled: id === 'gone' }) }, shopperById: async (id) => ({ id, name: '桃子' }),
    notices: { post }, sign: async () => new Map(), onError: (error) => failures.push(error),
  });
}
const given = (part: Partial<Parameters<typeof newCase.parse>[0] & object> = {}) => newCase.parse({ id: 'case0001', conversationId, matter: 'refund', orderId: 'A1', reason: '碎了', ...part });
const told = async (id = conversationId): Promise<string[]> => (await core.stored(id)).flatMap(({ body }: Message) => (body.kind === 'notice' && body.case ? [`${body.event} ${body.case.state} ${body.case.amountCents}`] : []));
const grant = (amountCents: number) => ({ type: 'grant' as const, amountCents, note: '' });

describe.each(dialects)('cases on %s', (dialect) => {
  const database = useDatabase(dialect);
  beforeEach(async () => {
    failures.length = 0;
    core = await createCore(database.open);
    conversationId = (await core.say('m0000001', '杯子碎了')).conversation.id;
  });
  afterEach(() => core.remove());

  it('tell the shopper of their opening, decision and end, in that order', async () => {
    const { service, teller } = open();
    const stop = teller.start();
    let one: CaseView = await service.open(core.agent('lin'), given());
    one = await service.act(core.agent('lin'), one.id, one.version, grant(2_000));
    await service.act(core.agent('lin'), one.id, one.version, { type: 'complete', note: '' });
    await stop();
    expect(await told()).toEqual(['case_opened open null', 'case_decided approved 2000', 'case_done done 2000']);
  });

  it('say nothing of an amount that is only asked for', async () => {
    const { service, teller } = open();
    const one = await service.open(core.agent('lin'), given({ amountCents: 9_000 }));
    await service.act(core.agent('lin'), one.id, one.version, grant(9_000));
    await teller.settled();
    expect(await told()).toEqual(['case_opened open null', 'case_changed waiting_approval null']);
  });

  it('opened twice under one id are one case', async () => {
    const { service, teller } = open();
    const [first, second] = await Promise.all([service.open(core.agent('lin'), given()), service.open(core.agent('lin'), given())]);
    expect(second).toEqual(first);
    await teller.settled();
    expect(await told()).toHaveLength(1);
  });

  it('have one decision when two owners decide at once, and the log names who made it', async () => {
    const { service } = open();
    const one = await service.open(core.agent('lin'), given());
    const asked = await service.act(core.agent('lin'), one.id, one.version, grant(9_000));
    expect((await service.page(core.shop.id, { list: 'approvals' }, { offset: 0, limit: 10 })).approvals).toBe(1);
    const outcomes = await Promise.allSettled([
      service.act(owner('tao'), one.id, asked.version, { type: 'approve', note: '' }),
      service.act(owner('mei'), one.id, asked.version, { type: 'reject', note: '' }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({ reason: { code: 'version_conflict' } });
    const { events } = await service.one(core.shop.id, one.id);
    // Which of them is first is the database's to say.
    const decision = outcomes[0]?.status === 'fulfilled' ? ['case.approved', 'tao'] : ['case.refused', 'mei'];
    expect(events.map(({ type, agent }) => [type, agent.id])).toEqual([['case.opened', 'lin'], ['case.approval_asked', 'lin'], decision]);
    expect(await service.approvals(core.shop.id)).toBe(0);
  });

  it('granted at once for one order come under the limit only once', async () => {
    const { service } = open();
    const [a, b] = await Promise.all([service.open(core.agent('lin'), given()), service.open(core.agent('lin'), given({ id: 'case0002' }))]);
    const both = await Promise.all([service.act(core.agent('lin'), a.id, 1, grant(3_000)), service.act(core.agent('lin'), b.id, 1, grant(3_000))]);
    expect(both.map(({ state }) => state).sort()).toEqual(['approved', 'waiting_approval']);
  });

  it('are not approved by an owner who asked before they were one', async () => {
    const { service } = open();
    const one = await service.open(core.agent('lin'), given());
    const asked = await service.act(core.agent('lin'), one.id, one.version, grant(9_000));
    await expect(service.act(owner('lin'), one.id, asked.version, { type: 'approve', note: '' })).rejects.toMatchObject({ code: 'case_own_request' });
  });

  it('tell all that a stop left untold, however many there are', async () => {
    const { service, teller } = open();
    await Promise.all(Array.from({ length: 205 }, (_, n) => service.open(core.agent('lin'), given({ id: `case1${String(n).padStart(4, '0')}` }))));
    await teller.settled();
    expect(await told()).toHaveLength(205);
  });

  it('that can not be told now hold up no other case, and are told in order later', async () => {
    const { post } = createNoticeService({ repository: createConversationRepository(core.store), bus: core.bus, clock: () => core.now });
    let isBroken = true;
    const { service, teller } = open(async (id, telling) => {
      if (isBroken && telling.id.startsWith('case0001')) throw new Error('the conversation changes too quickly');
      return post(id, telling);
    });
    const one = await service.open(core.agent('lin'), given());
    await service.act(core.agent('lin'), one.id, one.version, grant(2_000));
    core.now += 1_000;
    await service.open(core.agent('lin'), given({ id: 'case0002' }));
    await teller.settled();
    expect(await told()).toEqual(['case_opened open null']);
    expect(failures).toHaveLength(1);
    isBroken = false;
    await teller.settled();
    expect(await told()).toEqual(['case_opened open null', 'case_opened open null', 'case_decided approved 2000']);
  });

  it('tell after a restart what a crash left untold, and nothing twice', async () => {
    const broken = open(async () => { throw new Error('the power went'); });
    const one = await broken.service.open(core.agent('lin'), given());
    await broken.teller.settled();
    expect([failures.length, await told()]).toEqual([1, []]);
    const again = open();
    await again.service.act(core.agent('lin'), one.id, one.version, grant(100));
    await again.teller.start()();
    await open().teller.settled();
    expect(await told()).toEqual(['case_opened open null', 'case_decided approved 100']);
  });

  it('tell the shopper where they talk now, not where the case began', async () => {
    const { service, teller } = open();
    const one = await service.open(core.agent('lin'), given());
    await teller.settled();
    const begun = await core.row(conversationId);
    await core.desk.command('resolve', core.agent('lin'), conversationId, begun.version, 'test');
    core.now += 3 * 24 * 3_600_000;
    const later = (await core.say('m0000002', '怎么样了')).conversation.id;
    await service.act(core.agent('lin'), one.id, one.version, grant(100));
    await teller.settled();
    expect(later).not.toBe(conversationId);
    expect(await told(later)).toEqual(['case_decided approved 100']);
  });

  it('leave state, owner and waiting of the conversation as they are', async () => {
    await core.askForPerson('m0000003');
    const before = await core.row(conversationId);
    const { service, teller } = open();
    await service.open(core.agent('lin'), given());
    await teller.settled();
    const { state, ownerId, version, waitingSince, dueAt, lastSeq } = await core.row(conversationId);
    expect({ state, ownerId, version, waitingSince, dueAt }).toEqual({ state: before.state, ownerId: before.ownerId, version: before.version, waitingSince: before.waitingSince, dueAt: before.dueAt });
    expect(lastSeq).toBe(before.lastSeq + 1);
    await core.say('m0000004', '还在吗');
    expect((await core.stored(conversationId)).map(({ seq }) => seq)).toEqual(Array.from({ length: (await core.row(conversationId)).lastSeq }, (_, at) => at + 1));
  });

  it('are listed by what is due first, narrowed and in pages', async () => {
    const { service } = open();
    for (const [at, dueAt] of [300, null, 100, 200].entries()) await service.open(core.agent('lin'), given({ id: `case100${at}`, orderId: `B${at}`, matter: at === 3 ? 'damage' : 'refund', dueAt }));
    const ids = async (filter: object, slice = { offset: 0, limit: 10 }) => (await service.page(core.shop.id, { list: 'active', ...filter }, slice)).cases.map(({ id }) => id);
    expect(await ids({})).toEqual(['case1002', 'case1003', 'case1000', 'case1001']);
    expect(await ids({}, { offset: 1, limit: 2 })).toEqual(['case1003', 'case1000']);
    expect(await ids({ matter: 'damage' })).toEqual(['case1003']);
    expect(await ids({ orderId: 'B1' })).toEqual(['case1001']);
    expect(await ids({ ownerId: 'tao' })).toEqual([]);
  });

  it('of another shop are not found, and a conversation of another shop gets none', async () => {
    const { service } = open();
    const one = await service.open(core.agent('lin'), given());
    const stranger = { ...owner('spy'), shopId: 'elsewhere' };
    await expect(service.one('elsewhere', one.id)).rejects.toMatchObject({ code: 'case_not_found' });
    await expect(service.act(stranger, one.id, 1, { type: 'cancel', note: '' })).rejects.toMatchObject({ code: 'case_not_found' });
    await expect(service.open(stranger, given({ id: 'case0009' }))).rejects.toMatchObject({ code: 'conversation_not_found' });
    await expect(service.open(stranger, given())).rejects.toMatchObject({ code: 'conversation_not_found' });
  });

  it('go to colleagues who are there', async () => {
    const { service } = open();
    const one = await service.open(core.agent('lin'), given());
    expect((await service.act(core.agent('lin'), one.id, 1, { type: 'assign', ownerId: 'mei' })).owner).toEqual({ id: 'mei', name: 'mei' });
    await expect(service.act(core.agent('lin'), one.id, 2, { type: 'assign', ownerId: 'gone' })).rejects.toMatchObject({ code: 'invalid_request' });
  });
});
