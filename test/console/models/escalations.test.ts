import { describe, expect, it } from 'vitest';
import type { Escalation } from '@aftercast/shared';
import { createClock } from '../../../console/src/models/clock.ts';
import { createEscalations } from '../../../console/src/models/escalations.ts';
import { createInbox } from '../../../console/src/models/inbox.ts';
import { Failure } from '../../../console/src/models/failure.ts';
import { createPreferences } from '../../../console/src/models/preferences.ts';
import { inboxRow, me, memoryKeep, noCounts } from '../support/builders.ts';
import { createFakeLine } from '../support/fake-line.ts';

const counts = { ...noCounts, waiting: 1, mine: 0, bot: 0, all: 1 };
const raised = (id: string, given: Partial<Escalation> = {}): Escalation => ({
  id, conversationId: 'c_1', level: 'supervisor', waitingSince: 100, dueAt: 200, raisedAt: 300, shopper: { id: 's_1', name: null, externalId: null }, ownerName: null, ...given,
});

function scene({ stored = [] as Escalation[], fails = false, mayHear = true } = {}) {
  const line = createFakeLine();
  const inbox = createInbox({ link: line.link, agentId: me });
  line.link.start();
  let time = 1_000_000;
  let tick = (): void => undefined;
  const clock = createClock(() => time, (run) => { tick = run; return () => undefined; });
  const pass = (ms: number): void => {
    time += ms;
    tick();
  };
  const { sound } = createPreferences(memoryKeep(), ['zh']);
  const [heard, notes, acknowledged]: [string[], string[], (readonly string[])[]] = [[], [], []];
  const escalations = createEscalations({
    link: line.link, inbox, clock, sound, mayHear: () => mayHear,
    alarm: { inOneTab: (_key, speak) => speak(), play: (kind) => { heard.push(kind); }, visible: () => false, permission: () => 'granted', notify: ({ title }) => { notes.push(title); } },
    api: {
      escalations: async () => ({ escalations: stored }),
      async acknowledge(ids) {
        if (fails) throw new Failure('offline');
        acknowledged.push(ids);
      },
    },
    wording: (open) => ({ title: `${open.length}`, body: '' }), onOpen: () => undefined,
  });
  line.online();
  return { line, pass, sound, heard, notes, acknowledged, escalations, ids: () => escalations.open.value.map(({ id }) => id) };
}

describe('what nobody reacts to', () => {
  it('is there after a reload, one a conversation, the longest overdue first', async () => {
    const { line, ids } = scene({ stored: [raised('x_1'), raised('x_2', { level: 'owner', raisedAt: 400 }), raised('x_3', { conversationId: 'c_2', dueAt: 150 })] });
    await line.settle();
    expect(ids()).toEqual(['x_3', 'x_2']);
  });
  it('sounds and notifies at once, and sounds again every 15 seconds until someone is at it', async () => {
    const { line, pass, heard, notes, escalations, acknowledged, ids } = scene();
    await line.settle();
    line.deliver({ type: 'escalation.raised', escalations: [raised('x_1')] });
    pass(14_999);
    expect([heard, notes]).toEqual([['escalation'], ['1']]);
    pass(1);
    expect(heard).toHaveLength(2);
    expect(await escalations.acknowledge()).toBeNull();
    pass(60_000);
    expect([heard.length, acknowledged, ids()]).toEqual([2, [['x_1']], []]);
  });
  it('goes when a colleague is at it, and when the wait has ended; meanwhile it names who has the conversation', async () => {
    const { line, ids, escalations } = scene();
    await line.settle();
    line.deliver({ type: 'escalation.raised', escalations: [raised('x_1'), raised('x_2', { conversationId: 'c_2' })] });
    line.deliver({ type: 'escalation.acknowledged', ids: ['x_1'], by: { id: 'a_2', name: 'Chen' } });
    expect(ids()).toEqual(['x_2']);
    line.deliver({ type: 'inbox.changed', conversations: [inboxRow({ id: 'c_2', waitingSince: 100 })], counts });
    expect(ids()).toEqual(['x_2']);
    line.deliver({ type: 'inbox.changed', conversations: [inboxRow({ id: 'c_2', version: 2, state: 'assigned', owner: { id: 'a_2', name: 'Chen' }, waitingSince: 100 })], counts });
    expect(escalations.open.value.map(({ ownerName }) => ownerName)).toEqual(['Chen']);
    line.deliver({ type: 'inbox.changed', conversations: [inboxRow({ id: 'c_2', version: 3, waitingSince: null, dueAt: null })], counts });
    expect(ids()).toEqual([]);
  });
  it('stays when acknowledging failed, is silent without sound, and is not asked for by who hears none', async () => {
    const failing = scene({ stored: [raised('x_1')], fails: true });
    await failing.line.settle();
    expect(await failing.escalations.acknowledge()).toBe('offline');
    expect(failing.ids()).toEqual(['x_1']);
    const silent = scene();
    silent.sound.value = false;
    silent.line.deliver({ type: 'escalation.raised', escalations: [raised('x_1')] });
    expect(silent.heard).toEqual([]);
    const deaf = scene({ stored: [raised('x_1')], mayHear: false });
    await deaf.line.settle();
    expect(deaf.ids()).toEqual([]);
  });
});
