import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server[Symbol.asyncDispose]());

const codeOf = async (method: string, path: string, body: string): Promise<string> => {
  const reply = await fetch(`${server.url}/api/v1${path}`, { method, headers: { 'content-type': 'application/json' }, body });
  return ((await reply.json()) as { error: { code: string } }).error.code;
};

test.each([
  ['PUT', '/knowledge/zh/one'], ['PUT', '/knowledge/drafts/zh/one'], ['POST', '/knowledge/publish/preview'], ['POST', '/knowledge/publish'], ['POST', '/knowledge/conflicts/zh'], ['POST', '/knowledge/zh/import'],
  ['PUT', '/orders'], ['POST', '/orders/events'], ['POST', '/orders/sheet'], ['POST', '/live-sessions/sheet'], ['POST', '/knowledge/sheet/zh'], ['POST', '/uploads'], ['POST', '/knowledge/images'],
])('%s %s takes more than others, and asks who it is before it reads any', async (method, path) => {
  expect(await codeOf(method, path, '[[[[')).toBe('not_signed_in');
});

test('what is no form is not read where pictures are sent', async () => {
  expect(await codeOf('POST', '/widget/demo-luyou/uploads', 'x'.repeat(9 * 1024 * 1024))).toBe('invalid_request');
});
