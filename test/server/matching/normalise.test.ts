import { expect, test } from 'vitest';
import { createNormaliser } from '../../../server/src/matching/normalise.ts';

const normalise = createNormaliser();

test('brings width, case and Traditional characters into one shape', () => {
  expect(normalise('ＡＰＰ連不上，機器沒電').text).toBe('app连不上 机器没电');
});

test('takes off courtesies, emoji and invisible characters', () => {
  expect(normalise('亲爱的 请问一下\u200b怎么退货呀😊谢谢您').text).toBe('怎么退货呀');
  expect(normalise('hi, how do I return this please?').text).toBe('how do i return this');
});

test('masks order and tracking numbers but keeps short numbers', () => {
  expect(normalise('订单LY202611090014三天没动，显示E3').text).toBe('订单#三天没动 显示e3');
});

test('leaves out which link is meant', () => {
  expect(normalise('3号链接怎么洗').text).toBe('怎么洗');
  expect(normalise('link 3 shrinks?').text).toBe('shrinks');
});

test('spells out the short forms of chats', () => {
  expect(normalise('dont want it, y cant u take it bk').text).toBe('do not want it why can not you take it back');
});

test('keeps clauses apart', () => {
  expect(normalise('没说要换货，看看发票').clauses).toEqual(['没说要换货', '看看发票']);
});

test('lets lone surrogates and marks of other scripts pass without harm', () => {
  expect(normalise('\ud800退\u202e货').text).toBe('退货');
});

test('leaves Simplified characters that look Traditional to a converter alone', () => {
  expect(normalise('怎么什么后面干净').text).toBe('怎么什么后面干净');
  expect(normalise('怎麼收不到').text).toBe('怎么收不到');
});
