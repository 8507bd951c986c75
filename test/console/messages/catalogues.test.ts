import { describe, expect, it } from 'vitest';
import { errorStatus } from '@aftercast/shared';
import { catalogues } from '../../../console/src/messages/index.ts';

/** What the log's sentences are given: facts by name. */
const facts = new Proxy({}, { get: () => '样品' });

/** Every sentence of a catalogue by its path; functions are called with a sample. */
function sentences(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String((node as (...given: unknown[]) => unknown)(path.startsWith('.audit.did.') ? facts : '样品', 2))]];
  return Object.entries(node as object).flatMap(([key, value]) => sentences(value, `${path}.${key}`));
}

describe('the catalogues', () => {
  const zh = sentences(catalogues.zh);
  const en = sentences(catalogues.en);

  it('say the same things in both languages', () => {
    expect(en.map(([path]) => path)).toEqual(zh.map(([path]) => path));
  });

  it('say nothing empty and shout nowhere', () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === '' || /[!！]/.test(text))).toEqual([]);
  });

  it('word every error of the server', () => {
    for (const catalogue of Object.values(catalogues)) expect(Object.keys(catalogue.errors)).toEqual(expect.arrayContaining(Object.keys(errorStatus)));
  });

  it('leave no Chinese in the English', () => {
    expect(en.filter(([, text]) => /\p{Script=Han}/u.test(text.replaceAll('样品', '')))).toEqual([]);
  });
});
