import type { MatcherEntry } from '../../../server/src/matching/types.ts';

/** An entry with the fields a test cares about. */
export function entry(given: Partial<MatcherEntry> & Pick<MatcherEntry, 'id' | 'question'>): MatcherEntry {
  return { tier: 1, phrasings: [], keywords: [], answer: '好的。', scope: { product: null, liveSession: null }, ...given };
}

/** A little shop: delivery, returns, two devices with a red light, a promise of one live session, a complaint. */
export const littleShop: MatcherEntry[] = [
  entry({ id: 'where', question: '我的货到哪了', phrasings: ['快递到哪儿了', '帮我查一下物流', '包裹现在在什么地方'], keywords: ['物流', '快递'] }),
  entry({ id: 'return', question: '怎么退货', phrasings: ['我要退货', '不喜欢想退掉', '东西不合适能退吗'], keywords: ['退货'] }),
  entry({ id: 'refund', question: '退款多久到账', phrasings: ['钱什么时候退回来', '退款几天到账'], keywords: ['退款', '到账'] }),
  entry({ id: 'price', question: '买完降价了能补差价吗', phrasings: ['刚买就便宜了', '价保几天'], keywords: ['价保', '差价'] }),
  entry({ id: 'price-night', question: '夜场买的价保到哪天', phrasings: ['价保几天'], scope: { product: null, liveSession: 'night' } }),
  entry({ id: 'cam-light', tier: 2, question: '摄像头红灯闪是什么意思', phrasings: ['摄像头亮红灯', '红灯一直闪'], keywords: ['摄像头'], scope: { product: 'cam', liveSession: null } }),
  entry({ id: 'cam-reset', tier: 2, question: '摄像头怎么重置', phrasings: ['摄像头恢复出厂'], keywords: ['摄像头', '重置'], scope: { product: 'cam', liveSession: null } }),
  entry({ id: 'vac-light', tier: 2, question: '扫地机红灯闪是什么意思', phrasings: ['扫地机亮红灯', '红灯一直闪'], keywords: ['扫地机'], scope: { product: 'vac', liveSession: null } }),
  entry({ id: 'vac-reset', tier: 2, question: '扫地机怎么重置', phrasings: ['扫地机恢复出厂'], keywords: ['扫地机', '重置'], scope: { product: 'vac', liveSession: null } }),
  entry({ id: 'damage', tier: 3, question: '收到就是坏的', phrasings: ['外箱压扁了东西碎了', '收到的时候就破损了'], keywords: ['破损', '碎了'] }),
  entry({ id: 'person', tier: 3, question: '转人工', phrasings: ['人工客服'], keywords: ['人工'] }),
];
