import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCore, type Core } from '../../support/core.ts';
import { hire, queueUp, routingOn, startRouting } from './queue.ts';

describe('ten thousand claims at once', () => {
  let core: Core;
  beforeEach(async () => { core = await createCore(); });
  afterEach(() => core.remove());

  it('[OWN2] leave every conversation with one owner, and tell everyone else who that is', async () => {
    const ids = await queueUp(core, 100);
    const agents = Array.from({ length: 100 }, (_, n) => `agent${n}`);
    const rows = await Promise.all(ids.map(core.row));
    // Everyone goes for all of them, each beginning elsewhere.
    const claims = agents.flatMap((id, n) => rows.map((_, at) => ({ id, row: rows[(at + n) % rows.length] as (typeof rows)[number] })));
    const outcomes = await Promise.allSettled(claims.map(({ id, row }) => core.desk.command('claim', core.agent(id), row.id, row.version, id)));
    expect(outcomes).toHaveLength(10_000);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(100);
    const owners = new Map((await Promise.all(ids.map(core.row))).map(({ id, ownerId }) => [id, ownerId]));
    const wrong: unknown[] = [];
    outcomes.forEach((outcome, n) => {
      const claim = claims[n];
      if (!claim) return;
      const told = outcome.status === 'fulfilled' ? claim.id : outcome.reason.code === 'already_claimed' ? outcome.reason.details.owner.id : outcome.reason;
      if (told !== owners.get(claim.row.id)) wrong.push(told);
    });
    expect(wrong).toEqual([]);
    for (const id of ids) {
      const assigned = (await core.stored(id)).filter(({ body }) => body.kind === 'notice' && body.event === 'assigned');
      expect(assigned.map(({ authorId }) => authorId)).toEqual([owners.get(id)]);
    }
  }, 60_000);

  it('while the routing assigns them too, leave every conversation with one owner', async () => {
    const ids = await queueUp(core, 50);
    await hire(core.store, core.shop.id, Array.from({ length: 10 }, (_, n) => `agent${n}`));
    const rows = await Promise.all(ids.map(core.row));
    const routing = startRouting(core);
    await routing.beat();
    await routing.configure(core.shop.id, routingOn);
    for (let n = 0; n < 10; n += 1) routing.arrive(`agent${n}`);
    const claims = rows.map((row, n) => core.desk.command('claim', core.agent(`agent${n % 10}`), row.id, row.version, 'test'));
    await Promise.allSettled([routing.settle(), ...claims]);
    await routing.settle();
    for (const id of ids) {
      const assigned = (await core.stored(id)).filter(({ body }) => body.kind === 'notice' && body.event === 'assigned');
      expect(assigned.map(({ authorId }) => authorId)).toEqual([(await core.row(id)).ownerId]);
    }
  });
});
