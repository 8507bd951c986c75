import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AgentServerFrame, AuditEntry } from '@aftercast/shared';
import { demo } from '../../support/server-process.ts';
import { useStaffedServer } from '../../support/staffed-server.ts';
import { greetAgent, greetShopper, type Wire } from '../../support/wire.ts';

let now = Date.now();
const staffed = useStaffedServer({ clock: () => now });
let desk: Wire<AgentServerFrame>;
let chen: { id: string; name: string };
beforeAll(async () => {
  const { server, cookies } = staffed;
  const found = await server.app.services.agents.byEmail(demo.agent.email);
  if (!found) throw new Error('the demo has no Chen');
  chen = found;
  desk = await greetAgent(server.url, cookies.lin);
});
afterAll(() => desk.close());

async function call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await staffed.call('lin', method, path, body);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
/** What the log holds of one thing, newest first. */
const of = async (targetId: string): Promise<AuditEntry[]> => (await call<{ entries: AuditEntry[] }>('GET', `/audit?targetId=${targetId}`)).entries;
const told = async (targetId: string) => (await of(targetId)).map(({ action, details }) => [action, details]);

/** A conversation that waits, taken by the owner. */
async function taken(): Promise<{ id: string; version: number }> {
  const shopper = await greetShopper(staffed.server.url, demo.siteKey);
  shopper.send({ type: 'handoff.request', id: 'h0000001' });
  const { conversation: { id, version } } = await shopper.next('conversation.changed');
  shopper.close();
  desk.send({ type: 'conversation.claim', ref: 'claim001', conversationId: id, version });
  return { id, version: (await desk.next('command.done')).conversation.version };
}

it('a conversation passed on is there with where it went, never with why; one that was refused is not', async () => {
  const { id, version } = await taken();
  desk.send({ type: 'conversation.transfer', ref: 'pass0001', conversationId: id, version: version + 9, to: { agentId: chen.id }, reason: '她对坚果过敏' });
  await desk.next('error');
  desk.send({ type: 'conversation.transfer', ref: 'pass0002', conversationId: id, version, to: { agentId: chen.id }, reason: '她对坚果过敏' });
  const passed = await desk.next('command.done');
  desk.send({ type: 'conversation.transfer', ref: 'pass0003', conversationId: id, version: passed.conversation.version, to: { queue: {} }, reason: '她对坚果过敏' });
  await desk.next('command.done');
  expect(await told(id)).toEqual([
    ['conversation.requeued', { from: chen.name }], ['conversation.transferred', { to: chen.name }], ['conversation.claimed', {}],
  ]);
  expect(JSON.stringify(await of(id))).not.toContain('过敏');
});

it('a conversation that the server takes back from a silent agent is there with whose it was', async () => {
  const { id } = await taken();
  now += 3_600_000;
  const { routing } = staffed.server.app.services;
  await routing.beat();
  await routing.service.tick();
  const [entry] = await of(id);
  expect(entry).toMatchObject({ action: 'conversation.requeued', actorId: null, details: { from: expect.any(String), why: expect.stringMatching(/^(silent|gone)$/) } });
});

it('pausing a desk is there, over the socket and over HTTP, and so is what a supervisor changes at another’s', async () => {
  const me = (await call<{ agent: { id: string } }>('GET', '/session')).agent.id;
  desk.send({ type: 'desk.set', ref: 'pause001', paused: true });
  for (let { ref } = await desk.next('desk.changed'); ref !== 'pause001';) ({ ref } = await desk.next('desk.changed'));
  await call('PATCH', `/routing/desks/${me}`, { paused: false });
  await call('PATCH', `/routing/desks/${chen.id}`, { capacity: 3, skills: { products: [], languages: ['en'], tiers: [] } });
  expect((await told(me)).slice(0, 2)).toEqual([['desk.changed', { paused: false }], ['desk.changed', { paused: true }]]);
  expect((await of(chen.id))[0]).toMatchObject({ action: 'desk.changed', target: { name: chen.name }, details: { capacity: 3, skills: true } });
});

it('how the queue is served is there with what it was set to', async () => {
  const settings = { autoAssign: false, silenceSeconds: 90, graceSeconds: 40 };
  await call('PUT', '/routing', settings);
  expect(await told('routing')).toEqual([['routing.changed', settings]]);
});

it('each step of a case is there with its sum, once, and without what was written about it', async () => {
  const { id: conversationId } = await taken();
  const made = { id: 'case-audit', conversationId, matter: 'refund', amountCents: 9_900, reason: '用后起疹子' };
  for (let twice = 0; twice < 2; twice += 1) await call('POST', '/cases', made);
  const act = (version: number, action: object) => call('POST', '/cases/case-audit/actions', { version, action });
  await act(1, { type: 'assign', ownerId: chen.id });
  await act(2, { type: 'set_deadline', dueAt: 5_000 });
  await act(3, { type: 'grant', amountCents: 9_900, note: '起疹子' });
  const sum = { amountCents: 9_900, currency: 'CNY' };
  expect(await told('case-audit')).toEqual([
    ['case.approved', sum], ['case.deadline_set', { ...sum, dueAt: 5_000 }], ['case.assigned', { ...sum, to: chen.name }], ['case.opened', sum],
  ]);
  expect(JSON.stringify(await of('case-audit'))).not.toContain('疹子');
});

it('how much may be granted without asking is there', async () => {
  await call('PUT', '/case-limits', { agent: 5_000, supervisor: null, byAgent: { [chen.id]: 100 } });
  expect(await told('case_limits')).toEqual([['case_limits.changed', { agent: 5_000, supervisor: null, people: 1 }]]);
});

it('what agents and supervisors do over HTTP is there, without a word of what they wrote', async () => {
  const { id } = await taken();
  await call('POST', '/labels', { name: '大促' });
  await call('POST', `/conversations/${id}/notes`, { id: 'note0009', text: '皮肤过敏' });
  await call('PUT', `/conversations/${id}/follow-ups/follow0009`, { note: '皮肤过敏', dueAt: now + 3_600_000 });
  await call('PATCH', '/follow-ups/follow0009', { state: 'done' });
  await call('PATCH', '/follow-ups/follow0009', { state: 'open' });
  await call('PATCH', '/follow-ups/follow0009', { dueAt: now + 7_200_000 });
  const { incident } = await call<{ incident: { id: string } }>('POST', '/incidents', { title: '皮肤过敏', conversationIds: [id] });
  await call('POST', `/incidents/${incident.id}/close`);
  await call('PUT', '/knowledge/drafts/zh/audited', { entry: { id: 'audited', tier: 1, question: '皮肤过敏吗', answer: '不会' }, revision: null, base: 0 });
  expect((await told(id)).slice(0, 5)).toEqual([['follow_up.moved', { dueAt: now + 7_200_000 }], ['follow_up.reopened', {}], ['follow_up.done', {}], ['follow_up.made', { dueAt: now + 3_600_000 }], ['conversation.note_added', {}]]);
  expect((await of(incident.id)).map(({ action }) => action)).toEqual(['incident.closed', 'incident.opened']);
  expect((await of('audited'))[0]).toMatchObject({ action: 'knowledge.draft_kept', target: { kind: 'knowledge_entry', name: 'zh' } });
  const page = await call<{ entries: AuditEntry[] }>('GET', '/audit');
  expect(page.entries.some(({ action, target }) => action === 'label.added' && target.name === '大促')).toBe(true);
  expect(JSON.stringify(page)).not.toContain('过敏');
  const narrowed = await call<{ entries: AuditEntry[] }>('GET', '/audit?group=cases');
  expect(narrowed.entries.every(({ action }) => /^(case|case_limits|incident)\./.test(action))).toBe(true);
});
