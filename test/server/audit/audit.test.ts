import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '@aftercast/shared';
import { demo, signIn } from '../../support/server-process.ts';
import { useStaffedServer } from '../../support/staffed-server.ts';
import { greetShopper } from '../../support/wire.ts';

let now = Date.now();
const staffed = useStaffedServer({ clock: () => now });
const call = (method: string, path: string, body?: unknown): Promise<Response> => staffed.call('lin', method, path, body);
let chen: { id: string; shopId: string };
beforeAll(async () => {
  const found = await staffed.server.app.services.agents.byEmail(demo.agent.email);
  if (!found) throw new Error('the demo has no Chen');
  chen = found;
});

async function page(query = ''): Promise<{ entries: AuditEntry[]; nextBefore: number | null }> {
  return await (await call('GET', `/audit${query}`)).json() as { entries: AuditEntry[]; nextBefore: number | null };
}
/** The newest entry. */
const last = async (): Promise<AuditEntry | undefined> => (await page()).entries[0];
const ok = async (response: Promise<Response>): Promise<void> => { expect((await response).ok).toBe(true); };

describe('the log', () => {
  it('holds who signed in and out, from where, and who was refused', async () => {
    staffed.cookies.chen = await signIn(staffed.server.url, demo.agent);
    expect(await last()).toMatchObject({ action: 'session.started', actorId: chen.id, address: '127.0.0.1', target: { kind: 'agent', id: chen.id } });
    await ok(staffed.call('chen', 'DELETE', '/session'));
    expect(await last()).toMatchObject({ action: 'session.ended', actorId: chen.id });
    await expect(signIn(staffed.server.url, { ...demo.agent, password: 'not the password at all' })).rejects.toThrow(/401/);
    expect(await last()).toMatchObject({ action: 'session.refused', actorId: null, target: { id: chen.id }, details: { why: 'wrong_credentials' } });
    const { entries } = await page();
    await expect(signIn(staffed.server.url, { email: 'nobody@else.example', password: 'not the password at all' })).rejects.toThrow(/401/);
    expect((await page()).entries).toHaveLength(entries.length);
  });

  it('holds changes of roles and standing with what was before, invitations and links', async () => {
    await ok(call('PATCH', `/agents/${chen.id}`, { role: 'viewer', name: '小陈', disabled: false }));
    expect(await last()).toMatchObject({ action: 'agent.changed', target: { id: chen.id }, details: { role: ['agent', 'viewer'] } });
    await ok(call('PATCH', `/agents/${chen.id}`, { role: 'agent' }));
    await ok(call('POST', '/invitations', { email: 'new@shop.example', role: 'supervisor' }));
    expect(await last()).toMatchObject({ action: 'agent.invited', target: { name: 'new@shop.example' }, details: { role: 'supervisor' } });
    const { invitations: [invitation] } = await (await call('GET', '/open-invitations')).json() as { invitations: { id: string }[] };
    await ok(call('DELETE', `/open-invitations/${invitation?.id}`));
    expect(await last()).toMatchObject({ action: 'agent.invitation_withdrawn', target: { name: 'new@shop.example' } });
    await ok(call('POST', `/agents/${chen.id}/password-reset`));
    expect(await last()).toMatchObject({ action: 'agent.reset_link_made', target: { id: chen.id } });
  });

  it('writes nothing for what was refused or came to nothing', async () => {
    const before = await last();
    const me = (await (await call('GET', '/session')).json() as { agent: { id: string } }).agent.id;
    for (const [path, body] of [[`/agents/${me}`, { role: 'agent' }], ['/agents/a_nobody', { role: 'agent' }], ['/shop', { name: '' }]] as const) {
      expect((await call('PATCH', path, body)).ok).toBe(false);
    }
    expect((await call('POST', '/invitations', { email: demo.agent.email })).ok).toBe(false);
    expect(await last()).toEqual(before);
  });

  it('names the settings that changed, never what is in them, and never a secret', async () => {
    await ok(call('PATCH', '/shop', { forceWords: ['律师函'], name: '鹿柚旗舰店' }));
    expect(await last()).toMatchObject({ action: 'shop.changed', details: { fields: ['name', 'forceWords'] } });
    const { shop } = await (await call('POST', '/shop/secret')).json() as { shop: { identitySecret: string } };
    expect(await last()).toMatchObject({ action: 'secret.rotated' });
    const text = JSON.stringify(await page());
    for (const kept of ['律师函', shop.identitySecret, demo.owner.password]) expect(text).not.toContain(kept);
  });

  it('holds what was done to knowledge, thresholds and escalation rules', async () => {
    await ok(call('PUT', '/knowledge/zh/audited', { id: 'audited', tier: 1, question: '审计问题', answer: '审计答案' }));
    expect(await last()).toMatchObject({ action: 'knowledge.entry_written', target: { id: 'audited', name: 'zh' } });
    await ok(call('DELETE', '/knowledge/zh/audited'));
    expect(await last()).toMatchObject({ action: 'knowledge.entry_deleted' });
    await ok(call('PUT', '/knowledge/thresholds', { thresholds: { answer: 0.7, choices: 0.3 } }));
    expect(await last()).toMatchObject({ action: 'knowledge.thresholds_moved', details: { answer: 0.7, choices: 0.3 } });
    await ok(call('PUT', '/escalation-rules', { supervisorAfterMs: 20_000, ownerAfterMs: 40_000 }));
    expect(await last()).toMatchObject({ action: 'escalation_rules.changed', details: { supervisorAfterMs: 20_000 } });
    await ok(call('GET', '/knowledge/sheet/zh?format=csv'));
    expect(await last()).toMatchObject({ action: 'knowledge.exported', details: { format: 'csv' } });
    expect(JSON.stringify(await page())).not.toContain('审计答案');
  });

  it('holds who took, resolved and handed back a conversation, with the move itself', async () => {
    const shopper = staffed.keep(await greetShopper(staffed.server.url, demo.siteKey));
    shopper.send({ type: 'handoff.request', id: 'h0000001' });
    const { conversation: { id, version } } = await shopper.next('conversation.changed');
    const desk = await staffed.consoleOf('lin');
    desk.send({ type: 'conversation.claim', ref: 'audit001', conversationId: id, version: version + 7 });
    await desk.next('error');
    expect((await page(`?targetId=${id}`)).entries).toEqual([]);
    desk.send({ type: 'conversation.claim', ref: 'audit002', conversationId: id, version });
    const taken = await desk.next('command.done');
    desk.send({ type: 'conversation.resolve', ref: 'audit003', conversationId: id, version: taken.conversation.version });
    await desk.next('command.done');
    expect((await page(`?targetId=${id}`)).entries.map(({ action, address }) => [action, address])).toEqual([['conversation.resolved', '127.0.0.1'], ['conversation.claimed', '127.0.0.1']]);
  });

  it('is narrowed by action, person and time, and paged without a gap or a double', async () => {
    const service = staffed.server.app.services.audit;
    for (let n = 0; n < 120; n += 1) await service.record({ shopId: chen.shopId, id: 'a_robot', name: 'Robot', address: '::1' }, 'audit.exported', { kind: 'shop', id: `${n}` });
    const first = await page('?actorId=a_robot');
    const second = await page(`?actorId=a_robot&before=${first.nextBefore}`);
    const ids = [...first.entries, ...second.entries].map(({ target }) => Number(target.id));
    expect([ids, second.nextBefore]).toEqual([Array.from({ length: 120 }, (_, n) => 119 - n), null]);
    expect((await page('?action=secret.rotated')).entries.map(({ action }) => action)).toEqual(['secret.rotated']);
    expect((await page(`?until=${now - 60_000}`)).entries).toEqual([]);
    expect((await page('?action=nothing')).entries).toBeUndefined();
  });

  it('comes as a file whose cells run no formulas, and says that it was taken', async () => {
    await staffed.server.app.services.audit.record({ shopId: chen.shopId, id: 'a_evil', name: '=HYPERLINK("x")', address: '::1' }, 'audit.exported', { kind: 'shop', id: 'x' });
    const response = await call('GET', '/audit/sheet?actorId=a_evil');
    const text = await response.text();
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(text.split('\r\n')).toHaveLength(2);
    expect(text).toContain(`'=HYPERLINK`);
    expect(await last()).toMatchObject({ action: 'audit.exported', details: { format: 'csv' } });
  });

  it('is another shop’s secret', async () => {
    const { shops, agents } = staffed.server.app.services;
    const other = await shops.create({ name: '别家', timeZone: 'Asia/Shanghai', language: 'zh' });
    await agents.create({ shopId: other.id, email: 'boss@audit.example', name: 'Boss', role: 'owner', password: 'correct horse battery' });
    staffed.cookies.chen = await signIn(staffed.server.url, { email: 'boss@audit.example', password: 'correct horse battery' });
    const { entries } = await (await staffed.call('chen', 'GET', '/audit')).json() as { entries: AuditEntry[] };
    expect(entries.map(({ action }) => action)).toEqual(['session.started']);
  });

  it('goes after its time, which the owner sets', async () => {
    await ok(call('PUT', '/audit/retention', { retentionDays: 30 }));
    expect(await last()).toMatchObject({ action: 'audit_retention.changed', details: { from: 365, to: 30 } });
    expect((await call('PUT', '/audit/retention', { retentionDays: 1 })).status).toBe(400);
    now += 31 * 24 * 60 * 60 * 1000;
    await staffed.server.app.services.audit.sweep();
    staffed.cookies.lin = await signIn(staffed.server.url, demo.owner);
    expect((await page()).entries.map(({ action }) => action)).toEqual(['session.started']);
  });
});
