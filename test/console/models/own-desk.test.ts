import { describe, expect, it } from 'vitest';
import type { DeskView } from '@aftercast/shared';
import { createDesk } from '../../../console/src/models/desk.ts';
import { createInbox } from '../../../console/src/models/inbox.ts';
import { createOwnDesk, stateOf } from '../../../console/src/models/own-desk.ts';
import { createRoutingPage, settingProblems } from '../../../console/src/models/routing.ts';
import { inboxRow, me, myRow } from '../support/builders.ts';
import { createFakeLine } from '../support/fake-line.ts';

const deskView = (given: Partial<DeskView> = {}): DeskView => ({
  agentId: me, name: '小林', capacity: 5, skills: { products: [], languages: [], tiers: [] }, mode: 'auto', paused: false, present: true, load: 0, ...given,
});

describe('one’s own desk', () => {
  function scene(desk: DeskView) {
    const line = createFakeLine();
    const own = createOwnDesk(line.link);
    line.online();
    line.deliver({ type: 'desk.changed', desk });
    return { line, own };
  }
  it('is paused by a press, and stands as the server says afterwards', async () => {
    const { line, own } = scene(deskView());
    const pressed = own.toggle();
    expect(line.last('desk.set').paused).toBe(true);
    line.deliver({ type: 'desk.changed', ref: line.last('desk.set').ref, desk: deskView({ paused: true }) });
    expect(await pressed).toBeNull();
    expect(own.desk.value && stateOf(own.desk.value)).toBe('paused');
  });
  it('is ready again by a press of who is paused, and of who was silent', () => {
    for (const desk of [deskView({ paused: true }), deskView({ present: false })]) {
      const { line, own } = scene(desk);
      void own.toggle();
      expect(line.last('desk.set').paused).toBe(false);
    }
  });
});

describe('passing on', () => {
  it('names the version, the colleague and the reason, and takes what came of it', async () => {
    const line = createFakeLine();
    const inbox = createInbox({ link: line.link, agentId: me });
    line.online();
    const desk = createDesk({ link: line.link, inbox });
    const passed = desk.transfer(myRow({ version: 4 }), { agentId: 'a_2' }, '要退款');
    expect(desk.busy.value).toBe('transfer');
    const sent = line.last('conversation.transfer');
    expect(sent).toMatchObject({ version: 4, to: { agentId: 'a_2' }, reason: '要退款' });
    line.deliver({ type: 'command.done', ref: sent.ref, conversation: inboxRow({ state: 'assigned', owner: { id: 'a_2', name: '小陈' }, version: 5 }) });
    expect(await passed).toEqual({ kind: 'done' });
    expect(inbox.list('mine').value).toHaveLength(0);
  });
});

describe('the routing page', () => {
  const settings = { autoAssign: false, silenceSeconds: 120, graceSeconds: 30 };
  it('saves what differs and takes back the rest', async () => {
    const sent: unknown[] = [];
    const page = createRoutingPage({
      routing: async () => ({ settings, desks: [deskView()] }), changeDesk: async () => ({ desk: deskView({ capacity: 3 }) }),
      changeRouting: async (next) => { sent.push(next); return { settings: next, desks: [deskView()] }; },
    });
    await page.load();
    page.set({ autoAssign: true });
    page.undo();
    expect(page.changed.value).toBe(false);
    page.set({ silenceSeconds: 60 });
    expect(await page.save()).toBeNull();
    expect([sent, page.changed.value]).toEqual([[{ ...settings, silenceSeconds: 60 }], false]);
    expect(await page.changeDesk(me, { capacity: 3 })).toBeNull();
    expect(page.desks.value?.[0]?.capacity).toBe(3);
  });
  it('knows what the server refuses', () => {
    expect(settingProblems(settings)).toEqual({ silence: false, grace: false });
    expect(settingProblems({ ...settings, silenceSeconds: 19, graceSeconds: Number.NaN })).toEqual({ silence: true, grace: true });
  });
});
