import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '@aftercast/shared';
import { createSnoozeService } from '../../../server/src/snooze/snooze-service.ts';
import { createCore } from '../../support/core.ts';

describe('a conversation that is put aside', () => {
  let core: Awaited<ReturnType<typeof createCore>>;
  let snooze: ReturnType<typeof createSnoozeService>;
  const lin = () => core.agent('a_lin');
  const make = () => createSnoozeService({ store: core.store, bus: core.bus, clock: () => core.now, onError: (error) => { throw error; } });
  beforeEach(async () => {
    core = await createCore();
    snooze = make();
  });
  afterEach(() => core.remove());

  /** Claimed and answered, so that nobody waits. */
  async function answered(): Promise<string> {
    const { id } = await core.claimed('a_lin');
    await core.desk.reply(lin(), { id: 'reply0001', conversationId: id, text: '我去问仓库', images: [] }, 'test');
    return id;
  }
  const mine = async (filter = {}) => (await core.inbox.page(core.agent('a_lin'), 'mine', undefined, filter)).conversations.map(({ id }) => id);
  const counts = async () => (await core.inbox.counts(core.shop.id))('a_lin');

  it('leaves its owner’s list and comes back due, also after a restart', async () => {
    const id = await answered();
    const until = core.now + 60_000;
    await snooze.set(lin(), id, until);
    expect(await mine()).toEqual([]);
    expect(await mine({ snoozed: true })).toEqual([id]);
    expect(await counts()).toMatchObject({ mine: 0, snoozed: 1 });
    core.now = until - 1;
    expect(await make().wake()).toBe(0);
    core.now = until;
    expect(await make().wake()).toBe(1);
    expect(await mine()).toEqual([id]);
    expect(await core.row(id)).toMatchObject({ snoozedUntil: null, dueAt: until, waitingSince: null, state: 'assigned' });
    expect(await make().wake()).toBe(0);
  });

  it('wakes at once when the shopper writes, with a deadline of its own', async () => {
    const id = await answered();
    await snooze.set(lin(), id, core.now + 60_000);
    core.now += 1_000;
    await core.say('m0000002', '怎么样了');
    expect(await core.row(id)).toMatchObject({ snoozedUntil: null, waitingSince: core.now, dueAt: core.now + 180_000 });
    expect(await mine()).toEqual([id]);
  });

  it('that came back gets a new deadline when the shopper begins to wait', async () => {
    const id = await answered();
    await snooze.set(lin(), id, core.now + 1_000);
    core.now += 60_000;
    await snooze.wake();
    core.now += 60_000;
    await core.say('m0000002', '怎么样了');
    expect(await core.row(id)).toMatchObject({ waitingSince: core.now, dueAt: core.now + 180_000 });
  });

  it('is nobody who waits', async () => {
    const { id } = await core.claimed('a_lin');
    await core.say('m0000002', '在吗');
    await expect(snooze.set(lin(), id, core.now + 60_000)).rejects.toMatchObject({ code: 'shopper_waits' });
  });

  it('belongs to its owner, and its time is near', async () => {
    const id = await answered();
    await expect(snooze.set(core.agent('a_chen'), id, core.now + 60_000)).rejects.toMatchObject({ code: 'not_owner' });
    for (const until of [core.now, core.now + limits.longestSnoozeMs + 1]) await expect(snooze.set(lin(), id, until)).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(snooze.set(lin(), 'c_nowhere', core.now + 60_000)).rejects.toMatchObject({ code: 'conversation_not_found' });
  });

  it('comes back by hand, by a reply and by its end', async () => {
    const id = await answered();
    await snooze.set(lin(), id, core.now + 60_000);
    await snooze.set(lin(), id, null);
    expect(await mine()).toEqual([id]);
    await snooze.set(lin(), id, core.now + 60_000);
    await core.desk.reply(lin(), { id: 'reply0002', conversationId: id, text: '问到了', images: [] }, 'test');
    expect((await core.row(id)).snoozedUntil).toBeNull();
    await snooze.set(lin(), id, core.now + 60_000);
    await core.desk.command('resolve', lin(), id, (await core.row(id)).version, 'test');
    core.now += 120_000;
    expect(await snooze.wake()).toBe(0);
    expect(await core.row(id)).toMatchObject({ state: 'resolved', dueAt: null, snoozedUntil: null });
  });
});
