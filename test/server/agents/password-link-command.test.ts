import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passwordLink } from '../../../server/src/agents/password-link-command.ts';
import { readConfig } from '../../../server/src/config.ts';
import { createHttpApp, ownOrigin, type HttpApp } from '../../support/http.ts';

let http: HttpApp;
beforeAll(async () => {
  http = await createHttpApp();
  await http.newAgent((await http.newShop()).id, 'owner@shop.example');
});
afterAll(() => http.close());

const config = readConfig({ PUBLIC_URL: ownOrigin });
const link = (email: string) => passwordLink(email, { config, store: http.store, clock: () => http.state.now });

test('an owner who forgot the password gets in by a link that works once', async () => {
  const url = new URL(await link('owner@shop.example'));
  expect(url.origin).toBe(ownOrigin);
  const token = url.pathname.split('/').at(-1) ?? '';
  const password = randomBytes(12).toString('hex');
  const accepted = await http.agents.accept(token, { password });
  expect(accepted.agent.email).toBe('owner@shop.example');
  await http.headersOf('owner@shop.example', password);
  await expect(http.agents.accept(token, { password })).rejects.toMatchObject({ code: 'invitation_invalid' });
});

test('nobody gets a link for an email that nobody has', async () => {
  await expect(link('ghost@shop.example')).rejects.toThrow('nobody signs in as "ghost@shop.example"');
});
