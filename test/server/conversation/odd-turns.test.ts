import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '@aftercast/shared';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

describe.each(dialects)('on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  beforeEach(async () => { core = await createCore(database.open); });
  afterEach(() => core.remove());

  async function endedOnceAndBack() {
    const old = (await core.say('m0000001', '从前')).conversation;
    const ended = await core.desk.command('resolve', core.agent('lin'), old.id, old.version, 'x');
    core.now += limits.reopenWindowMs + 1;
    return { ended, open: (await core.say('m0000002', '如今')).conversation };
  }

  it('a call for a person leaves the last words in the list', async () => {
    const { conversation } = await core.say('m0000001', '到哪了');
    await core.askForPerson('m0000002');
    expect((await core.row(conversation.id)).preview).toBe('到哪了');
  });
  it('a call for a person as first word is no picture', async () => {
    const outcome = await core.askForPerson('m0000001');
    expect((await core.row(outcome?.conversation.id ?? '')).preview).toBe('');
  });
  it('an ended conversation cannot be claimed while its shopper talks in a newer one', async () => {
    const { ended } = await endedOnceAndBack();
    await expect(core.desk.command('claim', core.agent('lin'), ended.id, ended.version, 'x')).rejects.toMatchObject({ code: 'conversation_resolved' });
  });
  it('reading an ended conversation leaves the open one where it is', async () => {
    const { ended, open } = await endedOnceAndBack();
    await core.desk.command('claim', core.agent('lin'), open.id, open.version, 'x');
    await core.desk.markRead(core.agent('chen'), ended.id, 1, 'x');
    expect(await core.askForPerson('m0000003')).toBeNull();
  });
  it('[SEND2] an id sent again after its conversation ended for good gets its first place', async () => {
    const first = await core.say('m0000001', '在吗');
    await core.desk.command('resolve', core.agent('lin'), first.conversation.id, 1, 'x');
    core.now += limits.reopenWindowMs + 1;
    const again = await core.say('m0000001', '在吗');
    expect([again.conversation.id, again.message.seq]).toEqual([first.conversation.id, 1]);
  });
  it('what a page says is stored without NUL and lone surrogates', async () => {
    const { conversation } = await core.say('m0000001', '在吗');
    await core.lookAt({ pageTitle: 'a\0b\uD800c' });
    expect((await core.row(conversation.id)).context['pageTitle']).toBe('a\uFFFDb\uFFFDc');
  });
  it('the next message after a new page keeps an agent’s reply in mind', async () => {
    const row = await core.claimed('lin');
    await core.say('m0000001', '急');
    const looking = core.lookAt({ pageTitle: '新' });
    await Promise.all([looking, core.desk.reply(core.agent('lin'), { id: 'r0000001', conversationId: row.id, text: '您好', images: [] }, 'x')]);
    core.now += 1_000;
    await core.say('m0000003', '还在吗');
    expect((await core.row(row.id)).waitingSince).toBe(core.now);
  });

  describe('a merge', () => {
    const merged = async (sub = 'vip-1') => core.shoppers.recognise({ token: await core.tokens.sign(core.shopper.id, 'shop'), identity: await core.jwt(sub) }, 'shop', ['secret']);

    it('raises the version, so that no earlier decision is written over it', async () => {
      const { conversation } = await core.say('m0000001', '匿名');
      await merged();
      await expect(core.desk.command('claim', core.agent('lin'), conversation.id, conversation.version, 'x')).rejects.toMatchObject({ code: 'version_conflict' });
    });
    it('[OWN5] tells that the conversation it ends has ended, and where', async () => {
      const { conversation } = await core.say('m0000001', '匿名');
      const known = await core.identify('vip-1');
      core.now += 10;
      await core.say('m0000002', '实名', known);
      await merged();
      const ended = await core.row(conversation.id);
      expect([ended.state, ended.openFor]).toEqual(['resolved', null]);
      expect((await core.stored(conversation.id)).at(-1)).toMatchObject({ seq: ended.lastSeq, body: { kind: 'notice', event: 'merged' } });
    });
    it('keeps the conversation that an agent claims at the same moment', async () => {
      const { conversation } = await core.say('m0000001', '匿名');
      const known = await core.identify('vip-1');
      core.now += 10;
      await core.say('m0000002', '实名', known);
      const [claimed] = await Promise.allSettled([core.desk.command('claim', core.agent('lin'), conversation.id, conversation.version, 'x'), merged()]);
      const row = await core.row(conversation.id);
      expect(row.state).toBe(claimed.status === 'fulfilled' ? 'assigned' : 'resolved');
      expect((await core.transcript.allOf(known.id, 9)).filter(({ openFor }) => openFor === known.id)).toHaveLength(1);
    });
    it('finds a message that is written at the same moment its place with the identified shopper', async () => {
      await core.say('m0000001', '匿名');
      const [said, { shopper }] = await Promise.all([core.say('m0000002', '同时'), merged()]);
      const row = await core.row(said.conversation.id);
      expect([row.shopperId, row.openFor]).toEqual([shopper.id, shopper.id]);
    });
    it('[HELLO7] leaves no room for words under the old name: the client is to come back', async () => {
      await core.say('m0000001', '匿名');
      await merged();
      await expect(core.say('m0000002', '旧标签页')).rejects.toMatchObject({ code: 'token_expired', retryAfterMs: expect.any(Number) });
    });
    /** An identified shopper's older conversation outlives the newer anonymous one. */
    async function survivedByTheOlder() {
      const known = await core.identify('vip-1');
      const older = (await core.say('m0000001', '实名', known)).conversation;
      await core.desk.command('claim', core.agent('lin'), older.id, older.version, 'x');
      core.now += 10;
      const newer = (await core.say('m0000002', '匿名')).conversation;
      core.now += 10;
      await merged();
      return { known, older, newer };
    }
    it('lets the shopper page from the conversation that stays to the newer one that ended, and no page comes twice', async () => {
      const { known, older, newer } = await survivedByTheOlder();
      const snapshot = await core.transcript.snapshot(known.id, undefined);
      expect([snapshot.conversation?.id, snapshot.hasOlder]).toEqual([older.id, true]);
      const page = await core.transcript.history(older.id, 1, () => true, null);
      expect(page.messages.map(({ conversationId }) => conversationId)).toEqual([newer.id, newer.id, newer.id]);
      expect(await core.transcript.history(newer.id, 1, () => true, null)).toEqual({ messages: [], hasOlder: false });
    });
    it('[OWN6] leaves the conversation that stays the one that a later word reopens', async () => {
      const { known, older } = await survivedByTheOlder();
      const { version } = await core.row(older.id);
      core.now += 10;
      await core.desk.command('resolve', core.agent('lin'), older.id, version, 'x');
      expect((await core.transcript.snapshot(known.id, undefined)).conversation?.id).toBe(older.id);
      core.forget();
      expect((await core.say('m0000003', '还有一件事', known)).conversation.id).toBe(older.id);
    });
    it('[SEND2] keeps an id that is sent again afterwards from being stored twice', async () => {
      const known = await core.identify('vip-1');
      const { conversation } = await core.say('m0000001', '实名', known);
      await core.desk.command('claim', core.agent('lin'), conversation.id, conversation.version, 'x');
      const first = await core.say('m0000002', '匿名');
      await merged();
      const again = await core.say('m0000002', '匿名', known);
      expect([again.conversation.id, again.message.seq]).toEqual([first.conversation.id, first.message.seq]);
    });
  });
});
