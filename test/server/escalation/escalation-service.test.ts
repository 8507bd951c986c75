import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AgentRole, Escalation } from '@aftercast/shared';
import { createEscalationRepository } from '../../../server/src/escalation/escalation-repository.ts';
import { createEscalationService } from '../../../server/src/escalation/escalation-service.ts';
import { createEventRepository } from '../../../server/src/events/event-repository.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

const minute = 60_000;

describe.each(dialects)('when nobody reacts, on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  let heard: { agentIds: string[]; escalations: Escalation[] }[];
  let ids = 0;
  const staff = (['owner', 'supervisor', 'agent'] as AgentRole[]).map((role) => ({ id: role, shopId: 'shop', email: role, name: role, role, disabled: false, createdAt: 0 }));
  const person = (role: AgentRole) => staff.find((one) => one.role === role)!;
  const open = () => createEscalationService({
    repository: createEscalationRepository(core.store), staffOf: async () => staff, bus: core.bus, clock: () => core.now, newId: (prefix) => `${prefix}_${ids += 1}`, onError: (error) => { throw error; },
  });
  let escalations: ReturnType<typeof open>;
  beforeEach(async () => {
    core = await createCore(database.open);
    await core.keepShop();
    core.answerWith(() => ({ kind: 'handoff', reason: 'low_confidence', language: 'zh' }));
    escalations = open();
    heard = [];
    core.bus.on('escalation.raised', ({ agentIds, escalations: some }) => heard.push({ agentIds, escalations: some }));
  });
  afterEach(() => core.remove());

  /** Someone in the queue, whose deadline is three minutes away. */
  const waits = async (who = core.shopper) => (await core.say(`m${ids += 1}`.padEnd(9, '0'), '坏了', who)).conversation;
  const events = async () => (await createEventRepository(core.store).read('shop', 'test', 100)).filter(({ type }) => type.startsWith('escalation.')).map(({ type }) => type);
  async function after(ms: number): Promise<void> {
    core.now += ms;
    await escalations.sweep();
  }

  test('supervisors are told a minute past the deadline, the owner after three, once each', async () => {
    const { id, dueAt } = await waits();
    await after(4 * minute - 1);
    expect(heard).toEqual([]);
    await after(1);
    expect(heard).toMatchObject([{ agentIds: ['supervisor'], escalations: [{ conversationId: id, level: 'supervisor', dueAt, ownerName: null }] }]);
    await after(minute);
    await after(minute);
    expect(heard.slice(1)).toMatchObject([{ agentIds: ['owner', 'supervisor'], escalations: [{ conversationId: id, level: 'owner' }] }]);
    await after(60 * minute);
    expect(heard).toHaveLength(2);
    expect(await events()).toEqual(['escalation.raised', 'escalation.raised']);
  });
  test('one that is raised when four hundred older ones stand unacknowledged is told like any other', async () => {
    // Each stands there at both levels.
    for (let nth = 0; nth < 201; nth += 1) await waits(core.newShopper());
    await after(6 * minute);
    await after(minute / 60);
    const { id } = await waits(core.newShopper());
    heard = [];
    await after(4 * minute);
    expect(heard).toMatchObject([{ agentIds: ['supervisor'], escalations: [{ conversationId: id, level: 'supervisor' }] }]);
    // The owner's list isn't filled by what only supervisors hear.
    expect(await escalations.openFor(person('owner'))).toHaveLength(201);
  });
  test('a restart repeats nothing and forgets nothing', async () => {
    await waits();
    await after(4 * minute);
    escalations = open();
    await after(minute);
    expect(heard).toHaveLength(1);
    core.now += 60 * minute;
    escalations = open();
    await escalations.sweep();
    expect(heard.map(({ escalations: [one] }) => one?.level)).toEqual(['supervisor', 'owner']);
    expect(await escalations.openFor(person('owner'))).toMatchObject([{ level: 'owner' }]);
    expect((await escalations.openFor(person('supervisor'))).map(({ level }) => level).sort()).toEqual(['owner', 'supervisor']);
  });
  test('two processes that look at the same moment raise it once', async () => {
    await waits();
    core.now += 4 * minute;
    await Promise.all([escalations.sweep(), open().sweep()]);
    expect(await events()).toEqual(['escalation.raised']);
  });
  test('an answer in time raises nothing, one that is late ends it, and the next wait counts anew', async () => {
    const { id, version } = await waits();
    const mine = await core.desk.command('claim', core.agent('agent'), id, version, 'x');
    await after(4 * minute);
    expect(heard).toMatchObject([{ escalations: [{ conversationId: id }] }]);
    await core.desk.reply(core.agent('agent'), { id: 'r00000001', conversationId: mine.id, text: '来了', images: [] }, 'x');
    expect(await escalations.openFor(person('supervisor'))).toEqual([]);
    await after(60 * minute);
    expect(heard).toHaveLength(1);
    await core.say('m8888888', '还在吗');
    await after(4 * minute);
    expect(heard).toHaveLength(2);
    expect(await escalations.openFor(person('supervisor'))).toMatchObject([{ conversationId: id }]);
  });
  test('who is at it says so for everyone, once', async () => {
    await waits();
    await after(4 * minute);
    const told: unknown[] = [];
    core.bus.on('escalation.acknowledged', (event) => told.push(event));
    const raised = await escalations.openFor(person('supervisor'));
    const them = raised.map(({ id }) => id);
    await escalations.acknowledge({ ...person('supervisor'), shopId: 'other' }, them);
    expect(await escalations.openFor(person('supervisor'))).toHaveLength(1);
    await escalations.acknowledge(person('supervisor'), them);
    await escalations.acknowledge(person('owner'), them);
    expect(told).toEqual([{ shopId: 'shop', ids: them, by: { id: 'supervisor', name: 'supervisor' } }]);
    expect(await escalations.openFor(person('supervisor'))).toEqual([]);
    await after(2 * minute);
    expect(await escalations.openFor(person('owner'))).toMatchObject([{ level: 'owner' }]);
    expect(await events()).toEqual(['escalation.raised', 'escalation.acknowledged', 'escalation.raised']);
  });
  test('the shop’s own times count from the next look on, and owners never come first', async () => {
    await waits();
    expect(await escalations.rulesOf('shop')).toEqual({ supervisorAfterMs: minute, ownerAfterMs: 3 * minute });
    await escalations.setRules('shop', { supervisorAfterMs: 10_000, ownerAfterMs: 20_000 });
    await after(3 * minute + 10_000);
    await after(10_000);
    expect(heard.map(({ escalations: [one] }) => one?.level)).toEqual(['supervisor', 'owner']);
    await expect(escalations.setRules('shop', { supervisorAfterMs: 20_000, ownerAfterMs: 10_000 })).rejects.toMatchObject({ code: 'invalid_request' });
  });
  test('of a wave the longest overdue come first, and all of them come', async () => {
    for (let n = 0; n < 230; n += 1) {
      await waits(core.newShopper());
      core.now += 1;
    }
    await after(4 * minute);
    expect(heard[0]?.escalations).toHaveLength(200);
    await escalations.sweep();
    expect(heard.flatMap((one) => one.escalations)).toHaveLength(230);
    const dueAts = heard.flatMap((one) => one.escalations.map(({ dueAt }) => dueAt));
    expect(dueAts).toEqual([...dueAts].sort((a, b) => a - b));
  }, 60_000);
});
