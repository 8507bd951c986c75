import { describe, expect, it } from 'vitest';
import type { AgentServerFrame, InboxConversation, InboxList } from '@aftercast/shared';
import { createInbox, type Inbox } from '../../../console/src/models/inbox.ts';
import { inboxRow, me, myRow, noCounts } from '../support/builders.ts';
import { createFakeLine, type FakeLine } from '../support/fake-line.ts';

const counts = { ...noCounts, waiting: 1, mine: 0, bot: 0, all: 1 };

/** Answers every list that is asked for. */
async function answer(line: FakeLine, rows: Partial<Record<InboxList, InboxConversation[]>>, nextCursor: string | null = null): Promise<void> {
  for (const frame of line.sent.splice(0)) {
    if (frame.type !== 'inbox.load') continue;
    line.deliver({ type: 'inbox.page', ref: frame.ref, list: frame.list, conversations: rows[frame.list] ?? [], nextCursor: rows[frame.list] ? nextCursor : null });
  }
  await line.settle();
}

const shown = (inbox: Inbox, list: InboxList): string[] => inbox.list(list).value.map(({ id }) => id);
const changed = (...conversations: InboxConversation[]): AgentServerFrame => ({ type: 'inbox.changed', conversations, counts });

function start(): { line: FakeLine; inbox: Inbox } {
  const line = createFakeLine();
  const inbox = createInbox({ link: line.link, agentId: me });
  line.online();
  return { line, inbox };
}

describe('the inbox', () => {
  it('loads those who wait and one’s own at once, others when they are looked at', async () => {
    const { line, inbox } = start();
    expect(line.sent).toMatchObject([{ list: 'waiting' }, { list: 'mine' }]);
    await answer(line, { waiting: [inboxRow()] });
    inbox.show('bot');
    expect(line.sent).toMatchObject([{ list: 'bot' }]);
    expect(shown(inbox, 'waiting')).toEqual(['c_1']);
  });

  it('moves a claimed row from the queue to its owner in one step', async () => {
    const { line, inbox } = start();
    await answer(line, { waiting: [inboxRow()] });
    line.deliver(changed(myRow({ version: 3 })));
    expect(shown(inbox, 'waiting')).toEqual([]);
    expect(shown(inbox, 'mine')).toEqual(['c_1']);
    expect(inbox.counts.value).toEqual(counts);
  });

  it('ignores news that is older than what it knows', async () => {
    const { line, inbox } = start();
    await answer(line, { mine: [myRow({ version: 5 })] });
    line.deliver(changed(inboxRow({ version: 4 })));
    expect(shown(inbox, 'mine')).toEqual(['c_1']);
  });

  it('loads page after page, each once', async () => {
    const { line, inbox } = start();
    await answer(line, { waiting: [inboxRow({ id: 'a', waitingSince: 1 }), inboxRow({ id: 'b', waitingSince: 2 })] }, 'after-b');
    inbox.more('waiting');
    inbox.more('waiting');
    expect(line.sent).toMatchObject([{ list: 'waiting', cursor: 'after-b' }]);
    await answer(line, { waiting: [inboxRow({ id: 'c', waitingSince: 3 })] });
    expect(shown(inbox, 'waiting')).toEqual(['a', 'b', 'c']);
    inbox.more('waiting');
    expect(line.sent).toEqual([]);
  });

  it('does not show a newcomer out of place while pages are missing before it', async () => {
    const { line, inbox } = start();
    await answer(line, { waiting: [inboxRow({ id: 'a', waitingSince: 1 })] }, 'after-a');
    line.deliver(changed(inboxRow({ id: 'new', waitingSince: 99 })));
    expect(shown(inbox, 'waiting')).toEqual(['a']);
  });

  it('forgets after a reconnect what left the lists unheard', async () => {
    const { line, inbox } = start();
    await answer(line, { waiting: [inboxRow({ id: 'gone' }), inboxRow({ id: 'stays' })] });
    line.offline();
    line.online();
    expect(shown(inbox, 'waiting')).toEqual(['gone', 'stays']);
    await answer(line, { waiting: [inboxRow({ id: 'stays' })] });
    expect(shown(inbox, 'waiting')).toEqual(['stays']);
  });

  it('says that a page failed and loads it again when asked', async () => {
    const { line, inbox } = start();
    await answer(line, {});
    inbox.show('all');
    line.deliver({ type: 'error', code: 'storage_unavailable', message: '', ref: line.last('inbox.load').ref });
    await line.settle();
    expect(inbox.state('all').value).toMatchObject({ status: 'failed', failure: 'storage_unavailable' });
    line.sent.length = 0;
    inbox.retry('all');
    await answer(line, { all: [inboxRow()] });
    expect(inbox.state('all').value.status).toBe('ready');
  });

  it('tells what a row was before it changed', async () => {
    const { line, inbox } = start();
    await answer(line, { waiting: [inboxRow()] });
    const told: unknown[] = [];
    inbox.onChanges((changes) => told.push(...changes));
    line.deliver(changed(myRow({ version: 3 }), inboxRow({ id: 'c_2' })));
    expect(told).toMatchObject([{ before: { state: 'queued' }, after: { state: 'assigned' } }, { before: undefined, after: { id: 'c_2' } }]);
  });
});
