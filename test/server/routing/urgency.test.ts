import { describe, expect, it } from 'vitest';
import { isSerious, raised, urgencyOf } from '../../../server/src/routing/urgency.ts';

const reasonsOf = (text: string) => urgencyOf(text).reasons;

describe('words that make a conversation urgent', () => {
  it.each([
    ['我用了你们的面膜过敏了，脸上全是红的', 'vulnerable'],
    ['擦完之后起了好多疹子', 'vulnerable'],
    ['脸肿了怎么办', 'vulnerable'],
    ['锅把断了，烫到了孩子', 'vulnerable'],
    ['刀柄松了割到手', 'vulnerable'],
    ['吃完拉肚子一整晚', 'vulnerable'],
    ['孩子误吞了上面的小珠子', 'vulnerable'],
    ['现在在医院，医生说跟这个有关', 'vulnerable'],
    ['我怀孕六个月用了这个精华', 'vulnerable'],
    ['宝宝穿上一直哭，身上红红的', 'vulnerable'],
    ['皮膚過敏了，現在很癢', 'vulnerable'],
    ['my skin is swollen since yesterday', 'vulnerable'],
    ['I had an allergic reaction to the cream', 'vulnerable'],
    ['the handle broke and I cut my finger', 'vulnerable'],
    ['my baby swallowed a bead', 'vulnerable'],
    ['再不发货就打12315', 'official_complaint'],
    ['我已经在消协登记了', 'official_complaint'],
    ['等着律师函吧', 'official_complaint'],
    ['我要投诉你们', 'official_complaint'],
    ['不给退款我就告你们', 'official_complaint'],
    ['不得不投诉了', 'official_complaint'],
    ['I am going to sue', 'official_complaint'],
    ['I will file a complaint with trading standards', 'official_complaint'],
    ['不处理就给差评', 'bad_review'],
    ['等着一星差评吧', 'bad_review'],
    ['发到小红书让大家看看', 'bad_review'],
    ['expect a one-star from me', 'bad_review'],
    ['I will leave a nasty review', 'bad_review'],
    ['你们就是骗子', 'anger'],
    ['什么破玩意', 'anger'],
    ['质量太垃圾了', 'anger'],
    ['到底什么时候发货！！', 'anger'],
    ['this is ridiculous', 'anger'],
    ['what a scam', 'anger'],
  ])('“%s” is heard as %s', (text, reason) => {
    expect(reasonsOf(text)).toContain(reason);
  });

  it.each([
    '没过敏，就是想换个颜色', '没有过敏', '用了没有出现过敏', '敏感肌会过敏吗', '容易过敏的人能用吗', '过敏体质可以用吗', '会不会引起过敏', '如果过敏能退吗', '这款防过敏吗',
    '孕妇可以用吗', '宝宝穿多大码', '孩子三岁穿几码', '帮我寄到医院，地址是人民医院', '快递送到医院门口', '心痒痒想再买一件', '等了一星期了', '我不会给差评的', '没打算投诉', '投诉已经撤了，不投诉了',
    '看到有差评说掉色', '差评多吗', '请告诉你们的仓库', '转告你们店长', '垃圾袋有几卷', '垃圾桶多大', '屏幕划伤了', '订单号 2312315678', '价格 123456', '衣服破了个洞', '不骗人，真的好用', '滚筒洗衣机能洗吗', '空气炸锅怎么清洗', '对桃毛过敏能吃油桃吗', '起泡网送吗',
    'is this hypoallergenic', 'is it safe for allergy sufferers', 'could this cause a rash', 'if I am allergic can I return it', 'no allergic reaction at all', 'this is not a scam right', 'I have an issue with sizing', 'please deliver to the hospital',
    'I read some bad reviews', 'I don’t want to leave a bad review', 'can I pursue a refund', 'how do I return this', '什么时候发货', '我的货到哪了', '3号链接还有货吗', '在吗', '',
  ])('“%s” is calm', (text) => {
    expect(urgencyOf(text)).toEqual({ urgency: 'normal', reasons: [] });
  });

  it('health, or two reasons at once, are critical; one other reason is high', () => {
    expect(urgencyOf('过敏了')).toEqual({ urgency: 'critical', reasons: ['vulnerable'] });
    expect(urgencyOf('骗子，等着12315吧')).toEqual({ urgency: 'critical', reasons: ['official_complaint', 'anger'] });
    expect(urgencyOf('等着差评')).toEqual({ urgency: 'high', reasons: ['bad_review'] });
  });
  it('a word taken back does not hide another that is meant', () => {
    expect(reasonsOf('没过敏，但是你们是骗子')).toEqual(['anger']);
    expect(reasonsOf('第一次没过敏，第二次过敏了')).toEqual(['vulnerable']);
  });
  it('health and official complaints go to a person at once, anger alone does not', () => {
    expect(['我过敏了', '打12315', '气死我了', '给差评', '在吗'].map((text) => isSerious(urgencyOf(text)))).toEqual([true, true, false, false, false]);
  });
});

describe('a conversation’s urgency', () => {
  it('rises with what is heard and gathers the reasons', () => {
    expect(raised({ urgency: 'normal', urgencyReasons: null }, urgencyOf('骗子'))).toEqual({ urgency: 'high', urgencyReasons: ['anger'] });
    expect(raised({ urgency: 'high', urgencyReasons: ['anger'] }, urgencyOf('我过敏了'))).toEqual({ urgency: 'critical', urgencyReasons: ['anger', 'vulnerable'] });
  });
  it('never falls, and stays as it is where nothing new is heard', () => {
    expect(raised({ urgency: 'critical', urgencyReasons: ['vulnerable'] }, urgencyOf('好的谢谢'))).toBeNull();
    expect(raised({ urgency: 'critical', urgencyReasons: ['vulnerable'] }, urgencyOf('骗子'))).toEqual({ urgency: 'critical', urgencyReasons: ['vulnerable', 'anger'] });
  });
  it('stays low where calm words come in', () => {
    expect(raised({ urgency: 'low', urgencyReasons: null }, urgencyOf('在吗'))).toBeNull();
  });
});
