import { expect, test } from 'vitest';
import { worded } from '../../../console/src/models/cases/worded.ts';
import { troubleOf } from '../../../console/src/models/integrations/delivery-problem.ts';

test('a text to many names its variables, and leaves what nobody fills as it was written', () => {
  const text = '{{shopper.name}}，订单 {{ order.id }} 晚到 {{order.idd}}';
  expect(worded(text, { 'shopper.name': '买家称呼', 'order.id': '订单号' }, (name) => `〔${name}〕`)).toBe('〔买家称呼〕，订单 〔订单号〕 晚到 {{order.idd}}');
});

test.each([
  ['getaddrinfo ENOTFOUND erp.example', 'host'], ['connect ECONNREFUSED 192.0.2.1:443', 'refused'], ['socket hang up', 'dropped'], ['no answer within 10 seconds', 'late'],
  ['self-signed certificate', 'certificate'], ['10.0.0.1 is not reached from here', 'private'], ['Parse Error: Expected HTTP/', null],
] as const)('a delivery that failed with “%s” is told as %s', (problem, trouble) => {
  expect(troubleOf(problem)).toBe(trouble);
});
