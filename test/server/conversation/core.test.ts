import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { limits, type Message } from '@aftercast/shared';
import type { BotReply } from '../../../server/src/knowledge/bot-reply.ts';
import { createConversationRepository } from '../../../server/src/conversation/conversation-repository.ts';
import { textMessage } from '../../../server/src/conversation/plan.ts';
import { run } from '../../../server/src/db/store.ts';
import { deadlineOf } from '../../../server/src/routing/deadline.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

const seqs = (messages: Message[]) => messages.map(({ seq }) => seq);
const handoff: BotReply = { kind: 'handoff', reason: 'low_confidence', language: 'zh' };

describe.each(dialects)('on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  beforeEach(async () => { core = await createCore(database.open); });
  afterEach(() => core.remove());

  describe('a shopper’s message', () => {
    it('[SEND5] is stored together with the bot’s answer', async () => {
      const { message, added, conversation } = await core.say('m0000001', '我的货到哪了');
      expect([message.seq, seqs(added)]).toEqual([1, [2]]);
      expect((await core.stored(conversation.id)).map(({ sender }) => sender)).toEqual(['shopper', 'bot']);
    });
    it('[SEND2] sent again gets the same place and adds nothing', async () => {
      const first = await core.say('m0000001', '在吗');
      const again = await core.say('m0000001', '在吗');
      expect([again.message.seq, again.message.at, again.added]).toEqual([first.message.seq, first.message.at, []]);
      expect(await core.stored(first.conversation.id)).toHaveLength(2);
    });
    it('[SEND2] sent twice at once is stored once', async () => {
      const both = await Promise.all([core.say('m0000001', '在吗'), core.say('m0000001', '在吗')]);
      expect(both.map(({ message }) => message.seq)).toEqual([1, 1]);
      expect(await core.stored(both[0].conversation.id)).toHaveLength(2);
    });
    it('[SEND4][SEQ1] keeps its order among a hundred sent at once, although some answers take longer', async () => {
      core.answerWith((text) => text.endsWith('7') ? Promise.resolve(core.answer(text)) : core.answer(text));
      const outcomes = await Promise.all(Array.from({ length: 100 }, (_, n) => core.say(`m00000${String(n).padStart(3, '0')}`, `第 ${n}`)));
      const rows = await core.stored(outcomes[0]?.conversation.id ?? '');
      expect(seqs(rows)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
      expect(rows.filter(({ sender }) => sender === 'shopper').map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, n) => `m00000${String(n).padStart(3, '0')}`));
    });
    it('[SEQ1] takes the next free place when another process has written meanwhile', async () => {
      const { conversation } = await core.say('m0000001', '在吗');
      const elsewhere = createConversationRepository(core.store);
      const words = textMessage('m0000002', 'shopper', core.now, '从别处', [], { id: core.shopper.id, name: null });
      await elsewhere.append({ conversationId: conversation.id, version: conversation.version, messages: [words], event: 'message.posted', shopId: core.shop.id, now: core.now });
      const { message, conversation: after } = await core.say('m0000003', '到哪了');
      expect([message.seq, after.lastSeq, (await core.row(conversation.id)).lastSeq]).toEqual([4, 5, 5]);
      expect(seqs(await core.stored(conversation.id))).toEqual([1, 2, 3, 4, 5]);
    });
    it('opens one conversation when two tabs write their first words at once', async () => {
      const [a, b] = await Promise.all([core.say('m0000001', '一'), core.say('m0000002', '二')]);
      expect(a.conversation.id).toBe(b.conversation.id);
    });
    it('[BAD4] with NUL and lone surrogates is stored with U+FFFD in their place', async () => {
      const { message } = await core.say('m0000001', 'a\0b\uD800c');
      expect(message.body).toEqual({ kind: 'text', text: 'a\uFFFDb\uFFFDc' });
    });
    it('[BAD4] too long or empty is refused, and nothing is stored', async () => {
      await expect(core.say('m0000001', 'x'.repeat(limits.textLength + 1))).rejects.toMatchObject({ code: 'text_too_long' });
      await expect(core.say('m0000002', ' \n ')).rejects.toMatchObject({ code: 'text_empty' });
      expect((await core.transcript.snapshot(core.shopper.id, undefined)).conversation).toBeNull();
    });
  });

  describe('handoff', () => {
    it('queues the conversation and tells the shopper in the same commit', async () => {
      core.answerWith(() => handoff);
      const { conversation, added } = await core.say('m0000001', '???');
      expect(conversation.state).toBe('queued');
      expect(added.map(({ body }) => body)).toEqual([{ kind: 'notice', event: 'handoff', reason: 'low_confidence' }]);
    });
    it('asked for without words keeps the last words in the lists', async () => {
      const { conversation } = await core.say('m0000001', '在吗');
      await core.askForPerson('m0000002');
      expect((await core.row(conversation.id)).preview).toBe('在吗');
    });
    it('asked for twice changes nothing the second time', async () => {
      expect((await core.askForPerson('m0000001'))?.conversation.state).toBe('queued');
      expect(await core.askForPerson('m0000002')).toBeNull();
    });
    it('[OWN4] while queued the bot answers tier 1, labelled, and stays silent otherwise', async () => {
      await core.askForPerson('m0000001');
      const standard = await core.say('m0000002', '发货');
      expect(standard.added[0]?.body).toMatchObject({ kind: 'answer', whileQueued: true });
      core.answerWith((text) => ({ ...core.answer(text), tier: 2 }));
      expect((await core.say('m0000003', '怎么用')).added).toEqual([]);
      expect((await core.place(standard.conversation.id))).toBe(1);
    });
    it('gives the queue its places in the order of waiting', async () => {
      await core.askForPerson('m0000001');
      core.now += 1_000;
      const other = core.newShopper();
      const second = await core.askForPerson('m0000002', other);
      expect(await core.place(second?.conversation.id ?? '')).toBe(2);
    });
  });

  describe('agents', () => {
    it('[OWN2] of two claims at once one wins and the other is told who has it', async () => {
      const { conversation } = await core.say('m0000001', '在吗');
      const claims = await Promise.allSettled(['lin', 'chen'].map((id) => core.desk.command('claim', core.agent(id), conversation.id, conversation.version, id)));
      expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = claims.find((one) => one.status === 'rejected');
      expect(lost?.reason).toMatchObject({ code: 'already_claimed', details: { owner: { id: expect.stringMatching(/lin|chen/) } } });
    });
    it('[OWN3] a person who takes over while the bot thinks keeps the bot from speaking', async () => {
      const { conversation } = await core.say('m0000001', '在吗');
      let think: (reply: BotReply) => void = () => undefined;
      core.answerWith(() => new Promise((resolve) => { think = resolve; }));
      const asked = core.asked();
      const pending = core.say('m0000002', '到哪了');
      await asked;
      await core.desk.command('claim', core.agent('lin'), conversation.id, conversation.version, 'x');
      think(core.answer('晚了'));
      const { added, conversation: after } = await pending;
      expect([added, after.state, after.ownerId]).toEqual([[], 'assigned', 'lin']);
    });
    it('[SEND2] a reply sent again is stored once, also after the conversation has ended', async () => {
      const row = await core.claimed('lin');
      const reply = { id: 'r0000001', conversationId: row.id, text: '您好', images: [] };
      const first = await core.desk.reply(core.agent('lin'), reply, 'x');
      const latest = await core.row(row.id);
      await core.desk.command('resolve', core.agent('lin'), row.id, latest.version, 'x');
      expect((await core.desk.reply(core.agent('lin'), reply, 'x')).seq).toBe(first.seq);
    });
    it('nobody but the owner replies or ends', async () => {
      const row = await core.claimed('lin');
      await expect(core.desk.reply(core.agent('chen'), { id: 'r0000001', conversationId: row.id, text: 'x', images: [] }, 'x')).rejects.toMatchObject({ code: 'not_owner' });
      await expect(core.desk.command('resolve', core.agent('chen'), row.id, row.version, 'x')).rejects.toMatchObject({ code: 'not_owner' });
    });
    it('another shop’s agent finds nothing', async () => {
      const row = await core.claimed('lin');
      await expect(core.desk.command('claim', { ...core.agent('chen'), shopId: 'elsewhere' }, row.id, row.version, 'x')).rejects.toMatchObject({ code: 'conversation_not_found' });
    });
    it('[OWN6] a shopper who comes back within a day reaches the same agent, later the bot', async () => {
      const row = await core.claimed('lin');
      const latest = await core.row(row.id);
      await core.desk.command('resolve', core.agent('lin'), row.id, latest.version, 'x');
      core.now += limits.reopenWindowMs - 1;
      const back = await core.say('m0000009', '还有个问题');
      expect([back.conversation.id, back.conversation.state, back.conversation.ownerId]).toEqual([row.id, 'assigned', 'lin']);
      expect(back.message.body).toMatchObject({ text: '还有个问题' });
      await core.desk.command('resolve', core.agent('lin'), row.id, back.conversation.version, 'x');
      core.now += limits.reopenWindowMs + 1;
      const later = await core.say('m0000010', '又来了');
      expect([later.conversation.id === row.id, later.conversation.state]).toEqual([false, 'bot']);
    });
  });

  describe('a shopper who comes back while their agent is away', () => {
    async function ended() {
      const row = await core.claimed('lin');
      await core.store.write(function* (w) {
        yield* run(w.update(core.store.tables.conversations).set({ urgency: 'high', urgencyReasons: ['anger'] }).where(eq(core.store.tables.conversations.id, row.id)).returning());
      });
      core.forget();
      await core.desk.command('resolve', core.agent('lin'), row.id, (await core.row(row.id)).version, 'x');
      core.away.add('lin');
      core.now += 60_000;
      return row.id;
    }
    it('[OWN6] waits in the queue with the urgency it had, and any agent may take it', async () => {
      const id = await ended();
      const back = await core.say('m0000011', '还是坏的');
      expect(back.conversation).toMatchObject({ id, state: 'queued', ownerId: null, lastAgentId: 'lin', urgency: 'high', urgencyReasons: ['anger'], waitingSince: core.now, dueAt: deadlineOf('high', core.now) });
      expect((await core.stored(id)).find(({ body }) => body.kind === 'notice' && body.event === 'reopened')).toMatchObject({ authorId: null });
      expect(await core.place(id)).toBe(1);
      const taken = await core.desk.command('claim', core.agent('chen'), id, back.conversation.version, 'x');
      expect(taken).toMatchObject({ state: 'assigned', ownerId: 'chen', waitingSince: core.now });
    });
    it('[OWN6] gets standard answers meanwhile, as in any queue, and keeps the place', async () => {
      const id = await ended();
      core.answerWith(() => ({ ...core.answer('x'), tier: 1 }));
      const back = await core.say('m0000011', '怎么开发票');
      expect(back.added.at(-1)?.body).toMatchObject({ kind: 'answer', whileQueued: true });
      expect((await core.say('m0000012', '喂')).conversation).toMatchObject({ id, state: 'queued', waitingSince: core.now });
    });
    it('[OWN6] gets the same agent again once that agent is here', async () => {
      const id = await ended();
      core.away.delete('lin');
      expect((await core.say('m0000011', '还是坏的')).conversation).toMatchObject({ id, state: 'assigned', ownerId: 'lin', dueAt: deadlineOf('high', core.now) });
    });
  });

  describe('resume', () => {
    it('[RESUME1] brings exactly what came after the sequence held', async () => {
      await core.say('m0000001', '一');
      const { conversation } = await core.say('m0000002', '二');
      const snapshot = await core.transcript.snapshot(core.shopper.id, { conversationId: conversation.id, seq: 2 });
      expect([snapshot.resume, seqs(snapshot.messages)]).toEqual(['complete', [3, 4]]);
      expect(snapshot.conversation).toMatchObject({ state: 'bot', lastSeq: 4, unread: 2 });
    });
    it('[RESUME1] starts over when another conversation was held', async () => {
      await core.say('m0000001', '一');
      expect((await core.transcript.snapshot(core.shopper.id, { conversationId: 'c_other', seq: 9 })).resume).toBe('reset');
    });
    it('pages back through earlier conversations of the same shopper', async () => {
      const first = await core.say('m0000001', '从前');
      await core.desk.command('resolve', core.agent('lin'), first.conversation.id, 1, 'x');
      core.now += limits.reopenWindowMs + 1;
      const second = await core.say('m0000002', '如今');
      const page = await core.transcript.history(second.conversation.id, 1, () => true, null);
      expect(page.messages[0]?.conversationId).toBe(first.conversation.id);
      expect(page.hasOlder).toBe(false);
    });
  });

  describe('identity', () => {
    it('moves an anonymous history to the identified shopper and keeps one conversation open', async () => {
      const anonymous = await core.say('m0000001', '匿名');
      const known = await core.identify('vip-1');
      await core.say('m0000002', '实名', known);
      core.now += 10;
      const { shopper } = await core.shoppers.recognise({ token: await core.tokens.sign(core.shopper.id, 'shop'), identity: await core.jwt('vip-1') }, 'shop', ['secret']);
      expect(shopper.id).toBe(known.id);
      const all = await core.transcript.allOf(known.id, 10);
      expect(all.map(({ id }) => id)).toContain(anonymous.conversation.id);
      expect(all.filter(({ openFor }) => openFor !== null)).toHaveLength(1);
    });
    it('never moves one identified shopper into another', async () => {
      const a = await core.identify('vip-1');
      await core.say('m0000001', '甲', a);
      const { shopper } = await core.shoppers.recognise({ token: await core.tokens.sign(a.id, 'shop'), identity: await core.jwt('vip-2') }, 'shop', ['secret']);
      expect(await core.transcript.allOf(shopper.id, 10)).toEqual([]);
    });
    it('refuses a token of another shop, a forged one and an identity signed with another secret', async () => {
      await expect(core.shoppers.recognise({ token: await core.tokens.sign('s_1', 'other') }, 'shop', ['secret'])).rejects.toMatchObject({ code: 'token_invalid' });
      await expect(core.shoppers.recognise({ token: 'a.b.c' }, 'shop', ['secret'])).rejects.toMatchObject({ code: 'token_invalid' });
      await expect(core.shoppers.recognise({ identity: await core.jwt('vip-1', 'guess') }, 'shop', ['secret'])).rejects.toMatchObject({ code: 'identity_invalid' });
    });
    it('[HELLO5] takes an expired token for a new shopper', async () => {
      const token = await core.tokens.sign('s_old', 'shop');
      core.now += 181 * 24 * 3600 * 1000;
      expect((await core.shoppers.recognise({ token }, 'shop', ['secret'])).shopper.id).not.toBe('s_old');
    });
  });
});
