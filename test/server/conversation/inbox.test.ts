import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '@aftercast/shared';
import { createCore } from '../../support/core.ts';

describe('the agents’ lists', () => {
  let core: Awaited<ReturnType<typeof createCore>>;
  const shopId = () => core.agent('a_lin').shopId;
  beforeEach(async () => { core = await createCore(); });
  afterEach(() => core.remove());

  /** A shopper who waits in the queue since now. */
  async function queued(): Promise<string> {
    const asked = await core.askForPerson('m0000001', core.newShopper());
    return asked?.conversation.id ?? '';
  }
  async function claimed(by: string): Promise<string> {
    const id = await queued();
    await core.desk.command('claim', core.agent(by), id, (await core.row(id)).version, 'test');
    return id;
  }

  it('put those of mine who wait first by deadline, then the liveliest, page after page', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < limits.inboxPage + 10; nth += 1) {
      core.now += 1000;
      ids.push(await claimed('a_lin'));
    }
    const answered = ids.filter((_, nth) => nth % 2 === 0);
    for (const [nth, id] of answered.entries()) {
      core.now += 1000;
      await core.desk.reply(core.agent('a_lin'), { id: `reply${String(nth).padStart(4, '0')}`, conversationId: id, text: '好的', images: [] }, 'test');
    }
    const first = await core.inbox.page(core.agent('a_lin'), 'mine', undefined);
    const second = await core.inbox.page(core.agent('a_lin'), 'mine', first.nextCursor ?? undefined);
    const waiting = ids.filter((id) => !answered.includes(id));
    expect([...first.conversations, ...second.conversations].map(({ id }) => id)).toEqual([...waiting, ...[...answered].reverse()]);
    expect(second.nextCursor).toBeNull();
  });

  it('count who is late, who is at risk within forty seconds, and since when the longest waits', async () => {
    const began = core.now;
    await queued();
    core.now += 60_000;
    await queued();
    const countsAt = async (passed: number) => {
      core.now = began + passed;
      return (await core.inbox.counts(shopId()))('a_lin');
    };
    expect(await countsAt(140_000)).toMatchObject({ waiting: 2, late: 0, atRisk: 0, longestSince: began });
    expect(await countsAt(140_001)).toMatchObject({ late: 0, atRisk: 1 });
    expect(await countsAt(180_000)).toMatchObject({ late: 1, atRisk: 0 });
    expect(await countsAt(210_000)).toMatchObject({ late: 1, atRisk: 1 });
  });

  it('count no wait that only begins when the shop opens', async () => {
    core.closeUntil(core.now + 3_600_000);
    await queued();
    const counted = async () => (await core.inbox.counts(shopId()))('a_lin');
    expect(await counted()).toMatchObject({ waiting: 1, late: 0, atRisk: 0, longestSince: null });
    core.now += 3_600_000;
    expect(await counted()).toMatchObject({ waiting: 1, longestSince: core.now });
  });

  it('count nobody where nobody waits', async () => {
    expect((await core.inbox.counts(shopId()))('a_lin')).toEqual({ waiting: 0, mine: 0, bot: 0, all: 0, snoozed: 0, late: 0, atRisk: 0, longestSince: null });
  });
});
