import { describe, expect, test } from 'vitest';
import { createNormaliser } from '../../../server/src/matching/normalise.ts';
import { partsOf } from '../../../server/src/matching/two-questions.ts';

const normalise = createNormaliser();
const parts = (text: string): [string, string] | null => partsOf(normalise(text))?.parts ?? null;

describe('[Q1] two questions are seen whatever word asks', () => {
  test.each([
    ['客服几点上班，还有有赠品吗', '客服几点上班', '有赠品吗'],
    ['仓库在哪里，另外运费多少', '仓库在哪里', '运费多少'],
    ['这件多重？退货去哪儿寄', '这件多重', '退货去哪儿寄'],
    ['有几个颜色，对了质保几年', '有几个颜色', '质保几年'],
    ['发没发货，顺便问下能不能改地址', '发没发货', '能不能改地址'],
    ['啥时候补货，还有洗了会不会缩水', '啥时候补货', '洗了会不会缩水'],
    ['运费险如何理赔，以及发票何时开', '运费险如何理赔', '发票何时开'],
    ['我的单发了没？是否包邮', '我的单发了没', '是否包邮'],
    ['尺码多大合适，另外几时发', '尺码多大合适', '几时发'],
    ['能退不，还有快递走的哪家', '能退不', '快递走的哪家'],
  ])('%s', (text, one, other) => {
    expect(parts(text)).toEqual([one, other]);
  });
  test.each([
    ['your desk opens at what time, also any gift with it?', 'your desk opens at what time', 'any gift with it'],
    ['just wondering what hours you keep. are there free gifts?', 'just wondering what hours you keep', 'are there free gifts'],
    ['the parcel should be here how soon, plus can i change the colour', 'the parcel should be here how soon', 'can i change the colour'],
    ['tell me which size fits 70 kg, btw was the invoice sent', 'tell me which size fits 70 kg', 'was the invoice sent'],
  ])('%s', (text, one, other) => {
    expect(parts(text)).toEqual([one, other]);
  });
});

describe('[Q3] a story is one question', () => {
  test.each([
    '等了几天了，怎么还不发货', '好几天没动静，到底什么时候发', '前几天买的，现在降价能补吗', '买了几件，能一起退吗', '大小差不多大，颜色怎么不一样', '老是动不动死机，怎么办',
    '都几天了，什么时候到', '还有几个没收到，怎么回事', '花了几百块，质量怎么这样', '几乎没声音，怎么调', '突然不想要了，拒收行不行', '我想换个大一号的，怎样操作', '帮我改成到付，可以吗', '买的是不同的几件，可以一起寄吗', '不想要了，退款多久到账',
  ])('%s', (text) => {
    expect(parts(text)).toBeNull();
  });
  test.each(['it came how i ordered it, where do i review it', 'bought it last week, can i still return it', 'the light blinks red, is it broken', 'i want to change my address, can you help me'])('%s', (text) => {
    expect(parts(text)).toBeNull();
  });
});
