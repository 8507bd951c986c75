import { describe, expect, it } from 'vitest';
import type { DeskView, RoutingSettings } from '@aftercast/shared';
import { demo } from '../../support/server-process.ts';
import { useStaffedServer, type Who } from '../../support/staffed-server.ts';
import { greetShopper } from '../../support/wire.ts';

const staffed = useStaffedServer();

async function call(who: Who, method: string, path: string, body?: object) {
  const answer = await staffed.call(who, method, path, body);
  return { status: answer.status, body: await answer.json() as { settings: RoutingSettings; desks: DeskView[]; desk: DeskView; error: { code: string } } };
}
async function sit(who: Who) {
  const wire = await staffed.consoleOf(who);
  return { wire, agent: wire.agent, desk: (await wire.next('desk.changed')).desk };
}

describe('desks', () => {
  it('begin with five places for everything, and nothing is assigned by itself', async () => {
    const { body } = await call('chen', 'GET', '/routing');
    expect(body.settings).toEqual({ autoAssign: false, silenceSeconds: 120, graceSeconds: 30 });
    expect(body.desks[0]).toMatchObject({ capacity: 5, mode: 'auto', paused: false, load: 0, skills: { products: [], languages: [], tiers: [] } });
  });
  it('are changed by supervisors and owners; an agent may pause their own', async () => {
    const { agent } = await sit('chen');
    expect((await call('chen', 'PATCH', `/routing/desks/${agent.id}`, { capacity: 9 })).body.error.code).toBe('forbidden');
    expect((await call('chen', 'PATCH', `/routing/desks/${agent.id}`, { paused: true })).body.desk.paused).toBe(true);
    expect((await call('chen', 'PUT', '/routing', { autoAssign: true, silenceSeconds: 60, graceSeconds: 30 })).status).toBe(403);
    expect((await call('lin', 'PATCH', `/routing/desks/${agent.id}`, { capacity: 2, paused: false })).body.desk).toMatchObject({ capacity: 2, paused: false });
    expect((await call('lin', 'PATCH', '/routing/desks/a_nobody', { capacity: 2 })).body.error.code).toBe('agent_not_found');
  });
  it('say who is there from the connection itself', async () => {
    const { wire, agent, desk } = await sit('chen');
    expect(desk).toMatchObject({ agentId: agent.id, present: true });
    const here = async () => (await call('lin', 'GET', '/routing')).body.desks.find(({ agentId }) => agentId === agent.id)?.present;
    expect(await here()).toBe(true);
    const gone = new Promise<void>((resolve) => {
      const undo = staffed.server.app.services.bus.on('desk.changed', ({ desk: { agentId, present } }) => { if (agentId === agent.id && !present) { undo(); resolve(); } });
    });
    wire.close();
    await gone;
    expect(await here()).toBe(false);
  });
});

describe('a shop that assigns', () => {
  it('brings the shopper’s conversation to the agent who is there, tells both, and passes on with a reason', async () => {
    await call('lin', 'PUT', '/routing', { autoAssign: true, silenceSeconds: 120, graceSeconds: 30 });
    const chen = await sit('chen');
    const shopper = await greetShopper(staffed.server.url, demo.siteKey);
    shopper.send({ type: 'handoff.request', id: 'm0000001' });
    let told = await shopper.next('conversation.changed');
    while (told.conversation.state !== 'assigned') told = await shopper.next('conversation.changed');
    expect(told.conversation.agent?.id).toBe(chen.agent.id);
    const { id } = told.conversation;
    for (let row; row?.owner?.id !== chen.agent.id;) row = (await chen.wire.next('inbox.changed')).conversations.find((one) => one.id === id);

    const lin = await sit('lin');
    await call('lin', 'PATCH', `/routing/desks/${lin.agent.id}`, { paused: true });
    const { version } = told.conversation;
    chen.wire.send({ type: 'conversation.transfer', ref: 'r0000001', conversationId: id, version, to: { agentId: lin.agent.id }, reason: '要店长定' });
    expect((await chen.wire.next('command.done')).conversation.owner?.id).toBe(lin.agent.id);
    lin.wire.send({ type: 'conversation.open', ref: 'r0000002', conversationId: id });
    const opened = await lin.wire.next('conversation.opened');
    expect(opened.details.transfers).toMatchObject([{ by: chen.agent.name, to: lin.agent.name, reason: '要店长定' }]);
    expect(JSON.stringify(opened.messages)).not.toContain('要店长定');
    shopper.close();
  });
  it('hears an agent say that they pause', async () => {
    const { wire } = await sit('chen');
    wire.send({ type: 'desk.set', ref: 'r0000003', paused: true });
    let changed = await wire.next('desk.changed');
    while (changed.ref !== 'r0000003') changed = await wire.next('desk.changed');
    expect(changed.desk.paused).toBe(true);
  });
});
