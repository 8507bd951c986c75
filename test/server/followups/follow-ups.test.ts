import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FollowUp } from '@aftercast/shared';
import { AppError } from '../../../server/src/errors.ts';
import { createFollowUps } from '../../../server/src/followups/follow-ups.ts';
import { promiseWords } from '../../../server/src/followups/promise-words.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

const minute = 60_000;
const hour = 60 * minute;

test('a promise names the moment in the shop’s time and the shopper’s language', () => {
  const at = Date.UTC(2026, 10, 27, 10);
  expect(promiseWords(at, 'zh', 'Asia/Shanghai', false)).toBe('我们会在 11月27日 18:00 前回复您。');
  expect(promiseWords(at, 'en', 'Asia/Shanghai', false)).toBe('We’ll come back to you by Nov 27, 18:00.');
  expect(promiseWords(at, 'en', 'UTC', true)).toContain('Nov 27, 10:00');
});

describe.each(dialects)('follow-ups on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  let heard: FollowUp[];
  const open = (given: Partial<Parameters<typeof createFollowUps>[0]> = {}) => {
    const followUps = createFollowUps({
      store: core.store, desk: core.desk, clock: () => core.now, zoneOf: async () => 'Asia/Shanghai', conversationOf: core.transcript.ofShop,
      agentOf: async (_, id) => core.agent(id), onError: (error) => { throw error; }, ...given,
    });
    followUps.onChanged((changed) => { heard.push(changed); });
    return followUps;
  };
  let followUps: ReturnType<typeof open>;

  beforeEach(async () => {
    core = await createCore(database.open);
    heard = [];
    followUps = open();
  });
  afterEach(() => core.remove());

  const chen = () => core.agent('chen');
  const plan = (given: object = {}) => ({ note: '问快递', dueAt: core.now + hour, promised: false, ...given });
  const texts = async (id: string) => (await core.stored(id)).flatMap(({ sender, body }) => (sender === 'agent' && body.kind === 'text' ? [body.text] : []));
  const resolve = async (id: string) => core.desk.command('resolve', chen(), id, (await core.row(id)).version, 'test');

  test('one comes due at its moment, once, and a resolved conversation is its agent’s again', async () => {
    const { id } = await core.claimed('chen');
    await followUps.service.create(chen(), 'follow-01', id, plan());
    await resolve(id);
    core.now += hour - 1;
    await followUps.job.run();
    expect(await core.row(id)).toMatchObject({ state: 'resolved' });
    core.now += 1;
    await followUps.job.run();
    await followUps.job.run();
    expect(await core.row(id)).toMatchObject({ state: 'assigned', ownerId: 'chen' });
    expect(heard.filter(({ state }) => state === 'due')).toHaveLength(1);
    expect(await followUps.service.mine(chen())).toMatchObject([{ id: 'follow-01', state: 'due', note: '问快递' }]);
  });

  test('one that fell due while nothing ran comes back at the next start', async () => {
    const { id } = await core.claimed('chen');
    await followUps.service.create(chen(), 'follow-01', id, plan());
    await resolve(id);
    core.now += 30 * hour;
    await open().job.run();
    expect(await core.row(id)).toMatchObject({ state: 'assigned', ownerId: 'chen' });
  });

  test('two processes at once bring one back once', async () => {
    const { id } = await core.claimed('chen');
    await followUps.service.create(chen(), 'follow-01', id, plan());
    core.now += 2 * hour;
    await Promise.all([followUps.job.run(), open().job.run()]);
    expect(heard.filter(({ state }) => state === 'due')).toHaveLength(1);
  });

  test('one is left with a colleague who has the conversation by then', async () => {
    const { id } = await core.claimed('chen');
    await followUps.service.create(chen(), 'follow-01', id, plan());
    await resolve(id);
    await core.desk.command('claim', core.agent('lin'), id, (await core.row(id)).version, 'test');
    core.now += 2 * hour;
    await followUps.job.run();
    expect(await core.row(id)).toMatchObject({ ownerId: 'lin' });
    expect(await followUps.service.mine(chen())).toMatchObject([{ state: 'due' }]);
  });

  test('one whose conversation can’t be looked up comes due all the same, and holds up none behind it', async () => {
    const { id } = await core.claimed('chen');
    await followUps.service.create(chen(), 'follow-01', id, plan());
    await followUps.service.create(chen(), 'follow-02', id, plan({ dueAt: core.now + hour + 1 }));
    core.now += 2 * hour;
    const failures: unknown[] = [];
    const asked: string[] = [];
    await open({
      onError: (error) => failures.push(error),
      conversationOf: async (shopId, of) => {
        asked.push(of);
        if (asked.length === 1) throw new AppError('conversation_not_found', 'there is no such conversation in this shop');
        if (asked.length === 2) throw new Error('the lookup broke');
        return core.transcript.ofShop(shopId, of);
      },
    }).job.run();
    expect((await followUps.service.mine(chen())).map(({ state }) => state)).toEqual(['due', 'due']);
    expect(failures).toMatchObject([{ message: 'the lookup broke' }]);
  });

  test('one that is moved at the very moment comes at its new one', async () => {
    const { id } = await core.claimed('chen');
    await followUps.service.create(chen(), 'follow-01', id, plan());
    core.now += hour;
    const tomorrow = core.now + 24 * hour;
    await open({
      conversationOf: async (shopId, of) => {
        await followUps.service.change(chen(), 'follow-01', { dueAt: tomorrow });
        return core.transcript.ofShop(shopId, of);
      },
    }).job.run();
    expect(await followUps.service.mine(chen())).toMatchObject([{ state: 'open', dueAt: tomorrow, remindedAt: null }]);
    core.now = tomorrow;
    await followUps.job.run();
    expect(await followUps.service.mine(chen())).toMatchObject([{ state: 'due' }]);
  });

  test('one of an agent who may only read by now gives them no conversation', async () => {
    const { id } = await core.claimed('chen');
    await followUps.service.create(chen(), 'follow-01', id, plan());
    await resolve(id);
    core.now += hour;
    await open({ agentOf: async (_, of) => ({ ...core.agent(of), role: 'viewer' }) }).job.run();
    expect(await core.row(id)).toMatchObject({ state: 'resolved' });
    expect(await followUps.service.mine(chen())).toMatchObject([{ state: 'due' }]);
  });

  test('one that is ended while it is moved stays ended, and whoever moves it is told', async () => {
    const { id } = await core.claimed('chen');
    await followUps.service.create(chen(), 'follow-01', id, plan({ promised: true }));
    const slow = open({ zoneOf: async () => {
      await followUps.service.change(chen(), 'follow-01', { state: 'done' });
      return 'Asia/Shanghai';
    } });
    await expect(slow.service.change(chen(), 'follow-01', { dueAt: core.now + 2 * hour })).rejects.toMatchObject({ code: 'version_conflict' });
    expect(await followUps.service.mine(chen())).toEqual([]);
  });

  test('the id of another conversation’s is refused, and its shopper is told nothing', async () => {
    const { id } = await core.claimed('chen');
    await followUps.service.create(chen(), 'follow-01', id, plan({ promised: true }));
    const other = await core.say('m0000001', '在吗', core.newShopper());
    await core.desk.command('claim', chen(), other.conversation.id, other.conversation.version, 'test');
    await expect(followUps.service.create(chen(), 'follow-01', other.conversation.id, plan({ promised: true }))).rejects.toMatchObject({ code: 'invalid_request' });
    expect(await texts(other.conversation.id)).toEqual([]);
  });

  test('its agent is reminded ten minutes before, once', async () => {
    const { id } = await core.claimed('chen');
    await followUps.service.create(chen(), 'follow-01', id, plan());
    core.now += hour - 10 * minute - 1;
    await followUps.job.run();
    expect(heard.at(-1)?.remindedAt).toBeNull();
    core.now += 1;
    await followUps.job.run();
    await followUps.job.run();
    expect(heard.filter(({ remindedAt, state }) => remindedAt !== null && state === 'open')).toHaveLength(1);
  });

  test('a promise is told the shopper once, and anew when it moves', async () => {
    const { id } = await core.claimed('chen');
    const promised = plan({ promised: true, note: '' });
    await followUps.service.create(chen(), 'follow-01', id, promised);
    await followUps.service.create(chen(), 'follow-01', id, promised);
    expect(await texts(id)).toEqual(['我们会在 11月16日 21:00 前回复您。']);
    await followUps.service.change(chen(), 'follow-01', { dueAt: core.now + 3 * hour });
    expect(await texts(id)).toEqual(['我们会在 11月16日 21:00 前回复您。', '时间有变动，我们会在 11月16日 23:00 前回复您，抱歉让您多等一会儿。']);
    expect(await followUps.service.mine(chen())).toHaveLength(1);
  });

  test('what can’t be told the shopper is not promised', async () => {
    const { id } = await core.claimed('chen');
    await expect(followUps.service.create(core.agent('lin'), 'follow-02', id, plan({ promised: true }))).rejects.toMatchObject({ code: 'not_owner' });
    expect(await followUps.service.mine(core.agent('lin'))).toEqual([]);
  });

  test('done and cancelled ones are off the list, come back no more, and can’t move', async () => {
    const { id } = await core.claimed('chen');
    await followUps.service.create(chen(), 'follow-01', id, plan());
    await followUps.service.change(chen(), 'follow-01', { state: 'done' });
    await expect(followUps.service.change(chen(), 'follow-01', { state: 'cancelled' })).rejects.toMatchObject({ code: 'version_conflict' });
    await expect(followUps.service.change(chen(), 'follow-01', { dueAt: core.now + hour })).rejects.toMatchObject({ code: 'version_conflict' });
    core.now += 2 * hour;
    await followUps.job.run();
    expect(await followUps.service.mine(chen())).toEqual([]);
    expect(heard.some(({ state }) => state === 'due')).toBe(false);
  });

  test('ending one can be undone: it is due again at once, without a second call, or waits on', async () => {
    const { id } = await core.claimed('chen');
    await followUps.service.create(chen(), 'follow-01', id, plan());
    await followUps.service.create(chen(), 'follow-02', id, plan({ dueAt: core.now + 5 * hour }));
    core.now += hour;
    await followUps.job.run();
    for (const one of ['follow-01', 'follow-02']) await followUps.service.change(chen(), one, { state: 'done' });
    heard = [];
    for (const one of ['follow-01', 'follow-02', 'follow-02']) await followUps.service.change(chen(), one, { state: 'open' });
    expect(heard.map((one) => `${one.id} ${one.state}`)).toEqual(['follow-01 due', 'follow-02 open', 'follow-02 open']);
    await followUps.job.run();
    expect(heard).toHaveLength(3);
    core.now += 4 * hour;
    await followUps.job.run();
    expect(heard.filter(({ id: one, state }) => one === 'follow-02' && state === 'due')).toHaveLength(1);
    await expect(followUps.service.change(core.agent('lin'), 'follow-01', { state: 'open' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('a conversation shows everyone’s that are not ended, with whose they are, and no other’s', async () => {
    const { id } = await core.claimed('chen');
    const other = (await core.say('m0000001', '在吗', core.newShopper())).conversation.id;
    await followUps.service.create(chen(), 'follow-01', id, plan({ dueAt: core.now + 3 * hour }));
    await followUps.service.create(core.agent('lin'), 'follow-02', id, plan({ note: '问仓库' }));
    await followUps.service.create(chen(), 'follow-03', id, plan());
    await followUps.service.create(chen(), 'follow-04', other, plan());
    await followUps.service.change(chen(), 'follow-03', { state: 'cancelled' });
    const shown = await followUps.service.ofConversation(core.agent('lin'), id);
    expect(shown.map((one) => [one.id, one.agentId, one.note])).toEqual([['follow-02', 'lin', '问仓库'], ['follow-01', 'chen', '问快递']]);
    await expect(followUps.service.ofConversation({ ...chen(), shopId: 'sh_other' }, id)).rejects.toMatchObject({ code: 'conversation_not_found' });
  });

  test('one is its agent’s own, and lies ahead', async () => {
    const { id } = await core.claimed('chen');
    await followUps.service.create(chen(), 'follow-01', id, plan());
    await expect(followUps.service.change(core.agent('lin'), 'follow-01', { state: 'done' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(followUps.service.create(chen(), 'follow-03', id, plan({ dueAt: core.now }))).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(followUps.service.create({ ...chen(), shopId: 'other' }, 'follow-04', id, plan())).rejects.toMatchObject({ code: 'conversation_not_found' });
  });
});
