import { describe, expect, test } from 'vitest';
import { asksForPerson, isElsewhere, isGibberish, isInsult, isOneWord, smallTalk, withoutDenials } from '../../../server/src/matching/messages.ts';
import { createNormaliser } from '../../../server/src/matching/normalise.ts';

const normalise = createNormaliser();

test.each([
  ['你好', 'greeting'], ['在吗？', 'greeting'], ['Good morning!', 'greeting'], ['hi there', 'greeting'],
  ['谢谢啦', 'thanks'], ['好的，多谢啦，没事了', 'thanks'], ['thx so much', 'thanks'],
  ['拜拜', 'bye'], ['see you', 'bye'], ['好的', 'acknowledged'], ['ok', 'acknowledged'],
])('%s is a %s', (text, kind) => expect(smallTalk(text)).toBe(kind));

test.each(['你好，怎么退货', 'thanks, but where is my parcel', '好的那什么时候发货'])('a question behind a courtesy stays a question: %s', (text) => {
  expect(smallTalk(text)).toBeNull();
});

describe('a wish for a person', () => {
  test.each(['转人工', '人工客服', '找人', '我要找真人', '给我叫个活人来', '能不能别让机器人回我，换人工', 'real person', 'human agent', 'can I talk to someone real', 'get me a manager'])('is heard in: %s', (text) => {
    expect(asksForPerson(normalise(text))).toBe(true);
  });
  test.each(['客服几点上班', '人工客服周末在吗 几点', 'what are your hours, when is an agent there', '有人收到货了吗', '怎么退货', 'the person who signed is not me'])('is not heard in: %s', (text) => {
    expect(asksForPerson(normalise(text))).toBe(false);
  });
});

test.each(['asdfghjkl', 'qwer', '哈哈哈哈', '啊啊啊啊', '123456', '？？？', 'xxxxxxx', 'bcdfgh'])('%s is gibberish', (text) => {
  expect(isGibberish(normalise(text))).toBe(true);
});
test.each(['12315', 'E3', '退货', 'wifi', 'return', 'property'])('%s is not gibberish', (text) => {
  expect(isGibberish(normalise(text))).toBe(false);
});

test('tells an insult without a matter from anger with one', () => {
  expect(isInsult(normalise('你们都是骗子'))).toBe(true);
  expect(isInsult(normalise('you stupid bot'))).toBe(true);
  expect(isInsult(normalise('垃圾快递，三天了还不到'))).toBe(false);
});

test('takes a denied wish out of what is asked', () => {
  expect(withoutDenials(normalise('没说要换货，想看看发票开了没'))).toEqual({ asked: '想看看发票开了没', denied: '没说要换货' });
  expect(withoutDenials(normalise('不要退货'))).toEqual({ asked: '', denied: '不要退货' });
  expect(withoutDenials(normalise('i do not want a refund, where is the parcel')).asked).toBe('where is the parcel');
});

test('does not take wanting something no more for a denial', () => {
  expect(withoutDenials(normalise('不想要了')).asked).toBe('不想要了');
  expect(withoutDenials(normalise('凭什么不给退')).asked).toBe('凭什么不给退');
});

test("knows another shop's goods, unless the shop itself speaks of them", () => {
  expect(isElsewhere(normalise('别家直播间拍的怎么修'), () => false)).toBe(true);
  expect(isElsewhere(normalise('小米摄像头连不上'), () => false)).toBe(true);
  expect(isElsewhere(normalise('小米摄像头连不上'), (word) => word === '小米')).toBe(false);
});

test('knows a word from a question', () => {
  expect(isOneWord(normalise('退款'))).toBe(true);
  expect(isOneWord(normalise('refund?'))).toBe(true);
  expect(isOneWord(normalise('退款多久'))).toBe(false);
});
