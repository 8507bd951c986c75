import { describe, expect, it } from 'vitest';
import { allowedVerbs, createDesk } from '../../../console/src/models/desk.ts';
import { createInbox } from '../../../console/src/models/inbox.ts';
import { inboxRow, me, myRow } from '../support/builders.ts';
import { createFakeLine } from '../support/fake-line.ts';

function scene() {
  const line = createFakeLine();
  const inbox = createInbox({ link: line.link, agentId: me });
  line.online();
  return { line, inbox, desk: createDesk({ link: line.link, inbox }) };
}

describe('the desk', () => {
  it('claims under the version that the agent saw', async () => {
    const { line, inbox, desk } = scene();
    const claimed = desk.run('claim', inboxRow({ version: 7 }));
    expect(line.last('conversation.claim')).toMatchObject({ conversationId: 'c_1', version: 7 });
    line.deliver({ type: 'command.done', ref: line.last('conversation.claim').ref, conversation: myRow({ version: 8 }) });
    expect(await claimed).toEqual({ kind: 'done' });
    expect(inbox.list('mine').value).toHaveLength(1);
  });

  it('says who was first', async () => {
    const { line, desk } = scene();
    const claimed = desk.run('claim', inboxRow());
    line.deliver({ type: 'error', code: 'already_claimed', message: '', ref: line.last('conversation.claim').ref, details: { owner: { id: 'a_2', name: '小陈' } } });
    expect(await claimed).toEqual({ kind: 'taken', by: '小陈' });
    expect(desk.busy.value).toBeNull();
  });

  it('takes one command at a time', async () => {
    const { line, desk } = scene();
    void desk.run('resolve', myRow());
    await desk.run('resolve', myRow());
    expect(line.sent.filter(({ type }) => type === 'conversation.resolve')).toHaveLength(1);
  });

  it('gives the code of any other failure', async () => {
    const { line, desk } = scene();
    line.offline();
    expect(await desk.run('claim', inboxRow())).toEqual({ kind: 'failed', code: 'offline' });
  });

  it('offers only what may be done', () => {
    expect(allowedVerbs(inboxRow({ state: 'bot' }), me)).toEqual({ claim: true, resolve: false, return_to_bot: false });
    expect(allowedVerbs(inboxRow({ state: 'queued' }), me)).toEqual({ claim: true, resolve: true, return_to_bot: true });
    expect(allowedVerbs(myRow(), me)).toEqual({ claim: false, resolve: true, return_to_bot: true });
    expect(allowedVerbs(myRow({ owner: { id: 'a_2', name: '' } }), me)).toEqual({ claim: false, resolve: false, return_to_bot: false });
    expect(allowedVerbs(inboxRow({ state: 'resolved' }), me)).toEqual({ claim: true, resolve: false, return_to_bot: false });
  });
});
