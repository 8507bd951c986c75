import { describe, expect, it } from 'vitest';
import { careSign, limits, type AgentServerFrame, type AuditEntry, type CaseEvent, type CaseView, type ConversationDetails, type FollowUp, type InboxConversation, type Message, type Note, type SearchPage, type ShopperConversation, type ShopperServerFrame, type Suggestions } from '@aftercast/shared';
import { createQuestionRepository } from '../../../server/src/conversation/question-repository.ts';
import { createCore } from '../../support/core.ts';
import { demo } from '../../support/server-process.ts';
import { useStaffedServer, type Who } from '../../support/staffed-server.ts';
import type { Wire } from '../../support/wire.ts';

const staffed = useStaffedServer();
const { consoleOf, shopper } = staffed;

async function call<T>(who: Who, method: string, path: string, body?: unknown): Promise<T> {
  const response = await staffed.call(who, method, path, body);
  expect(response.status).toBeLessThan(300);
  return await response.json() as T;
}
async function opened(wire: Wire<AgentServerFrame>, conversationId: string) {
  wire.send({ type: 'conversation.open', ref: 'open00001', conversationId });
  return wire.next('conversation.opened');
}
async function claimed(wire: Wire<AgentServerFrame>, { id, version }: Pick<InboxConversation, 'id' | 'version'>): Promise<InboxConversation> {
  wire.send({ type: 'conversation.claim', ref: 'claim0001', conversationId: id, version });
  return (await wire.next('command.done')).conversation;
}
const pages = async (who: Who, id: string) => JSON.stringify((await call<{ messages: Message[] }>(who, 'GET', `/conversations/${id}/messages`)).messages);
/** The conversation as its shopper is told of it, once they are asked or have answered so. */
async function told(wire: Wire<ShopperServerFrame>, careConsent: ShopperConversation['careConsent']): Promise<void> {
  while ((await wire.next('conversation.changed')).conversation.careConsent !== careConsent);
}

describe('a shopper’s consent', () => {
  it('[CARE1] is to be asked for once such words were said, and not before', async () => {
    const { wire, conversationId } = await shopper('怎么开发票');
    wire.send({ type: 'resync' });
    expect((await wire.next('resynced')).conversation?.careConsent).toBeNull();
    wire.send({ type: 'care.set', conversationId, consent: 'given' });
    wire.send({ type: 'message.send', id: 'm0000002', text: '脸肿了' });
    await told(wire, 'open');
    wire.send({ type: 'care.set', conversationId, consent: 'asked' });
    await told(wire, 'asked');
    const lin = await consoleOf('lin');
    expect((await opened(lin, conversationId)).conversation.health).toEqual({ hidden: true, consent: 'asked' });
  });

  it('[CARE2] opens it to who is in charge and to no other colleague, also live, until it is taken back', async () => {
    const { wire, conversationId } = await shopper('用了面霜脸肿了');
    await told(wire, 'open');
    wire.send({ type: 'care.set', conversationId, consent: 'given' });
    await told(wire, 'given');
    const [lin, chen] = [await consoleOf('lin'), await consoleOf('chen')];
    expect((await opened(lin, conversationId)).conversation).toMatchObject({ health: { hidden: false, consent: 'given' }, urgencyReasons: ['vulnerable'] });
    expect((await opened(chen, conversationId)).conversation.health).toEqual({ hidden: true, consent: 'given' });
    expect([(await pages('lin', conversationId)).includes('脸肿了'), (await pages('chen', conversationId)).includes('肿')]).toEqual([true, false]);
    const log = await call<{ entries: AuditEntry[] }>('lin', 'GET', `/audit?targetId=${conversationId}`);
    expect(log.entries.map(({ action, actorName, address }) => [action, actorName, address])).toEqual(Array.from({ length: 2 }, () => ['conversation.health_read', '小林', '127.0.0.1']));
    expect(JSON.stringify(log)).not.toContain('肿');
    wire.send({ type: 'message.send', id: 'm0000002', text: '起了红疹' });
    expect((await lin.next('message.posted')).message.body).toMatchObject({ text: '起了红疹' });
    expect((await chen.next('message.posted')).message.body).toMatchObject({ hidden: 'health' });
    wire.send({ type: 'care.set', conversationId, consent: 'asked' });
    wire.send({ type: 'care.set', conversationId, consent: 'declined' });
    await told(wire, 'declined');
    wire.send({ type: 'message.send', id: 'm0000003', text: '还在痒得' });
    expect((await lin.next('message.posted')).message.body).toMatchObject({ hidden: 'health' });
    expect(await pages('lin', conversationId)).not.toContain('肿');
    const events = await call<{ events: { type: string; conversationId: string | null; payload: unknown }[] }>('lin', 'GET', '/events/care-test?limit=1000');
    expect(events.events.filter((event) => event.type === 'care.answered' && event.conversationId === conversationId).map(({ payload }) => payload)).toEqual([{ consent: 'given' }, { consent: 'declined' }]);
  });

  it('[CARE3] is given by nobody else', async () => {
    const { conversationId } = await shopper('用了面霜脸肿了');
    const { wire } = await shopper('在吗');
    wire.send({ type: 'care.set', conversationId, consent: 'given' });
    expect((await wire.next('error')).code).toBe('conversation_not_found');
    expect((await call<{ conversation: InboxConversation }>('lin', 'GET', `/conversations/${conversationId}`)).conversation.health).toEqual({ hidden: true, consent: null });
  });
});

describe('what a shopper says of their health', () => {
  it('is covered for whoever opens the conversation, over the socket and over HTTP, until they take it over', async () => {
    const { conversationId } = await shopper('用了面霜脸肿了');
    const lin = await consoleOf('lin');
    const { conversation, messages } = await opened(lin, conversationId);
    expect(conversation).toMatchObject({ preview: careSign, health: { hidden: true, consent: null } });
    expect(messages[0]?.body).toEqual({ kind: 'text', text: careSign, hidden: 'health' });
    lin.send({ type: 'history.load', ref: 'hist00001', conversationId, beforeSeq: 100 });
    await lin.next('history.page');
    expect(lin.heard()).not.toContain('肿');
    expect(await pages('lin', conversationId)).not.toContain('肿');
    expect((await claimed(lin, conversation)).health).toEqual({ hidden: false, consent: null });
    expect((await opened(lin, conversationId)).messages[0]?.body).toEqual({ kind: 'text', text: '用了面霜脸肿了' });
    expect(await pages('lin', conversationId)).toContain('脸肿了');
    expect(await pages('chen', conversationId)).not.toContain('肿');
  });

  it('reaches live its owner and the shopper, and those who look on covered', async () => {
    const { wire, conversationId } = await shopper('用了面霜脸肿了');
    const [lin, chen] = [await consoleOf('lin'), await consoleOf('chen')];
    const { conversation } = await opened(chen, conversationId);
    await opened(lin, conversationId);
    await claimed(chen, conversation);
    chen.send({ type: 'message.send', id: 'reply0001', conversationId, text: '红疹多吗' });
    await chen.next('message.ack');
    wire.send({ type: 'message.send', id: 'm0000002', text: '满脸红疹' });
    await wire.next('message.ack');
    const posted = async (one: Wire<AgentServerFrame>, id: string) => {
      for (;;) {
        const { message } = await one.next('message.posted');
        if (message.id === id) return message.body;
      }
    };
    expect(await posted(chen, 'm0000002')).toEqual({ kind: 'text', text: '满脸红疹' });
    expect(await posted(lin, 'm0000002')).toEqual({ kind: 'text', text: careSign, hidden: 'health' });
    expect(lin.heard()).not.toMatch(/红疹|肿/);
    expect(wire.heard()).toContain('红疹多吗');
  });

  it('is covered from the message on that first tells of it, for who looked on before', async () => {
    const { wire, conversationId } = await shopper('怎么开发票');
    const lin = await consoleOf('lin');
    await opened(lin, conversationId);
    wire.send({ type: 'message.send', id: 'm0000002', text: '脸肿了' });
    await wire.next('message.ack');
    expect((await lin.next('message.posted')).message.body).toMatchObject({ hidden: 'health' });
    expect(lin.heard()).not.toContain('肿');
  });

  it('stays covered in an earlier conversation of someone whose next one another has', async () => {
    const core = await createCore();
    core.answerWith(() => ({ kind: 'handoff', reason: 'low_confidence', language: 'zh' }));
    const first = (await core.say('m0000001', '用了脸肿了')).conversation;
    const taken = await core.desk.command('claim', core.agent('chen'), first.id, first.version, 'test');
    await core.desk.command('resolve', core.agent('chen'), first.id, taken.version, 'test');
    core.now += limits.reopenWindowMs + 1;
    const second = (await core.say('m0000002', '在吗')).conversation;
    await core.desk.command('claim', core.agent('lin'), second.id, second.version, 'test');
    const earlier = async (who: string) => JSON.stringify((await core.transcript.history(second.id, 1, () => true, core.agent(who))).messages);
    expect(await earlier('lin')).not.toContain('肿');
    expect(await earlier('chen')).toContain('脸肿了');
    await core.remove();
  });

  it('leaves why it was passed on to whoever has it', async () => {
    const { conversationId } = await shopper('用了面霜脸肿了');
    const chen = await consoleOf('chen');
    const { version } = await claimed(chen, (await opened(chen, conversationId)).conversation);
    const { agents } = await call<{ agents: { id: string; email: string }[] }>('lin', 'GET', '/agents');
    const lin = agents.find(({ email }) => email === demo.owner.email)?.id ?? '';
    chen.send({ type: 'conversation.transfer', ref: 'trans0001', conversationId, version, to: { agentId: lin }, reason: '过敏，请店长看' });
    await chen.next('command.done');
    const why = async (who: Who) => (await call<{ details: ConversationDetails }>(who, 'GET', `/conversations/${conversationId}`)).details.transfers.map(({ reason }) => reason);
    expect([await why('chen'), await why('lin')]).toEqual([[careSign], ['过敏，请店长看']]);
    expect(JSON.stringify((await opened(chen, conversationId)).details)).not.toContain('过敏');
  });

  it('covers private notes beside it, live, read and found, but for their author and whom they call', async () => {
    const { conversationId } = await shopper('用了面霜脸肿了');
    const [lin, chen] = [await consoleOf('lin'), await consoleOf('chen')];
    await opened(lin, conversationId);
    await claimed(chen, (await opened(chen, conversationId)).conversation);
    const { agents } = await call<{ agents: { id: string; email: string }[] }>('lin', 'GET', '/agents');
    const mentions = agents.filter(({ email }) => email === demo.owner.email).map(({ id }) => id);
    await call('chen', 'POST', `/conversations/${conversationId}/notes`, { id: 'note_alone', text: '红疹照片已存档', mentions: [] });
    expect((await lin.next('note.posted')).note).toMatchObject({ text: careSign, hidden: 'health' });
    expect((await chen.next('note.posted')).note.text).toBe('红疹照片已存档');
    const found = async (who: Who) => (await call<SearchPage>(who, 'GET', `/conversations/search?q=${encodeURIComponent('红疹照片')}`)).found.map(({ by, excerpt }) => [by, excerpt]);
    expect([await found('lin'), await found('chen')]).toEqual([[], [['note', '红疹照片已存档']]]);
    await call('chen', 'POST', `/conversations/${conversationId}/notes`, { id: 'note_called', text: '请看红疹', mentions });
    expect((await lin.next('note.posted')).note.text).toBe('请看红疹');
    expect((await call<SearchPage>('lin', 'GET', `/conversations/search?q=${encodeURIComponent('请看红疹')}`)).found.map(({ by, excerpt }) => [by, excerpt])).toEqual([['note', '请看红疹']]);
    const beside = async (who: Who) => (await call<{ notes: Note[] }>(who, 'GET', `/conversations/${conversationId}/notes`)).notes.map(({ text }) => text);
    expect([await beside('lin'), await beside('chen')]).toEqual([[careSign, '请看红疹'], ['红疹照片已存档', '请看红疹']]);
  });

  it('covers what is to be followed up about it, live and read, but for whose task it is', async () => {
    const { conversationId } = await shopper('用了面霜脸肿了');
    const [lin, chen] = [await consoleOf('lin'), await consoleOf('chen')];
    await opened(lin, conversationId);
    await claimed(chen, (await opened(chen, conversationId)).conversation);
    const dueAt = Date.now() + 3_600_000;
    await call('chen', 'PUT', `/conversations/${conversationId}/follow-ups/follow-care`, { note: '问红疹退了没有', dueAt });
    expect([(await lin.next('follow_up.changed')).followUp.note, (await chen.next('follow_up.changed')).followUp.note]).toEqual([careSign, '问红疹退了没有']);
    const listed = async (who: Who) => (await call<{ followUps: FollowUp[] }>(who, 'GET', `/conversations/${conversationId}/follow-ups`)).followUps.map(({ note }) => note);
    expect([await listed('lin'), await listed('chen')]).toEqual([[careSign], ['问红疹退了没有']]);
    expect((await call<{ followUp: FollowUp }>('lin', 'PATCH', '/follow-ups/follow-care', { dueAt: dueAt + 1, note: careSign })).followUp.note).toBe(careSign);
    expect(await listed('chen')).toEqual(['问红疹退了没有']);
    expect(lin.heard()).not.toContain('红疹');
  });

  it('is suggested answers to for its owner alone, and leaves no trace in lists of questions', async () => {
    await shopper('怎么退货');
    const { conversationId } = await shopper('用了面霜脸肿了怎么退货');
    const suggested = async (who: Who) => (await call<Suggestions>(who, 'GET', `/conversations/${conversationId}/suggestions`)).questionId;
    expect([await suggested('lin'), await suggested('chen')]).toEqual([null, null]);
    const chen = await consoleOf('chen');
    await claimed(chen, (await opened(chen, conversationId)).conversation);
    expect([await suggested('lin'), await suggested('chen')]).toEqual([null, 'm0000001']);
    const put = await staffed.call('chen', 'PUT', `/conversations/${conversationId}/suggestions/m0000001`, { outcome: 'none' });
    expect(put.status).toBe(204);
    const { store } = staffed.server.app;
    const rows = await store.read.select().from(store.tables.questions);
    expect(rows.filter(({ text }) => text.includes('肿'))).toEqual([]);
    const { recent } = createQuestionRepository(store);
    const shopId = (await call<{ shop: { id: string } }>('lin', 'GET', '/session')).shop.id;
    const asked = await recent(shopId, 1_000);
    expect([asked.some(({ text }) => text === '怎么退货'), asked.some(({ text }) => text.includes('肿'))]).toEqual([true, false]);
  });

  it('is not told by the reason of a case but to who handles it or decides on it', async () => {
    const { conversationId } = await shopper('用了面霜脸肿了');
    const made = await call<{ case: CaseView }>('lin', 'POST', '/cases', { id: 'case_health', conversationId, matter: 'refund', amountCents: 1_000, reason: '面霜过敏' });
    expect(made.case.reason).toBe('面霜过敏');
    const chen = await consoleOf('chen');
    await call('lin', 'POST', '/cases/case_health/actions', { version: 1, action: { type: 'grant', amountCents: 1_000, note: '红疹属实' } });
    expect((await chen.next('case.changed')).case.reason).toBe(careSign);
    const read = async (who: Who) => {
      const [{ cases }, one] = await Promise.all([call<{ cases: CaseView[] }>(who, 'GET', `/cases?list=all&conversationId=${conversationId}`), call<{ case: CaseView; events: CaseEvent[] }>(who, 'GET', '/cases/case_health')]);
      return [cases[0]?.reason, one.case.reason, one.events.map(({ note }) => note).filter((note) => note !== '')];
    };
    expect(await read('lin')).toEqual(['面霜过敏', '面霜过敏', ['红疹属实']]);
    expect(await read('chen')).toEqual([careSign, careSign, [careSign]]);
    // Nor by sending the id of it once more.
    const again = await call<{ case: CaseView }>('chen', 'POST', '/cases', { id: 'case_health', conversationId, matter: 'refund', amountCents: 1_000, reason: '面霜过敏' });
    expect(again.case).toMatchObject({ owner: { name: '小林' }, reason: careSign });
  });
});
