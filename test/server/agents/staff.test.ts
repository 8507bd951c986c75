import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpApp, ownOrigin, password, type HttpApp } from '../../support/http.ts';

const hourMs = 3600_000;
const setup = { name: '店主', email: 'Boss@Shop.example', password: 'a fresh long password', shop: { name: '新店', timeZone: 'Asia/Shanghai', language: 'zh' } };
let http: HttpApp;
beforeEach(async () => { http = await createHttpApp(); });
afterEach(() => http.close());

const tokenOf = (url: string) => url.split('/').pop() ?? '';
const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, headers: Record<string, string>, payload?: object) =>
  http.app.inject({ method, url: `/api/v1${url}`, headers, ...(payload ? { payload } : {}) });
const accept = (token: string, payload: object) => send('POST', `/invitations/${token}`, { origin: ownOrigin }, payload);

async function staffed() {
  const shop = await http.newShop();
  const owner = await http.newAgent(shop.id, 'owner@shop.example');
  http.state.now += 1_000;
  const agent = await http.newAgent(shop.id, 'agent@shop.example', 'agent');
  return { shop, owner, agent, asOwner: await http.headersOf('owner@shop.example'), asAgent: await http.headersOf('agent@shop.example') };
}

describe('the first run', () => {
  it('opens a shop and its owner by a one-time link and signs the owner in', async () => {
    const link = await http.agents.createOwnerSetupLink();
    expect(link?.url).toMatch(/^https:\/\/help\.example\/console\/invite\/[\w-]{43}$/);
    const token = tokenOf(link?.url ?? '');
    expect((await send('GET', `/invitations/${token}`, {})).json()).toEqual({ kind: 'owner_setup', email: null, role: 'owner', shopName: null });
    const reply = await accept(token, setup);
    expect(reply.json().agent).toMatchObject({ email: 'boss@shop.example', role: 'owner', name: '店主' });
    const cookie = reply.cookies[0]?.value ?? '';
    const session = await send('GET', '/session', { cookie: `aftercast_session=${cookie}` });
    expect(session.json().shop).toMatchObject({ name: '新店', timeZone: 'Asia/Shanghai', theme: { color: '#c93f22' } });
  });

  it('uses the link once, and makes no other once a shop exists', async () => {
    const token = tokenOf((await http.agents.createOwnerSetupLink())?.url ?? '');
    const replies = await Promise.all([accept(token, setup), accept(token, { ...setup, email: 'second@shop.example' })]);
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 410]);
    expect(await http.store.read.select().from(http.store.tables.shops)).toHaveLength(1);
    expect(await http.store.read.select().from(http.store.tables.agents)).toHaveLength(1);
    expect(await http.agents.createOwnerSetupLink()).toBeNull();
  });

  it('is refused when a shop was opened meanwhile', async () => {
    const token = tokenOf((await http.agents.createOwnerSetupLink())?.url ?? '');
    await http.newShop();
    expect((await accept(token, setup)).json().error.code).toBe('setup_already_done');
  });

  it('ends the older link when a newer is made', async () => {
    const older = tokenOf((await http.agents.createOwnerSetupLink())?.url ?? '');
    const newer = tokenOf((await http.agents.createOwnerSetupLink())?.url ?? '');
    expect((await accept(older, setup)).json().error.code).toBe('invitation_invalid');
    expect((await accept(newer, setup)).statusCode).toBe(200);
  });

  it('keeps the link good when a field is missing', async () => {
    const token = tokenOf((await http.agents.createOwnerSetupLink())?.url ?? '');
    for (const field of ['name', 'email', 'shop'] as const) {
      expect((await accept(token, { ...setup, [field]: undefined })).json().error).toMatchObject({ code: 'invalid_request', details: [{ path: [field] }] });
    }
    expect((await accept(token, setup)).statusCode).toBe(200);
  });

  it('does not count a demo shop that an earlier demo left behind', async () => {
    await http.shops.create({ name: 'Demo', timeZone: 'UTC', language: 'en' }, { demo: true });
    expect(await http.agents.createOwnerSetupLink()).not.toBeNull();
  });
});

describe('an invitation', () => {
  it('lets a colleague in under the email and role it was made for', async () => {
    const { asOwner } = await staffed();
    const { url, expiresAt } = (await send('POST', '/invitations', asOwner, { email: 'New@Shop.example', role: 'agent' })).json();
    expect(expiresAt).toBe(http.state.now + 7 * 24 * hourMs);
    const token = tokenOf(url);
    expect((await send('GET', `/invitations/${token}`, {})).json()).toEqual({ kind: 'agent_invitation', email: 'new@shop.example', role: 'agent', shopName: '柚子的店' });
    const reply = await accept(token, { name: 'Neu', password: 'a fresh long password', email: 'other@evil.example', shop: setup.shop });
    expect(reply.json().agent).toMatchObject({ email: 'new@shop.example', role: 'agent' });
    expect((await accept(token, { name: 'Again', password: 'a fresh long password' })).statusCode).toBe(410);
  });

  it('expires', async () => {
    const { asOwner } = await staffed();
    const token = tokenOf((await send('POST', '/invitations', asOwner, { email: 'new@shop.example' })).json().url);
    http.state.now += 7 * 24 * hourMs;
    expect((await send('GET', `/invitations/${token}`, {})).json().error.code).toBe('invitation_invalid');
    expect((await accept(token, { name: 'Neu', password: 'a fresh long password' })).json().error.code).toBe('invitation_invalid');
  });

  it('is refused for an email that has an account, and when one was made meanwhile', async () => {
    const { asOwner, shop } = await staffed();
    expect((await send('POST', '/invitations', asOwner, { email: 'AGENT@shop.example' })).json().error.code).toBe('email_taken');
    const token = tokenOf((await send('POST', '/invitations', asOwner, { email: 'new@shop.example' })).json().url);
    await http.newAgent(shop.id, 'new@shop.example', 'agent');
    expect((await accept(token, { name: 'Neu', password: 'a fresh long password' })).json().error.code).toBe('email_taken');
  });

  it('is not made by agents, nor opened by a guess or from a foreign page', async () => {
    const { asAgent, asOwner } = await staffed();
    expect((await send('POST', '/invitations', asAgent, { email: 'new@shop.example' })).json().error.code).toBe('forbidden');
    expect((await send('GET', `/invitations/${'A'.repeat(43)}`, {})).statusCode).toBe(410);
    const token = tokenOf((await send('POST', '/invitations', asOwner, { email: 'new@shop.example' })).json().url);
    const foreign = await send('POST', `/invitations/${token}`, { origin: 'https://evil.example' }, { name: 'Neu', password: 'a fresh long password' });
    expect(foreign.json().error.code).toBe('origin_not_allowed');
  });

  it('is listed while it is open, without its link, and opens nothing once it is withdrawn', async () => {
    const { asOwner } = await staffed();
    const invited = async (email: string) => tokenOf((await send('POST', '/invitations', asOwner, { email })).json().url);
    const used = await invited('used@shop.example');
    await accept(used, { name: 'Neu', password: 'a fresh long password' });
    const token = await invited('open@shop.example');
    const listed = await send('GET', '/open-invitations', asOwner);
    expect(listed.json().invitations).toEqual([{ id: expect.stringMatching(/^[0-9a-f]{64}$/), email: 'open@shop.example', role: 'agent', createdAt: http.state.now, expiresAt: http.state.now + 7 * 24 * hourMs }]);
    expect(listed.body).not.toContain(token);
    const [{ id }] = listed.json().invitations;
    expect((await send('DELETE', `/open-invitations/${id}`, asOwner)).statusCode).toBe(204);
    expect((await accept(token, { name: 'Neu', password: 'a fresh long password' })).json().error.code).toBe('invitation_invalid');
    expect((await send('DELETE', `/open-invitations/${id}`, asOwner)).json().error.code).toBe('not_found');
    expect((await send('DELETE', '/open-invitations/x', asOwner)).json().error.code).toBe('invalid_request');
  });

  it('leaves the list when its time has passed', async () => {
    const { asOwner } = await staffed();
    await send('POST', '/invitations', asOwner, { email: 'late@shop.example' });
    http.state.now += 7 * 24 * hourMs;
    expect((await send('GET', '/open-invitations', await http.headersOf('owner@shop.example'))).json()).toEqual({ invitations: [] });
  });

  it('is neither seen, withdrawn nor ended by another shop', async () => {
    const { asOwner } = await staffed();
    const token = tokenOf((await send('POST', '/invitations', asOwner, { email: 'new@shop.example' })).json().url);
    const [{ id }] = (await send('GET', '/open-invitations', asOwner)).json().invitations;
    const other = await http.newShop('Other');
    await http.newAgent(other.id, 'owner@other.example');
    const intruder = await http.headersOf('owner@other.example');
    expect((await send('GET', '/open-invitations', intruder)).json()).toEqual({ invitations: [] });
    expect((await send('DELETE', `/open-invitations/${id}`, intruder)).statusCode).toBe(404);
    await send('POST', '/invitations', intruder, { email: 'new@shop.example' });
    expect((await send('GET', `/invitations/${token}`, {})).statusCode).toBe(200);
  });

  it('never appears in the log', async () => {
    const { asOwner } = await staffed();
    const token = tokenOf((await send('POST', '/invitations', asOwner, { email: 'new@shop.example' })).json().url);
    await send('GET', `/invitations/${token}`, {});
    await http.app.inject({ url: `/console/invite/${token}?from=mail` });
    expect(http.logged.some(({ req }) => req?.path === '/console/invite/…')).toBe(true);
    expect(http.logged.some((line) => line.req?.path === '/api/v1/invitations/…')).toBe(true);
    expect(JSON.stringify(http.logged)).not.toContain(token);
  });
});

describe('a password reset', () => {
  it('sets a new password, ends every sign-in and signs in', async () => {
    const { agent, asOwner, asAgent } = await staffed();
    await send('GET', '/session', asAgent);
    const { url, expiresAt } = (await send('POST', `/agents/${agent.id}/password-reset`, asOwner)).json();
    expect(expiresAt).toBe(http.state.now + 24 * hourMs);
    const reply = await accept(tokenOf(url), { password: 'a fresh long password' });
    expect(reply.json().agent.id).toBe(agent.id);
    expect((await send('GET', '/session', asAgent)).statusCode).toBe(401);
    expect(http.signedOut).toEqual([{ agentId: agent.id, sessionId: null }]);
    await expect(http.agents.signIn('agent@shop.example', password, '192.0.2.9')).rejects.toMatchObject({ code: 'wrong_credentials' });
    await expect(http.agents.signIn('agent@shop.example', 'a fresh long password', '192.0.2.9')).resolves.toMatchObject({ agent: { id: agent.id } });
  });

  it('does not let a disabled agent back in', async () => {
    const { agent, shop, asOwner } = await staffed();
    const token = tokenOf((await send('POST', `/agents/${agent.id}/password-reset`, asOwner)).json().url);
    await http.agents.change(shop.id, agent.id, { disabled: true });
    expect((await accept(token, { password: 'a fresh long password' })).json().error.code).toBe('invitation_invalid');
    expect((await send('POST', `/agents/${agent.id}/password-reset`, asOwner)).statusCode).toBe(404);
  });
});

describe('the staff', () => {
  it('is listed for everyone of the shop, without hashes and without other shops’ people', async () => {
    const { asAgent } = await staffed();
    const other = await http.newShop('Other');
    await http.newAgent(other.id, 'owner@other.example');
    const reply = await send('GET', '/agents', asAgent);
    expect(reply.json().agents.map(({ email }: { email: string }) => email)).toEqual(['owner@shop.example', 'agent@shop.example']);
    expect(reply.body).not.toContain('argon2');
  });

  it('loses its sign-ins when disabled, cached ones too, and may come back when enabled', async () => {
    const { agent, asOwner, asAgent } = await staffed();
    expect((await send('GET', '/session', asAgent)).statusCode).toBe(200);
    expect((await send('PATCH', `/agents/${agent.id}`, asOwner, { disabled: true })).json().agent.disabled).toBe(true);
    expect((await send('GET', '/session', asAgent)).statusCode).toBe(401);
    expect(http.signedOut).toEqual([{ agentId: agent.id, sessionId: null }]);
    await send('PATCH', `/agents/${agent.id}`, asOwner, { disabled: false });
    expect((await send('GET', '/session', asAgent)).statusCode).toBe(401);
    await expect(http.headersOf('agent@shop.example')).resolves.toHaveProperty('cookie');
  });

  it('gains and loses rights at once with its role', async () => {
    const { agent, asOwner, asAgent } = await staffed();
    expect((await send('PATCH', '/shop', asAgent, {})).statusCode).toBe(403);
    await send('PATCH', `/agents/${agent.id}`, asOwner, { role: 'owner' });
    expect((await send('PATCH', '/shop', asAgent, {})).statusCode).toBe(200);
    await send('PATCH', `/agents/${agent.id}`, asOwner, { role: 'agent' });
    expect((await send('PATCH', '/shop', asAgent, {})).statusCode).toBe(403);
  });

  it('keeps its last owner', async () => {
    const { owner, agent, asOwner } = await staffed();
    for (const patch of [{ disabled: true }, { role: 'agent' }]) {
      const reply = await send('PATCH', `/agents/${owner.id}`, asOwner, patch);
      expect([reply.statusCode, reply.json().error.code]).toEqual([409, 'last_owner']);
    }
    await send('PATCH', `/agents/${agent.id}`, asOwner, { role: 'owner', disabled: true });
    expect((await send('PATCH', `/agents/${owner.id}`, asOwner, { role: 'agent' })).json().error.code).toBe('last_owner');
  });

  it('keeps an owner when two demote each other at the same moment', async () => {
    const { shop, owner, agent } = await staffed();
    await http.agents.change(shop.id, agent.id, { role: 'owner' });
    const results = await Promise.allSettled([owner.id, agent.id].map((id) => http.agents.change(shop.id, id, { role: 'agent' })));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await http.agents.list(shop.id)).filter(({ role }) => role === 'owner')).toHaveLength(1);
  });

  it('is out of reach for another shop’s owner', async () => {
    const { agent } = await staffed();
    const other = await http.newShop('Other');
    await http.newAgent(other.id, 'owner@other.example');
    const intruder = await http.headersOf('owner@other.example');
    expect((await send('PATCH', `/agents/${agent.id}`, intruder, { disabled: true })).statusCode).toBe(404);
    expect((await send('POST', `/agents/${agent.id}/password-reset`, intruder)).statusCode).toBe(404);
  });
});
