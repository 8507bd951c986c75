import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CareDelivery, CareRule, CareRuleWords } from '@aftercast/shared';
import { careWordProblems } from '@aftercast/shared';
import { readyRules } from '../../../server/src/triggers/ready-rules.ts';
import { demo, signIn } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { ruleWords } from './harness.ts';

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await startServer();
  cookie = await signIn(server.url, demo.owner);
});
afterAll(() => server[Symbol.asyncDispose]());

async function call<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T & { error?: { code: string; details?: { path: string[]; message: string }[] } } }> {
  const response = await fetch(`${server.url}/api/v1${path}`, { method, headers: { cookie, origin: server.url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: response.status, body: (response.status === 204 ? {} : await response.json()) as never };
}
const words = (given: Partial<CareRuleWords> = {}): CareRuleWords => ({ ...ruleWords({ kind: 'status', statuses: ['shipped'] }), ...given });
const rulesNow = async () => (await call<{ rules: CareRule[] }>('GET', '/care/rules')).body.rules;

describe('rules', () => {
  it('begin with the ready-made ones, all off, in words that can be filled in both languages', async () => {
    const rules = await rulesNow();
    expect(rules.map(({ id, on, ready, version }) => [id, on, ready, version])).toEqual(readyRules.zh.map(({ id }) => [id, false, true, 0]));
    for (const { when, texts } of [...readyRules.zh, ...readyRules.en]) expect([careWordProblems(when.kind, texts.zh), careWordProblems(when.kind, texts.en), texts.zh === '', texts.en === '']).toEqual([[], [], false, false]);
  });

  it('are written under their version: who comes second is told so', async () => {
    const made = await call<{ rule: CareRule }>('PUT', '/care/rules/mine', { rule: words(), version: 0 });
    expect(made.body.rule).toMatchObject({ id: 'mine', version: 1, on: false, ready: false });
    expect((await call('PUT', '/care/rules/mine', { rule: words(), version: 0 })).body.error?.code).toBe('version_conflict');
    expect((await call('POST', '/care/rules/mine/switch', { on: true, version: 0 })).body.error?.code).toBe('version_conflict');
    expect((await call('DELETE', '/care/rules/mine?version=9')).body.error?.code).toBe('version_conflict');
    expect((await call('DELETE', '/care/rules/mine?version=1')).status).toBe(204);
    expect((await call('DELETE', '/care/rules/mine?version=1')).body.error?.code).toBe('not_found');
  });

  it('that are ready-made can be changed, and had back', async () => {
    const changed = await call<{ rule: CareRule }>('PUT', '/care/rules/shipped', { rule: words({ name: '我们的' }), version: 0 });
    expect(changed.body.rule).toMatchObject({ name: '我们的', ready: true, changed: true, version: 1 });
    expect((await call('DELETE', '/care/rules/shipped?version=1')).status).toBe(204);
    expect((await rulesNow()).find(({ id }) => id === 'shipped')).toMatchObject({ version: 0, changed: false });
  });

  it.each<[string, unknown, string[]]>([
    ['no words at all', words({ texts: { zh: '', en: '' } }), ['rule', 'texts']],
    ['an unknown variable', words({ texts: { zh: '{{order.secret}}', en: '' } }), ['rule', 'texts', 'zh']],
    ['an open brace', words({ texts: { zh: '', en: 'Hello {{order.id' } }), ['rule', 'texts', 'en']],
    ['an order’s variable where there is no order', words({ when: { kind: 'waiting', overMinutes: 1 } }), ['rule', 'texts', 'zh']],
    ['no state', words({ when: { kind: 'status', statuses: [] } }), ['rule', 'when', 'statuses']],
    ['a state nobody knows', words({ when: { kind: 'status', statuses: ['lost' as never] } }), ['rule', 'when', 'statuses', '0']],
    ['no hours', words({ when: { kind: 'unmoved', hours: 0 } }), ['rule', 'when', 'hours']],
    ['hours in pieces', words({ when: { kind: 'unmoved', hours: 1.5 } }), ['rule', 'when', 'hours']],
    ['a time that is none', words({ limits: { ...words().limits, quiet: { from: '25:00', to: '08:00', then: 'wait' } } }), ['rule', 'limits', 'quiet', 'from']],
    ['quiet all day', words({ limits: { ...words().limits, quiet: { from: '08:00', to: '08:00', then: 'wait' } } }), ['rule', 'limits', 'quiet']],
    ['a week of fewer than a day', words({ limits: { ...words().limits, perDay: 3, perWeek: 2 } }), ['rule', 'limits', 'perWeek']],
    ['more at the least than at the most', words({ whom: { ...words().whom, minAmount: 10, maxAmount: 5 } }), ['rule', 'whom', 'maxAmount']],
    ['no name', words({ name: ' ' }), ['rule', 'name']],
    ['words without end', words({ texts: { zh: '长'.repeat(1_001), en: '' } }), ['rule', 'texts', 'zh']],
  ])('are refused with the field that is wrong: %s', async (_, rule, path) => {
    const { status, body } = await call('PUT', '/care/rules/wrong', { rule, version: 0 });
    expect([status, body.error?.code]).toEqual([400, 'invalid_request']);
    expect(body.error?.details?.map((detail) => detail.path)).toContainEqual(path);
  });

  it('ids that are none, and rules that are not there, have their codes', async () => {
    expect((await call('PUT', `/care/rules/${'x'.repeat(41)}`, { rule: words(), version: 0 })).status).toBe(400);
    expect((await call('POST', '/care/rules/nowhere/trial')).body.error?.code).toBe('not_found');
    expect((await call('POST', '/care/rules/nowhere/switch', { on: true, version: 0 })).body.error?.code).toBe('not_found');
  });
});

describe('what was told', () => {
  it('stands in the list, narrowed as asked, with what the merchant’s own ways say, each once', async () => {
    const { triggers } = server.app.services;
    const made = await call<{ rule: CareRule }>('PUT', '/care/rules/stuck', { rule: ruleWords({ kind: 'unmoved', hours: 1 }, { limits: { maxAgeHours: 168 } }), version: 0 });
    const { body: { trial } } = await call<{ trial: { sent: number; samples: { orderId: string }[] } }>('POST', '/care/rules/stuck/trial');
    expect(trial.sent).toBeGreaterThan(0);
    expect((await call('POST', '/care/rules/stuck/switch', { on: true, version: made.body.rule.version })).status).toBe(200);
    await triggers.worker.settle();
    const page = (query: string) => call<{ deliveries: CareDelivery[]; nextBefore: string | null }>('GET', `/care/deliveries?${query}`);
    const { body: { deliveries } } = await page('ruleId=stuck');
    const [first] = deliveries;
    expect(first).toMatchObject({ ruleId: 'stuck', state: 'sent', reason: null, receipts: [] });
    expect((await page(`q=${first?.orderId}`)).body.deliveries.map(({ orderId }) => orderId)).toEqual([first?.orderId]);
    expect((await page('state=dropped&ruleId=stuck')).body.deliveries).toEqual([]);
    expect((await page('state=gone')).status).toBe(400);
    expect((await page('before=nowhere')).body.error?.code).toBe('not_found');

    const receipt = { deliveryId: first?.id ?? '', channel: 'sms', state: 'delivered', at: 2_000, reason: '' };
    const keep = (...receipts: unknown[]) => call<{ kept: number; unknown: string[] }>('POST', '/care/receipts', { receipts });
    expect((await keep(receipt, { ...receipt, deliveryId: 'care_elsewhere' })).body).toEqual({ kept: 1, unknown: ['care_elsewhere'] });
    expect((await keep(receipt)).body).toEqual({ kept: 1, unknown: [] });
    await keep({ ...receipt, state: 'failed', at: 1_000, reason: 'late' });
    expect((await page(`q=${first?.orderId}`)).body.deliveries[0]?.receipts).toEqual([{ channel: 'sms', state: 'delivered', at: 2_000, reason: '' }]);
    expect((await keep({ ...receipt, channel: 'Carrier Pigeon' })).status).toBe(400);
    expect((await keep()).status).toBe(400);
    const figures = (await rulesNow()).find(({ id }) => id === 'stuck');
    expect(figures?.week.sent).toBe(deliveries.length);
  });
});
