import { describe, expect, it } from 'vitest';
import { createApi } from '../../../console/src/models/api.ts';
import { createHttp } from '../../../console/src/models/http.ts';
import { createInvitation, missingFields } from '../../../console/src/models/invitation.ts';
import { createSession } from '../../../console/src/models/session.ts';
import { createShopForm } from '../../../console/src/models/shop-form.ts';
import { createStaff } from '../../../console/src/models/staff.ts';
import { agentView, shopView } from '../support/builders.ts';
import { createFakeServer } from '../support/fake-server.ts';

const signedIn = { agent: agentView(), shop: shopView() };

function scene(answers: Record<string, unknown>) {
  const server = createFakeServer(answers);
  const api = createApi(createHttp(server.fetch));
  return { server, api, session: createSession(api) };
}

describe('the session', () => {
  it('is signed in when the cookie is good, signed out when it is not, failed when nobody answers', async () => {
    const good = scene({ 'GET /session': signedIn });
    await good.session.load();
    expect([good.session.state.value, good.session.agent.value?.name]).toEqual(['signed_in', '小林']);
    const none = scene({ 'GET /session': { status: 401, code: 'not_signed_in' } });
    await none.session.load();
    expect(none.session.state.value).toBe('signed_out');
    const down = scene({});
    down.server.unplug();
    await down.session.load();
    expect([down.session.state.value, down.session.failure.value]).toEqual(['failed', 'offline']);
  });

  it('keeps the page when sign-in is refused', async () => {
    const { session } = scene({ 'POST /session': { status: 401, code: 'wrong_credentials' } });
    await expect(session.signIn('a@b.c', 'x')).rejects.toMatchObject({ code: 'wrong_credentials' });
    expect(session.state.value).toBe('unknown');
  });

  it('knows that it ended unasked', async () => {
    const { session } = scene({ 'GET /session': signedIn });
    await session.load();
    session.ended();
    expect([session.state.value, session.expired.value, session.agent.value]).toEqual(['signed_out', true, null]);
  });
});

describe('a one-time link', () => {
  const empty = { shopName: '', timeZone: 'Asia/Shanghai', language: 'zh' as const, name: '', email: '', password: 'short' };

  it('asks of each visitor only what is needed', () => {
    expect([...missingFields('owner_setup', empty)]).toEqual(['shopName', 'name', 'email', 'password']);
    expect([...missingFields('agent_invitation', empty)]).toEqual(['name', 'password']);
    expect([...missingFields('password_reset', { ...empty, password: 'a long sentence' })]).toEqual([]);
  });

  it('makes the shop and signs the owner in', async () => {
    const { server, api, session } = scene({
      'GET /invitations/tok': { kind: 'owner_setup', email: null, role: 'owner', shopName: null },
      'POST /invitations/tok': { agent: agentView() }, 'GET /session': signedIn,
    });
    const invitation = createInvitation({ api, token: 'tok', accept: session.accept, timeZone: 'Asia/Shanghai', language: 'zh' });
    await invitation.load();
    expect(await invitation.submit()).toBe(false);
    expect(server.sent).not.toHaveProperty('POST /invitations/tok');
    invitation.form.value = { ...invitation.form.value, shopName: ' 鹿柚 ', name: '小林', email: 'lin@shop.example', password: 'a long sentence' };
    expect(await invitation.submit()).toBe(true);
    expect(server.sent['POST /invitations/tok']).toEqual({
      name: '小林', email: 'lin@shop.example', password: 'a long sentence', shop: { name: '鹿柚', timeZone: 'Asia/Shanghai', language: 'zh' },
    });
    expect(session.state.value).toBe('signed_in');
  });

  it('says that it was used', async () => {
    const { api, session } = scene({ 'GET /invitations/tok': { status: 410, code: 'invitation_invalid' } });
    const invitation = createInvitation({ api, token: 'tok', accept: session.accept, timeZone: 'UTC', language: 'en' });
    await invitation.load();
    expect([invitation.view.value, invitation.failure.value]).toEqual([null, 'invitation_invalid']);
  });
});

describe('the settings', () => {
  async function form(answers: Record<string, unknown> = {}) {
    const made = scene({ 'GET /session': signedIn, 'PATCH /shop': { shop: shopView({ name: '新名字' }) }, ...answers });
    await made.session.load();
    return { ...made, form: createShopForm({ api: made.api, shop: made.session.shop, keys: ['name', 'retentionDays'], learn: made.session.learnShop }) };
  }

  it('send only what differs', async () => {
    const { server, session, form: shop } = await form();
    shop.set('name', '新名字');
    shop.set('retentionDays', 180);
    expect(await shop.save()).toBe(true);
    expect(server.sent['PATCH /shop']).toEqual({ name: '新名字' });
    expect([session.shop.value?.name, shop.changed.value]).toEqual(['新名字', false]);
  });

  it('keep what was typed when saving fails, and give it up when asked', async () => {
    const { form: shop } = await form({ 'PATCH /shop': { status: 503, code: 'storage_unavailable' } });
    shop.set('name', '别的');
    expect(await shop.save()).toBe(false);
    expect([shop.value.value.name, shop.failure.value]).toEqual(['别的', 'storage_unavailable']);
    shop.undo();
    expect([shop.value.value.name, shop.changed.value, shop.failure.value]).toEqual(['鹿柚', false, null]);
  });
});

describe('the staff', () => {
  it('gives a link to hand over, and says why it can’t', async () => {
    const { api } = scene({ 'POST /invitations': { url: 'https://x/console/invite/t', expiresAt: 5 }, 'GET /open-invitations': { status: 503, code: 'storage_unavailable' }, 'PATCH /agents/a_me': { status: 409, code: 'last_owner' } });
    const staff = createStaff(api);
    expect(await staff.invite('chen@shop.example', 'agent')).toBeNull();
    expect(staff.link.value).toEqual({ kind: 'invitation', who: 'chen@shop.example', url: 'https://x/console/invite/t', expiresAt: 5 });
    expect(await staff.change('a_me', { role: 'agent' })).toBe('last_owner');
  });

  it('shows who has not joined, and after a withdrawal what is there now, also where it came too late', async () => {
    const invitation = (id: string) => ({ id, email: `${id}@shop.example`, role: 'agent', createdAt: 1, expiresAt: 9 });
    const answers: Record<string, unknown> = { 'GET /agents': { agents: [agentView()] }, 'GET /open-invitations': { invitations: [invitation('a'), invitation('b')] }, 'DELETE /open-invitations/a': {}, 'DELETE /open-invitations/b': { status: 404, code: 'not_found' } };
    const staff = createStaff(scene(answers).api);
    await staff.load();
    expect(staff.invitations.value.map(({ id }) => id)).toEqual(['a', 'b']);
    answers['GET /open-invitations'] = { invitations: [invitation('b')] };
    expect(await staff.withdraw('a')).toBeNull();
    expect(staff.invitations.value.map(({ id }) => id)).toEqual(['b']);
    answers['GET /open-invitations'] = { invitations: [] };
    expect(await staff.withdraw('b')).toBeNull();
    expect(staff.invitations.value).toEqual([]);
  });
});
