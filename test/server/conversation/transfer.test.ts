import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTransferRepository } from '../../../server/src/conversation/transfer-repository.ts';
import { createTransferService, type TransferOrder } from '../../../server/src/conversation/transfer-service.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

describe.each(dialects)('passing a conversation on, on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  let notes: ReturnType<typeof createTransferRepository>;
  let pass: (by: string, order: Partial<TransferOrder>, role?: 'agent' | 'supervisor') => Promise<unknown>;
  let id: string;
  beforeEach(async () => {
    core = await createCore(database.open);
    notes = createTransferRepository(core.store);
    const transfers = createTransferService({
      repository: core.repository, notes, bus: core.bus, clock: core.clock,
      colleagueById: async (who) => (who === 'nobody' ? null : { ...core.agent(who), role: who === 'reader' ? 'viewer' as const : 'agent' as const, shopId: who === 'stranger' ? 'other' : core.shop.id }),
    });
    ({ id } = await core.claimed('lin'));
    pass = async (by, order, role = 'agent') => transfers.transfer({ ...core.agent(by), role }, {
      conversationId: id, version: (await core.row(id)).version, to: { agentId: 'chen' }, reason: '要退款', ...order,
    }, 'test');
  });
  afterEach(() => core.remove());
  const lastNotice = async () => (await core.stored(id)).at(-1);

  it('to a colleague makes it theirs, tells both sides, and keeps the reason for staff', async () => {
    await core.say('m0000002', '我要退款');
    const before = await core.row(id);
    await pass('lin', {});
    const row = await core.row(id);
    expect([row.state, row.ownerId, row.dueAt, row.waitingSince]).toEqual(['assigned', 'chen', before.dueAt, before.waitingSince]);
    const notice = await lastNotice();
    expect([notice?.body, notice?.authorId]).toEqual([{ kind: 'notice', event: 'transferred', agentName: 'chen' }, 'chen']);
    expect(await notes.of(id)).toEqual([{ noticeId: notice?.id, by: 'lin', to: 'chen', reason: '要退款', at: core.now }]);
  });
  it('to the queue asks for the skill that was named, and prefers nobody', async () => {
    await pass('lin', { to: { queue: { tier: 3, product: 'dress' } } });
    const row = await core.row(id);
    expect([row.state, row.ownerId, row.lastAgentId, row.needs, row.waitingSince]).toEqual(['queued', null, null, { tier: 3, product: 'dress' }, core.now]);
    expect((await lastNotice())?.body).toEqual({ kind: 'notice', event: 'transferred' });
  });
  it('is its owner’s, and whoever may assign conversations', async () => {
    await expect(pass('chen', { to: { agentId: 'wang' } })).rejects.toMatchObject({ code: 'not_owner', details: { owner: { id: 'lin' } } });
    await pass('boss', { to: { agentId: 'wang' } }, 'supervisor');
    expect((await core.row(id)).ownerId).toBe('wang');
  });
  it('is an assignment where a supervisor gives away what waits', async () => {
    await pass('lin', { to: { queue: {} } });
    await pass('boss', { to: { agentId: 'wang' } }, 'supervisor');
    expect((await lastNotice())?.body).toMatchObject({ event: 'assigned', agentName: 'wang' });
  });
  it('goes to nobody who cannot answer', async () => {
    await expect(pass('lin', { to: { agentId: 'nobody' } })).rejects.toMatchObject({ code: 'agent_not_found' });
    await expect(pass('lin', { to: { agentId: 'stranger' } })).rejects.toMatchObject({ code: 'agent_not_found' });
    await expect(pass('lin', { to: { agentId: 'reader' } })).rejects.toMatchObject({ code: 'agent_unavailable' });
    await expect(pass('lin', { to: { agentId: 'lin' } })).rejects.toMatchObject({ code: 'already_there' });
  });
  it('of two at once one holds, and one reason is kept', async () => {
    const { version } = await core.row(id);
    const both = await Promise.allSettled([pass('lin', { version }), pass('lin', { version, to: { agentId: 'wang' } })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await notes.of(id)).toHaveLength(1);
  });
});
