import { beforeAll, describe, expect, it } from 'vitest';
import type { Mention, Note } from '@aftercast/shared';
import { demo } from '../../support/server-process.ts';
import { useStaffedServer, type Who } from '../../support/staffed-server.ts';

const staffed = useStaffedServer();
const { call, consoleOf } = staffed;
const shopper = () => staffed.shopper('怎么开发票');
const ids: Record<Who, string> = { lin: '', chen: '' };
beforeAll(async () => {
  const { agents } = await (await call('lin', 'GET', '/agents')).json() as { agents: { id: string; email: string }[] };
  ids.lin = agents.find(({ email }) => email === demo.owner.email)?.id ?? '';
  ids.chen = agents.find(({ email }) => email === demo.agent.email)?.id ?? '';
});

let counter = 0;
async function write(who: Who, conversationId: string, text: string, mentions: string[] = []): Promise<Note> {
  counter += 1;
  const response = await call(who, 'POST', `/conversations/${conversationId}/notes`, { id: `note_${String(counter).padStart(5, '0')}`, text, mentions });
  expect(response.status).toBe(200);
  return (await response.json() as { note: Note }).note;
}
const beside = async (conversationId: string) => (await (await call('lin', 'GET', `/conversations/${conversationId}/notes`)).json() as { notes: Note[] }).notes;
const mentionsOf = async (who: Who) => (await (await call(who, 'GET', '/mentions')).json() as { mentions: Mention[] }).mentions;

describe('a private note', () => {
  it('stands beside the conversation and reaches colleagues who look on', async () => {
    const { conversationId } = await shopper();
    const chen = await consoleOf('chen');
    chen.send({ type: 'conversation.open', ref: 'open00001', conversationId });
    await chen.next('conversation.opened');
    const written = await write('lin', conversationId, '仓库说明天补发');
    expect((await chen.next('note.posted')).note).toEqual(written);
    expect(await beside(conversationId)).toEqual([written]);
  });

  it('is added once, however often it is sent, and never under another’s id', async () => {
    const { conversationId } = await shopper();
    const draft = { id: 'note_twice', text: '只记一次', mentions: [] };
    for (let nth = 0; nth < 3; nth += 1) expect((await call('lin', 'POST', `/conversations/${conversationId}/notes`, draft)).status).toBe(200);
    expect(await beside(conversationId)).toHaveLength(1);
    expect((await call('chen', 'POST', `/conversations/${conversationId}/notes`, draft)).status).toBe(400);
  });

  it('needs text', async () => {
    const { conversationId } = await shopper();
    expect((await call('lin', 'POST', `/conversations/${conversationId}/notes`, { id: 'note_empty', text: ' \0 ' })).status).toBe(200);
    expect((await call('lin', 'POST', `/conversations/${conversationId}/notes`, { id: 'note_blank', text: '  ' })).status).toBe(400);
  });

  it('calls colleagues wherever they are, until they have seen it; not the author, not strangers', async () => {
    const { conversationId } = await shopper();
    const chen = await consoleOf('chen');
    const written = await write('lin', conversationId, '@小陈 帮看一下', [ids.chen, ids.chen, ids.lin, 'a_nobody']);
    expect(written.mentions).toEqual([ids.chen]);
    expect((await chen.next('mention.received')).note.id).toBe(written.id);
    expect(await mentionsOf('lin')).toEqual([]);
    expect((await mentionsOf('chen')).map(({ note }) => note.id)).toEqual([written.id]);
    await call('lin', 'POST', '/mentions/seen', { noteIds: [written.id] });
    expect(await mentionsOf('chen')).toHaveLength(1);
    await call('chen', 'POST', '/mentions/seen', { noteIds: [written.id] });
    expect(await mentionsOf('chen')).toEqual([]);
  });
});

describe('between notes and shoppers', () => {
  const secret = '这位是职业打假人-7f3a';

  it('stands a wall: neither live, nor after a reconnect, nor in older pages, nor by asking for notes', async () => {
    const { wire, conversationId } = await shopper();
    const lin = await consoleOf('lin');
    lin.send({ type: 'conversation.open', ref: 'open00001', conversationId });
    const { conversation } = await lin.next('conversation.opened');
    lin.send({ type: 'conversation.claim', ref: 'claim0001', conversationId, version: conversation.version });
    await lin.next('command.done');
    await write('lin', conversationId, secret, [ids.chen]);
    lin.send({ type: 'typing.set', conversationId, typing: true, note: true });
    lin.send({ type: 'message.send', id: 'reply0001', conversationId, text: '您好' });
    await lin.next('message.ack');
    // What came before the reply has arrived when a pong has.
    wire.send({ type: 'ping' });
    await wire.next('pong');
    wire.send({ type: 'history.load', ref: 'hist00001', conversationId, beforeSeq: 100 });
    await wire.next('history.page');
    for (const type of ['note.add', 'notes.load']) wire.send({ type, conversationId, ref: 'notes0001' });
    await wire.next('error');
    expect(wire.heard()).toContain('您好');
    expect(wire.heard()).not.toContain(secret);
    expect(wire.heard()).not.toContain('typing.changed');

    for (const path of [`/conversations/${conversationId}/notes`, '/mentions']) expect((await call(null, 'GET', path)).status).toBe(401);
    const events = await (await call('lin', 'GET', '/events/crm')).text();
    expect(events).not.toContain(secret);
  });

  it('keeps it out of what the shopper’s client is given afresh', async () => {
    const { conversationId } = await shopper();
    await write('lin', conversationId, secret);
    const { messages } = await (await call('lin', 'GET', `/conversations/${conversationId}/messages`)).json() as { messages: unknown[] };
    expect(JSON.stringify(messages)).not.toContain(secret);
    const row = await staffed.server.app.services.transcript.ofShop((await call('lin', 'GET', '/session').then((r) => r.json() as Promise<{ shop: { id: string } }>)).shop.id, conversationId);
    expect(JSON.stringify(await staffed.server.app.services.transcript.snapshot(row.shopperId, undefined))).not.toContain(secret);
  });
});
