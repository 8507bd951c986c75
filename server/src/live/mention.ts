/**
 * Which of a broadcast's numbered links a message names: by its number ("3号链接", "三号还有吗", "link 3", "#3") or by what was on the
 * screen ("刚才那个", "现在这个", "the last one"). Pure; it knows no session, so that a number may be one that isn't there.
 */

/** `number`: that link. `current`, `previous`: what is on the screen as the shopper writes, or was before it. */
export type Mention = { kind: 'number'; number: number } | { kind: 'current' } | { kind: 'previous' };

const digits: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const n = String.raw`(\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])`;
/** People type 连接 and 好 where they mean 链接 and 号. */
const link = '(?:链|连接|连结|宝贝|商品|产品|品(?!牌)|款)';

const named = new RegExp(String.raw`${n}\s*[号好]\s*(?:的)?\s*${link}|${n}\s*(?:链接|连接)|(?:链接|连接)\s*(?:第)?\s*${n}(?!\d|个|天|元|块|件|%)`);
const sign = /(?:^|[^\w&])#\s*(\d{1,3})(?!\w)|(?:^|\D)(\d{1,3})\s*#/;
/** "3号" alone is a day as often as a link: only what one asks of goods, or wants, makes it one. */
const asked = '(?:还有|有货|没货|有没有|多少|什么|啥|怎么|咋|尺[码寸]|大小|颜色|色号|几|多[大重长厚]|好用|适合|质量|包邮|价格|优惠|赠品?|送|补货|断货|下架|上架|售罄|[?？]|$)';
const bare = new RegExp(String.raw`(?<![月\d])${n}\s*号\s*(?:那个|这个|的)?\s*(?:是|都|现在)?\s*${asked}`);
const english = /\b(?:links?|items?|products?)\s*(?:no\.?|number|#)?\s*(\d{1,3})\b|\b(?:no\.|number)\s*(\d{1,3})\b/i;

const notGoods = String.raw`(?!\s*(?:月|周|星期|礼拜|年|客服|人|同事|订单|单子|快递|包裹|问题|地址))`;
/** "刚才说的赠品" is what was promised a moment ago, of whatever is on the screen. */
const promised = '(?:赠品|礼物|礼品|小样|送|福利|优惠|活动|保价|价保|补差|包退|试用|退货|运费|质量|发货|承诺)';
const notPromised = `(?!\\s*(?:那个|这个|的|要)?\\s*${promised})`;
const said = new RegExp(String.raw`(?:刚才|刚刚|方才|刚|主播|直播间?里?|你们)\s*(?:不是|有)?\s*(?:说|讲|答应|承诺)(?:了|过|好)?\s*(?:要)?(?:的)?\s*(?:那个|这个)?\s*${promised}`);
const previous = new RegExp(String.raw`(?:刚才|刚刚|方才|刚)\s*(?:的|那个|那款|那件|讲的|说的|卖的|介绍的|上的|播的|展示的)${notGoods}${notPromised}|(?:上|前)一?(?:个|款|件|条链接)${notGoods}|(?:前面|之前)(?:那个|那款|讲的|介绍的)${notGoods}|\b(?:the )?(?:last|previous) (?:one|item|link|product)\b|\bthe one (?:just )?before\b|\bone you just (?:showed|had)\b`, 'i');
const current = /(?:现在|正在|目前|当前)\s*(?:这个|这款|这件|的|讲的?|说的|卖的?|介绍的?|播的?|展示的?|上的)|在(?:讲|介绍|卖|展示)的|屏幕上|手(?:里|上)(?:这|那|的|拿)|\b(?:this|current) (?:one|item|link|product)\b|\bon (?:the )?screen\b|\b(?:showing|presenting) (?:right )?now\b/i;

/** What the text names, or null. A number comes before everything else; of two only the first counts. */
export function mentionIn(text: string): Mention | null {
  const plain = text.normalize('NFKC');
  const found = [named, sign, bare, english].map((pattern) => pattern.exec(plain)?.slice(1).find((group) => group !== undefined)).find((group) => group !== undefined);
  if (found !== undefined) return { kind: 'number', number: numberOf(found) };
  if (previous.test(plain)) return { kind: 'previous' };
  return current.test(plain) ? { kind: 'current' } : null;
}

function numberOf(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  const [tens = '', ones = ''] = written.includes('十') ? written.split('十') : ['', written];
  const high = written.includes('十') ? (digits[tens] ?? 1) * 10 : 0;
  return high + (digits[ones] ?? 0);
}

/** Whether the text points at something without naming it: where nothing else says which product, the one on screen is meant. */
export function pointsAtScreen(text: string): boolean {
  return /[这那][个款件种]|(?<!其)它|\b(?:this|it|these)\b/i.test(text) || said.test(text.normalize('NFKC'));
}
