import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseView, ConversationDetails } from '@aftercast/shared';
import { createCaseBoard, type Decided } from '../../../../console/src/models/cases/case-board.ts';
import { createCaseList } from '../../../../console/src/models/cases/case-list.ts';
import type { CasePage } from '../../../../console/src/models/cases/cases-api.ts';
import { orderInView } from '../../../../console/src/models/cases/order-in-view.ts';
import { centsOf, money, typedCents } from '../../../../console/src/models/cases/money.ts';
import { Failure } from '../../../../console/src/models/failure.ts';
import { me } from '../../support/builders.ts';
import { createFakeLine } from '../../support/fake-line.ts';

const one = (given: Partial<CaseView> = {}): CaseView => ({
  id: 'case_1', matter: 'refund', state: 'open', orderId: null, amountCents: null, currency: 'CNY', dueAt: null, conversationId: 'c_1', shopper: null, items: [], reasonKind: null, reason: '', images: [],
  owner: null, requestedBy: null, settledCents: 0, version: 1, createdAt: 0, updatedAt: 0, ...given,
});
const pageOf = (cases: CaseView[], approvals = 0): CasePage => ({ cases, total: cases.length, approvals });

describe('an amount', () => {
  it.each([['25', 2_500], ['25.5', 2_550], [' ¥1,299.90 ', 129_990], ['', null], ['abc', undefined], ['1.234', undefined], ['-3', undefined], ['99999999', undefined]])('%j means %j hundredths', (typed, cents) => {
    expect(centsOf(typed)).toBe(cents);
  });

  it('is read back as it was written', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100_000_000 }), (cents) => { expect(centsOf(typedCents(cents))).toBe(cents); }));
  });

  it('shows hundredths only where there are some', () => {
    expect([money(2_500, 'CNY', 'zh'), money(2_550, 'CNY', 'zh')]).toEqual(['¥25', '¥25.50']);
  });
});

describe('the order in view', () => {
  const order = (id: string) => ({ id }) as ConversationDetails['orders'][number];
  it.each<[string | undefined, string[], string | null]>([['B', ['A', 'B'], 'B'], [undefined, ['A'], 'A'], ['gone', ['A'], 'A'], [undefined, ['A', 'B'], null], [undefined, [], null]])('with %j named and %j there is %j', (orderId, ids, found) => {
    expect(orderInView({ context: orderId === undefined ? {} : { orderId }, orders: ids.map(order) })?.id ?? null).toBe(found);
  });
});

describe('a list of cases', () => {
  const list = async (cases: CaseView[]) => {
    const model = createCaseList(async () => pageOf(cases), () => undefined);
    await model.load({ list: 'active' });
    return model;
  };

  it('takes a new case to where its deadline belongs, and one that has ended out', async () => {
    const model = await list([one({ id: 'a', dueAt: 100 }), one({ id: 'b', dueAt: 300 })]);
    model.learn(one({ id: 'c', dueAt: 200 }));
    model.learn(one({ id: 'd', dueAt: null }));
    expect([model.cases.value?.map(({ id }) => id), model.total.value]).toEqual([['a', 'c', 'b', 'd'], 4]);
    model.learn(one({ id: 'a', state: 'done', version: 2 }));
    expect([model.cases.value?.map(({ id }) => id), model.total.value]).toEqual([['c', 'b', 'd'], 3]);
  });

  it('keeps what is newer than what comes late', async () => {
    const model = await list([one({ id: 'a', state: 'approved', version: 3 })]);
    model.learn(one({ id: 'a', state: 'waiting_approval', version: 2 }));
    expect(model.cases.value?.[0]?.state).toBe('approved');
  });

  it('leaves out what its filter leaves out', async () => {
    const model = createCaseList(async () => pageOf([]), () => undefined);
    await model.load({ list: 'approvals', matter: 'refund' });
    for (const given of [one({ state: 'open' }), one({ state: 'waiting_approval', matter: 'damage' })]) model.learn(given);
    expect(model.cases.value).toEqual([]);
  });
});

describe('the cases beside the talk', () => {
  function board(answers: { page?: () => Promise<CasePage>; act?: () => Promise<{ case: CaseView }> } = {}) {
    const line = createFakeLine();
    const decided: Decided[] = [];
    const never = async (): Promise<never> => { throw new Failure('unexpected'); };
    const cases = createCaseBoard({
      api: { page: answers.page ?? (async () => pageOf([one()])), limits: async () => ({ limits: { agent: 5_000, supervisor: null, byAgent: {} }, own: 5_000 }), act: answers.act ?? never, open: never, one: never, setLimits: never },
      link: line.link, agentId: me, talkId: () => 'c_1', allowed: () => true, onDecided: (one_) => decided.push(one_),
    });
    line.link.start();
    return { cases, line, decided };
  }

  it('change as they change elsewhere, with the number of requests', async () => {
    const { cases, line } = board();
    line.online();
    await line.settle();
    line.deliver({ type: 'case.changed', case: one({ state: 'waiting_approval', version: 2 }), approvals: 3 });
    line.deliver({ type: 'case.changed', case: one({ id: 'case_2', conversationId: 'c_other' }), approvals: 3 });
    expect([cases.ofTalk.value?.map(({ id, state }) => [id, state]), cases.approvals.value, cases.ownLimit.value]).toEqual([[['case_1', 'waiting_approval']], 3, 5_000]);
  });

  it('tell whoever asked what was decided, once', async () => {
    const { line, decided } = board();
    line.online();
    await line.settle();
    line.deliver({ type: 'case.changed', case: one({ state: 'waiting_approval', version: 2, requestedBy: { id: me, name: '我' } }), approvals: 1 });
    for (const approvals of [0, 0]) line.deliver({ type: 'case.changed', case: one({ state: 'approved', version: 3 }), approvals });
    line.deliver({ type: 'case.changed', case: one({ id: 'case_9', state: 'approved', version: 3 }), approvals: 0 });
    expect(decided.map(({ case: { id }, approved }) => [id, approved])).toEqual([['case_1', true]]);
  });

  it('are read anew when somebody else was first', async () => {
    let state: CaseView['state'] = 'open';
    const { cases, line } = board({ page: async () => pageOf([one({ state, version: 2 })]), act: async () => { state = 'cancelled'; throw new Failure('version_conflict'); } });
    line.online();
    await line.settle();
    expect(await cases.act(one(), { type: 'cancel', note: '' })).toBe('version_conflict');
    await line.settle();
    expect(cases.ofTalk.value?.[0]?.state).toBe('cancelled');
  });
});
