import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../../server/src/errors.ts';
import { createHttp } from '../../../server/src/http/create-http.ts';
import { createLogger } from '../../../server/src/http/logger.ts';
import { hookRoutes } from '../../../server/src/integrations/inbound/hook-routes.ts';
import { ownOrigin } from '../../support/http.ts';

const megabyte = 1024 * 1024;
let app: Awaited<ReturnType<typeof createHttp>>;
let address: string;
beforeEach(async () => {
  app = await createHttp({ log: createLogger('silent'), newId: (prefix) => `${prefix}_1`, publicUrl: ownOrigin, trustedProxies: [] });
  await app.register(hookRoutes({ hooks: {
    async expect(id) { if (id === 'hook_nobody') throw new AppError('not_found', 'there is no such connection'); },
    take: async () => ({ taken: 1, repeated: 0, refused: 0, results: [] }),
  } }));
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => app.close());

const deliver = async (id: string, bytes: number): Promise<number> => (await fetch(`${address}/hooks/${id}`, { method: 'POST', body: 'x'.repeat(bytes) })).status;
/** Says that eight megabytes come, and sends one of them. */
function begin(id: string) {
  const begun = request(`${address}/hooks/${id}`, { method: 'POST', headers: { 'content-length': 8 * megabyte } });
  begun.on('error', () => undefined).write('x'.repeat(megabyte));
  return begun;
}

test('whoever sends to a connection that is none hears so before anything is read', async () => {
  expect(await deliver('hook_nobody', 9 * megabyte)).toBe(404);
  expect(await deliver('hook_ours', 9 * megabyte)).toBe(413);
});

test('what is on its way to one connection at once is bounded, since nobody has signed for it; small deliveries and others pass', async () => {
  const begun = Array.from({ length: 8 }, () => begin('hook_ours'));
  await expect.poll(() => deliver('hook_ours', megabyte)).toBe(503);
  expect([await deliver('hook_ours', 1_000), await deliver('hook_other', megabyte)]).toEqual([200, 200]);
  for (const one of begun) one.destroy();
  await expect.poll(() => deliver('hook_ours', megabyte)).toBe(200);
});
