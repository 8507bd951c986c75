import { describe, expect, test } from 'vitest';
import { fillTemplate, unknownVariablesIn } from '../../shared/src/template-terms.ts';

const blank = (name: string) => `[${name}]`;

describe('filling a template', () => {
  test('puts values in and marks what has none', () => {
    expect(fillTemplate('Hi {{shopper.name}}, order {{ order.id }} and again {{order.id}}', { 'shopper.name': 'Ana' }, blank))
      .toEqual({ text: 'Hi Ana, order [order.id] and again [order.id]', missing: ['order.id'] });
  });
  test('an empty value counts as none, and braces of a value never come through', () => {
    expect(fillTemplate('{{order.id}}{{shopper.name}}', { 'order.id': ' ', 'shopper.name': '{{shop.name}}' }, blank)).toEqual({ text: '[order.id]shop.name', missing: ['order.id'] });
  });
  test('names of the object’s own making are no values', () => {
    expect(fillTemplate('{{constructor}}', {}, blank).missing).toEqual(['constructor']);
  });
});

test('unknown variables and stray braces are named', () => {
  expect(unknownVariablesIn('{{order.id}} {{order.colour}} }} {{')).toEqual(['{{order.colour}}', '}}', '{{']);
  expect(unknownVariablesIn('{{shopper.name}}')).toEqual([]);
});
