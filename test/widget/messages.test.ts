import { describe, expect, it } from 'vitest';
import { messages as en } from '../../widget/src/messages/en.ts';
import { messages as enLater } from '../../widget/src/messages/en-later.ts';
import { messages as zh } from '../../widget/src/messages/zh.ts';
import { messages as zhLater } from '../../widget/src/messages/zh-later.ts';

/** Every leaf of a catalogue, by its path; functions are said with plain values. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'function') return [[path, String((value as (...given: unknown[]) => string)(1, 2, 3))]];
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`));
}

describe.each([['zh', zh, zhLater], ['en', en, enLater]] as const)('the %s catalogue', (_language, catalogue, later) => {
  it('leaves nothing empty and nothing undefined', () => {
    for (const [path, text] of [...leaves(catalogue), ...leaves(later)]) expect(text, path).toMatch(/^(?!.*undefined).+$/);
  });

  it('shouts nowhere', () => {
    for (const [path, text] of [...leaves(catalogue), ...leaves(later)]) expect(text, path).not.toMatch(/[!！]/);
  });
});

it('both catalogues say the same things', () => {
  const names = (catalogue: object): string[] => leaves(catalogue).map(([path]) => path);
  expect(names(en)).toEqual(names(zh));
  expect(names(enLater)).toEqual(names(zhLater));
});
