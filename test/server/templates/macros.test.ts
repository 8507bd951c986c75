import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Macro, MacroAction } from '@aftercast/shared';
import { createMacroService } from '../../../server/src/templates/macro-service.ts';
import { macroWords } from '@aftercast/shared';
import { createTestStore, type TestStore } from '../../support/store.ts';

let opened: TestStore;
beforeAll(async () => { opened = await createTestStore(); });
afterAll(() => opened.remove());

const hers = { id: 'l_refund', name: '待退款', tone: 'soon' } as const;
const open = (language: 'zh' | 'en') => createMacroService({
  store: opened.store, clock: () => 1, shopById: async () => ({ language }), labelsOf: async () => [hers], colleagueById: async () => null, isHere: () => false,
  conversationOf: () => Promise.reject(new Error('not asked for')), nextDayOpensAt: async () => null,
});
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

test('they stand in the order given; those not named follow', async () => {
  for (const id of ['one', 'two', 'three']) await open('zh').put('shop_3', id, { title: id, actions: [{ kind: 'resolve' }] });
  expect(ids(await open('zh').order('shop_3', ['three', 'nothing', 'one', 'solved'])).slice(0, 4)).toEqual(['three', 'one', 'solved', 'no_reply']);
  expect(ids(await open('zh').list('shop_3')).at(-1)).toBe('two');
  expect(ids(await open('zh').list('shop_4'))[0]).toBe('solved');
});

test('one that names a label or a colleague who is not there is refused', async () => {
  const put = (action: MacroAction) => open('zh').put('shop_5', 'mine', { title: 'x', actions: [action] });
  await expect(put({ kind: 'label', labelId: 'l_gone' })).rejects.toMatchObject({ code: 'label_not_found' });
  await expect(put({ kind: 'transfer', to: { agentId: 'a_gone' }, reason: '请接' })).rejects.toMatchObject({ code: 'agent_not_found' });
  expect((await put({ kind: 'label', labelId: hers.id })).at(-1)?.actions).toEqual([{ kind: 'label', labelId: hers.id }]);
});

test('what ends the talk on the desk stands last and once', () => {
  const ends: MacroAction[] = [{ kind: 'snooze', span: { minutes: 20 } }, { kind: 'transfer', to: { queue: {} }, reason: '请接' }, { kind: 'resolve' }, { kind: 'return_to_bot' }];
  const accepts = (...actions: MacroAction[]) => macroWords.safeParse({ title: 'x', actions }).success;
  const text: MacroAction = { kind: 'text', text: 'ok' };
  const label: MacroAction = { kind: 'label', labelId: 'l_1' };
  for (const end of ends) {
    expect([accepts(end), accepts(text, label, end), accepts(label, text, label, end)]).toEqual([true, true, true]);
    expect([accepts(end, text), accepts(end, label), ...ends.map((other) => accepts(end, other))]).toEqual(Array(6).fill(false));
  }
  expect([accepts(text, label), accepts()]).toEqual([true, false]);
});
