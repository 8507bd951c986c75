import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startServer } from '../../support/server.ts';

it('every path of the API is named in its documentation', async () => {
  await using server = await startServer();
  const { paths } = await (await fetch(`${server.url}/api/openapi.json`)).json() as { paths: Record<string, unknown> };
  const documented = await readFile(join(import.meta.dirname, '../../../docs/API.md'), 'utf8');
  const named = Object.keys(paths).map((path) => path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1'));
  // The demo's own page is nobody's API.
  expect(named.filter((path) => !path.startsWith('/demo/') && !documented.includes(path))).toEqual([]);
});
