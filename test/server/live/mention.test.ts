import { expect, test } from 'vitest';
import { mentionIn, pointsAtScreen } from '../../../server/src/live/mention.ts';

test.each([
  ['3号链接怎么洗', 3], ['三号链接多少钱', 3], ['第12号链', 12], ['２号链接', 2], ['link 4 please', 4], ['Link no. 7', 7], ['item #12 in blue?', 12],
  ['3号宝贝还有吗', 3], ['3号连接啥时候发', 3], ['3好链接多大', 3], ['链接3有货吗', 3], ['链接三呢', 3], ['3链接怎么用', 3], ['#3 什么时候发', 3], ['3# 还有货吗', 3], ['十二号链接', 12],
  ['二十三号宝贝', 23], ['两号链接', 2], ['3号什么时候发', 3], ['三号还有吗', 3], ['拍三号', 3], ['要3号', 3], ['3号那个是什么尺码', 3], ['3号款有红色吗', 3], ['number 5?', 5],
])('%s names link %i', (text, number) => {
  expect(mentionIn(text)).toEqual({ kind: 'number', number });
});

test.each([
  ['3号发货吗'], ['25号到吗'], ['linked 3 devices'], ['正品吗'], ['我3号买的'], ['11月3号还有活动吗'], ['3号之前能到吗'], ['3号品牌是什么'], ['链接3天后失效吗'], ['买了3件'], ['&#39;'], ['上个月买的'], ['上一个客服答应我的'],
  ['上个订单呢'], ['刚才的快递'], ['现在发货吗'], ['last week'], ['my last order'], ['一号店'],
])('%s names nothing of the broadcast', (text) => {
  expect(mentionIn(text)).toBeNull();
});

test.each([
  ['刚才那个还有吗', 'previous'], ['刚刚讲的那款多少钱', 'previous'], ['上一个什么材质', 'previous'], ['上个链接呢', 'previous'], ['前面那个有赠品吗', 'previous'], ['is the last one still available', 'previous'],
  ['what about the previous item', 'previous'], ['the one you just showed', 'previous'],
  ['现在这个怎么用', 'current'], ['正在讲的这款', 'current'], ['屏幕上这个多少钱', 'current'], ['主播手里拿的是啥', 'current'], ['how much is this one', 'current'], ['the one on the screen', 'current'],
])('%s means the %s link', (text, kind) => {
  expect(mentionIn(text)).toEqual({ kind });
});

test('a number comes before what was on the screen', () => {
  expect(mentionIn('刚才那个3号链接')).toEqual({ kind: 'number', number: 3 });
});

test.each(['刚才说的赠品呢', '刚刚讲的那个优惠还有吗', '主播刚才说的运费险有吗'])('%s asks for what was promised, not for the link before', (text) => {
  expect(mentionIn(text)).toBeNull();
  expect(pointsAtScreen(text)).toBe(true);
});

test.each([['主播说送的那个赠品呢', true], ['主播不是说保价吗', true], ['你们说要退货怎么退', true], ['主播说话好快', false], ['这个能机洗吗', true], ['它防水吗', true], ['is it waterproof', true], ['怎么退货', false], ['其它问题', false], ['a little bit', false]])('%s points at the screen: %s', (text, points) => {
  expect(pointsAtScreen(text)).toBe(points);
});
