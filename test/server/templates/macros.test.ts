import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Macro } from '@aftercast/shared';
import { createMacroService } from '../../../server/src/templates/macro-service.ts';
import { macroWords } from '@aftercast/shared';
import { createTestStore, type TestStore } from '../../support/store.ts';

let opened: TestStore;
beforeAll(async () => { opened = await createTestStore(); });
afterAll(() => opened.remove());

const open = (language: 'zh' | 'en') => createMacroService({ store: opened.store, clock: () => 1, shopById: async () => ({ language }) });
const ids = (macros: readonly Macro[]) => macros.map(({ id }) => id);

test('a shop starts with the ready-made ones in its language, and its first change keeps the others', async () => {
  expect((await open('en').list('shop_en'))[0]?.title).toBe('Thank and close');
  const after = await open('zh').put('shop_1', 'mine', { title: '转告', actions: [{ kind: 'text', text: '我转告同事了' }] });
  expect(ids(after)).toEqual(['solved', 'no_reply', 'to_bot', 'one_moment', 'mine']);
  expect(ids(await open('zh').remove('shop_1', 'to_bot'))).toEqual(['solved', 'no_reply', 'one_moment', 'mine']);
  expect(ids(await open('zh').list('shop_2'))).toContain('to_bot');
});

test('one that is not there can’t go, nor can the last', async () => {
  await expect(open('zh').remove('shop_1', 'nothing')).rejects.toMatchObject({ code: 'not_found' });
  for (const id of ['solved', 'no_reply', 'one_moment']) await open('zh').remove('shop_1', id);
  await expect(open('zh').remove('shop_1', 'mine')).rejects.toMatchObject({ code: 'invalid_request' });
  expect(ids(await open('zh').list('shop_1'))).toEqual(['mine']);
});

test('what hands the conversation on stands last and once', () => {
  const accepts = (...kinds: ('text' | 'resolve' | 'return_to_bot')[]) => macroWords.safeParse({ title: 'x', actions: kinds.map((kind) => (kind === 'text' ? { kind, text: 'ok' } : { kind })) }).success;
  expect([accepts('text', 'resolve'), accepts('resolve'), accepts('text', 'text', 'return_to_bot')]).toEqual([true, true, true]);
  expect([accepts('resolve', 'text'), accepts('resolve', 'return_to_bot'), accepts()]).toEqual([false, false, false]);
});
