import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeEntry } from '@aftercast/shared';
import { writeSheet } from '../../../../server/src/sheets/write-sheet.ts';
import { formOf } from '../../../support/pictures.ts';
import { demo } from '../../../support/server-process.ts';
import { startServer, type TestServer } from '../../../support/server.ts';

let server: TestServer;
let owner: Record<string, string>;
let agent: Record<string, string>;

beforeAll(async () => {
  server = await startServer();
  const signIn = async (who: { email: string; password: string }) => {
    const reply = await server.app.fastify.inject({ method: 'POST', url: '/api/v1/session', headers: { origin: server.url }, payload: who });
    return { cookie: `aftercast_session=${reply.cookies.find(({ name }) => name === 'aftercast_session')?.value}`, origin: server.url };
  };
  [owner, agent] = [await signIn(demo.owner), await signIn(demo.agent)];
});
afterAll(() => server[Symbol.asyncDispose]());

const get = (path: string, headers = agent) => server.app.fastify.inject({ method: 'GET', url: `/api/v1${path}`, headers });
async function upload(bytes: Uint8Array, { dryRun = false, headers = owner } = {}) {
  const form = formOf(bytes, 'knowledge', 'application/octet-stream');
  return server.app.fastify.inject({ method: 'POST', url: `/api/v1/knowledge/sheet/zh?dryRun=${dryRun}`, payload: form.payload, headers: { ...headers, ...form.headers } });
}
const drafts = async () => (await get('/knowledge/drafts')).json().drafts as { entryId: string; entry: KnowledgeEntry }[];
const heads = ['编号', '层级', '问题', '买家问法', '答案', '商品编号', '失效时间'];

describe.each(['csv', 'xlsx'] as const)('a sheet as %s', (format) => {
  const id = `wash-${format}`;
  const row = (answer: string) => [id, '2', `扫地机滚刷怎么洗${format}`, '滚刷能水洗吗\n滚刷缠头发了', answer, 'vac-x1', '2027-01-31'];
  const sheet = (...rows: string[][]) => writeSheet(format, [heads, ...rows]);
  let product = '';
  beforeAll(async () => { product = (await get('/products')).json().products[0].id; });
  const good = (answer = '拆下来冲水就行。') => row(answer).map((cell) => (cell === 'vac-x1' ? product : cell));

  test('is shown in a dry run that keeps nothing', async () => {
    const before = (await drafts()).length;
    expect((await upload(await sheet(good()), { dryRun: true })).json()).toEqual({ created: [{ id, question: `扫地机滚刷怎么洗${format}` }], changed: [], unchanged: 0, errors: [], kept: false });
    expect(await drafts()).toHaveLength(before);
  });
  test('with a wrong cell keeps nothing and says where', async () => {
    const wrong = good().map((cell, at) => (at === 5 ? 'ghost' : cell));
    const bad = (await upload(await sheet(good(), wrong.map((cell, at) => (at === 0 ? `${id}-2` : cell)), ['x y', '9', '', '', '{{order.colour}}', '', '明天']))).json();
    expect(bad.kept).toBe(false);
    expect(bad.errors.map(({ row: at, column, head, code }: Record<string, unknown>) => [at, column, head, code])).toEqual([
      [3, 'F', '商品编号', 'unknown_product'], [4, 'A', '编号', 'not_an_id'], [4, 'B', '层级', 'not_a_tier'], [4, 'C', '问题', 'required'],
      [4, 'E', '答案', 'unknown_variable'], [4, 'G', '失效时间', 'not_a_time'],
    ]);
    expect((await drafts()).filter(({ entryId }) => entryId === id)).toEqual([]);
  });
  test('becomes drafts; the same again changes nothing, and an edit is told by field', async () => {
    expect((await upload(await sheet(good()))).json()).toMatchObject({ created: [{ id }], kept: true });
    expect((await drafts()).find(({ entryId }) => entryId === id)?.entry).toMatchObject({ tier: 2, phrasings: ['滚刷能水洗吗', '滚刷缠头发了'], validUntil: Date.parse('2027-01-31T23:59+08:00') });
    expect((await upload(await sheet(good()))).json()).toEqual({ created: [], changed: [], unchanged: 1, errors: [], kept: true });
    expect((await upload(await sheet(good('晾干再装。')))).json()).toMatchObject({ created: [], changed: [{ id, fields: ['answer'] }], unchanged: 0 });
  });
  test('goes out with its drafts and comes back as it was', async () => {
    const out = await get(`/knowledge/sheet/zh?format=${format}`);
    expect(out.headers['content-disposition']).toBe(`attachment; filename="knowledge-zh.${format}"`);
    const again = (await upload(out.rawPayload)).json();
    expect(again).toMatchObject({ created: [], changed: [], errors: [] });
    expect(again.unchanged).toBeGreaterThan(120);
  });
  test('has a template with a head alone', async () => {
    const template = await get(`/knowledge/sheet-template/zh?format=${format}`);
    expect((await upload(template.rawPayload)).json()).toEqual({ created: [], changed: [], unchanged: 0, errors: [], kept: true });
  });
});

describe('JSONL', () => {
  test('goes out and comes back as it was', async () => {
    const again = (await upload((await get('/knowledge/sheet/zh?format=jsonl')).rawPayload)).json();
    expect(again).toMatchObject({ created: [], changed: [], errors: [] });
  });
  test('tells a bad line by its number', async () => {
    const reply = (await upload(Buffer.from('{"id":"ok","tier":1,"question":"好吗","answer":"好"}\n{"id":"no"}\n'))).json();
    expect(reply).toMatchObject({ created: [{ id: 'ok' }], errors: [{ row: 2, code: 'bad_line' }], kept: false });
  });
});

describe('is refused', () => {
  test('an import by an agent, who may download', async () => {
    expect((await upload(Buffer.from('问题,答案\r\n在吗,在'), { headers: agent })).json().error.code).toBe('forbidden');
    expect((await get('/knowledge/sheet/en?format=csv')).statusCode).toBe(200);
  });
  test('what is no sheet, and what is too large', async () => {
    expect((await upload(Buffer.from([0xff, 0xfe, 0x00, 0x81]))).json().error.code).toBe('sheet_unreadable');
    expect((await upload(Buffer.alloc(8 * 1024 * 1024 + 1, 97))).json().error.code).toBe('sheet_too_large');
  });
});

test('a JSONL that Chinese Windows wrote is read as it was meant, or refused', async () => {
  const words = Uint8Array.from([0xb7, 0xa2, 0xbb, 0xf5]);
  const line = Buffer.concat([Buffer.from('{"id":"gbk","tier":2,"question":"'), words, Buffer.from('","answer":"x"}\n')]);
  expect((await upload(line, { dryRun: true })).json()).toMatchObject({ created: [{ id: 'gbk', question: '发货' }], errors: [] });
  const broken = Buffer.concat([Buffer.from('{"id":"gbk","tier":2,"question":"'), Uint8Array.from([0xff, 0xff]), Buffer.from('","answer":"x"}\n')]);
  expect((await upload(broken, { dryRun: true })).json().error.code).toBe('sheet_unreadable');
});
