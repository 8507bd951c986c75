import { describe, expect, it } from 'vitest';
import type { AgentServerFrame, ShopperServerFrame } from '@aftercast/shared';
import { demo, signIn } from '../../support/server-process.ts';
import { startServer } from '../../support/server.ts';
import { useStaffedServer } from '../../support/staffed-server.ts';
import { greetAgent, openWire, type Wire } from '../../support/wire.ts';

const staffed = useStaffedServer();
const { cookies, consoleOf, shopper, keep } = staffed;
const socketUrl = () => `${staffed.server.url.replace('http', 'ws')}/ws/agent`;

/** The next notice; what the bot says before it is passed over. */
async function notice(wire: Wire<ShopperServerFrame>) {
  for (;;) {
    const { body } = (await wire.next('message.posted')).message;
    if (body.kind === 'notice') return body;
  }
}

describe('an agent’s socket', () => {
  it('[HELLO6] needs the cookie, and our own origin', async () => {
    const stranger = await openWire<AgentServerFrame>(socketUrl());
    expect((await stranger.closed).code).toBe(4003);
    const foreign = await openWire<AgentServerFrame>(socketUrl(), { cookie: cookies.lin, origin: 'https://elsewhere.example' });
    expect((await foreign.closed).code).toBe(4003);
  });
  it('hears of a new waiting conversation, claims, replies and ends it, and the shopper is told each step', async () => {
    const lin = await consoleOf('lin');
    const { wire, conversationId } = await shopper('转人工');
    expect((await notice(wire)).event).toBe('handoff');
    let row = (await lin.next('inbox.changed')).conversations.find(({ id, state }) => id === conversationId && state === 'queued');
    while (!row) row = (await lin.next('inbox.changed')).conversations.find(({ id, state }) => id === conversationId && state === 'queued');
    expect(row).toMatchObject({ queuePlace: expect.any(Number), handoffReason: 'asked' });

    lin.send({ type: 'conversation.claim', ref: 'claim0001', conversationId, version: row.version });
    const { conversation } = await lin.next('command.done');
    expect(conversation).toMatchObject({ state: 'assigned', owner: { name: '小林' } });
    expect(await notice(wire)).toMatchObject({ event: 'assigned', agentName: '小林' });

    lin.send({ type: 'message.send', id: 'reply0001', conversationId, text: '您好，我来看' });
    await lin.next('message.ack');
    expect((await wire.next('message.posted')).message).toMatchObject({ sender: 'agent', authorName: '小林', body: { text: '您好，我来看' } });

    lin.send({ type: 'conversation.resolve', ref: 'resolve01', conversationId, version: conversation.version });
    expect((await lin.next('command.done')).conversation.state).toBe('resolved');
    expect((await notice(wire)).event).toBe('resolved');
  });
  it('[OWN2] is told who has what another has claimed', async () => {
    const [lin, chen] = [await consoleOf('lin'), await consoleOf('chen')];
    const { conversationId } = await shopper('怎么开发票');
    for (const wire of [lin, chen]) wire.send({ type: 'conversation.open', ref: 'open00001', conversationId });
    const { conversation } = await lin.next('conversation.opened');
    await chen.next('conversation.opened');
    lin.send({ type: 'conversation.claim', ref: 'claim0001', conversationId, version: conversation.version });
    await lin.next('command.done');
    chen.send({ type: 'conversation.claim', ref: 'claim0002', conversationId, version: conversation.version });
    expect(await chen.next('error')).toMatchObject({ code: 'already_claimed', ref: 'claim0002', details: { owner: { name: '小林' } } });
  });
  it('[OWN4] keeps the bot silent while a person owns the conversation', async () => {
    const lin = await consoleOf('lin');
    const { wire, conversationId } = await shopper('怎么开发票');
    lin.send({ type: 'conversation.open', ref: 'open00001', conversationId });
    const { conversation } = await lin.next('conversation.opened');
    lin.send({ type: 'conversation.claim', ref: 'claim0001', conversationId, version: conversation.version });
    await lin.next('command.done');
    wire.send({ type: 'message.send', id: 'm0000002', text: '怎么开发票' });
    const { seq } = await wire.next('message.ack');
    wire.send({ type: 'message.send', id: 'm0000003', text: '在吗' });
    expect((await wire.next('message.ack')).seq).toBe(seq + 1);
  });
  it('sees who else looks on, and that they left', async () => {
    const [lin, chen] = [await consoleOf('lin'), await consoleOf('chen')];
    const { conversationId } = await shopper('怎么开发票');
    lin.send({ type: 'conversation.open', ref: 'open00001', conversationId });
    expect((await lin.next('viewers.changed')).viewers).toHaveLength(1);
    chen.send({ type: 'conversation.open', ref: 'open00002', conversationId });
    expect((await lin.next('viewers.changed')).viewers.map(({ name }) => name).sort()).toEqual(['小林', '小陈']);
    chen.close();
    expect((await lin.next('viewers.changed')).viewers).toHaveLength(1);
  });
  it('[RESUME2] leaves behind what a shopper who was away needs: state, owner, marks, unread, messages', async () => {
    const lin = await consoleOf('lin');
    const { wire, token, conversationId } = await shopper('怎么开发票');
    wire.close();
    await wire.closed;
    lin.send({ type: 'conversation.open', ref: 'open00001', conversationId });
    const { conversation } = await lin.next('conversation.opened');
    lin.send({ type: 'conversation.claim', ref: 'claim0001', conversationId, version: conversation.version });
    const { conversation: claimed } = await lin.next('command.done');
    lin.send({ type: 'message.send', id: 'reply0001', conversationId, text: '在' });
    const { seq } = await lin.next('message.ack');
    lin.send({ type: 'read.set', conversationId, seq });
    const back = keep(await openWire<ShopperServerFrame>(`${staffed.server.url.replace('http', 'ws')}/ws/shopper`));
    back.send({ type: 'hello', version: 1, siteKey: demo.siteKey, language: 'zh', token, resume: { conversationId, seq: 1 } });
    expect(await back.next('welcome')).toMatchObject({
      resume: 'complete', messages: [{ seq: 2 }, { seq: 3, body: { kind: 'notice', event: 'assigned' } }, { seq, body: { text: '在' } }],
      conversation: { id: conversationId, state: 'assigned', version: claimed.version, lastSeq: seq, agent: { name: '小林' }, queuePlace: null, shopperReadSeq: 0, agentReadSeq: seq, unread: 2 },
    });
  });
  it('carries typing both ways', async () => {
    const lin = await consoleOf('lin');
    const { wire, conversationId } = await shopper('怎么开发票');
    lin.send({ type: 'conversation.open', ref: 'open00001', conversationId });
    const { conversation } = await lin.next('conversation.opened');
    lin.send({ type: 'conversation.claim', ref: 'claim0001', conversationId, version: conversation.version });
    await lin.next('command.done');
    wire.send({ type: 'typing.set', typing: true });
    expect(await lin.next('typing.changed')).toMatchObject({ who: 'shopper', typing: true });
    lin.send({ type: 'typing.set', conversationId, typing: true });
    expect(await wire.next('typing.changed')).toMatchObject({ who: 'agent', name: '小林', typing: true });
  });
  it('[BAD5] is limited, so that a console gone wild leaves time for everybody else', async () => {
    const lin = await consoleOf('lin');
    for (let n = 0; n < 600; n += 1) lin.send({ type: 'inbox.load', ref: `load-${1_000 + n}`, list: 'all' });
    expect(await lin.next('error')).toMatchObject({ code: 'rate_limited', ref: expect.stringMatching(/^load-/), retryAfterMs: expect.any(Number) });
  });
  it('comes back when the database does not answer, and is not taken for signed out', async () => {
    await using other = await startServer();
    const cookie = await signIn(other.url, demo.owner);
    await other.app.store.close();
    const wire = await openWire<AgentServerFrame>(`${other.url.replace('http', 'ws')}/ws/agent`, { cookie, origin: other.url });
    expect((await wire.closed).code).toBe(4103);
  });
  it('closes for good when its agent signs out', async () => {
    const { server } = staffed;
    const cookie = await signIn(server.url, demo.agent);
    const wire = await greetAgent(server.url, cookie);
    await fetch(`${server.url}/api/v1/session`, { method: 'DELETE', headers: { cookie, origin: server.url } });
    expect((await wire.closed).code).toBe(4003);
  });
});
