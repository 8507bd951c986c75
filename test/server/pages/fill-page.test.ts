import { expect, test } from 'vitest';
import { fillPage } from '../../../server/src/pages/fill-page.ts';

test('puts values into text and attributes', () => {
  expect(fillPage('<title>{{shopName}}</title><i lang="{{language}}">', { shopName: '鹿柚', language: 'zh' })).toBe('<title>鹿柚</title><i lang="zh">');
});

test('makes markup in a value harmless', () => {
  expect(fillPage('<p title="{{name}}">{{name}}</p>', { name: `"><script>'&` })).toBe(
    '<p title="&quot;&gt;&lt;script&gt;&#39;&amp;">&quot;&gt;&lt;script&gt;&#39;&amp;</p>',
  );
});

test('never reads a value as a template again', () => {
  expect(fillPage('{{a}}', { a: '{{b}}', b: 'secret' })).toBe('{{b}}');
});

test('refuses a page that names a value it is not given', () => {
  expect(() => fillPage('{{missing}}', {})).toThrow('pages: no value for "missing"');
});
