import { expect, test } from 'vitest';
import { pageLanguage } from '../../../server/src/pages/page-language.ts';

test.each([
  ['the address decides first', 'en', 'zh-CN', 'en'],
  ['an address may name a region', 'zh-TW', 'en', 'zh'],
  ['an unknown language in the address is passed over', 'fr', 'zh-CN', 'zh'],
  ['the browser decides next', undefined, 'en-US,en;q=0.9', 'en'],
  ['the heavier weight wins, not the earlier place', undefined, 'en;q=0.4, zh-CN;q=0.8', 'zh'],
  ['a language that is refused does not count', undefined, 'zh;q=0, en', 'en'],
  ['a browser that speaks neither gets English', undefined, 'fr-FR,de;q=0.7', 'en'],
  ['the first of ours behind a foreign one', undefined, 'ja,zh;q=0.5', 'zh'],
] as const)('%s', (_, asked, accepted, language) => {
  expect(pageLanguage(asked, accepted, 'zh')).toBe(language);
});

test('falls back to the shop where the browser says nothing', () => {
  expect(pageLanguage(undefined, undefined, 'zh')).toBe('zh');
  expect(pageLanguage(undefined, '*', 'en')).toBe('en');
});
