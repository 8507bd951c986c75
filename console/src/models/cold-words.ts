/** Words that blame a shopper or shut a door, with gentler ones to offer. Pure; the agent decides. */

/** One such place in a text. `at` in UTF-16 code units. */
export interface ColdWord { at: number; found: string; gentler: string; kind: 'blame' | 'cold' }

const rules: readonly { look: RegExp; gentler: string; kind: ColdWord['kind'] }[] = [
  { look: /[你您](?:这是)?自己(?=.{0,6}(?:弄|没|选|拍|看错|看清|填|写|不|搞|摔|买错|操作|造成|原因|问题))/g, gentler: '我们一起看看是不是', kind: 'blame' },
  { look: /[你您](?:怎么|为什么)(?:不早|不看|没看|没有看|不仔细|才)/g, gentler: '可能我们写得不够清楚，', kind: 'blame' },
  { look: /[你您](?:没|没有)(?:看清楚?|仔细看|认真看|说清楚)/g, gentler: '可能我们没有写清楚', kind: 'blame' },
  { look: /是[你您]的(?:问题|错|责任)/g, gentler: '我们一起找原因', kind: 'blame' },
  { look: /(?:不是|不关)我们的?(?:问题|责任|错|事)/g, gentler: '我来查清楚是哪一步出了差错', kind: 'blame' },
  { look: /别人(?:都|怎么)(?:没|不)(?:有)?(?:问题|事|这样)?/g, gentler: '您的情况我单独来看', kind: 'blame' },
  { look: /[你您](?:必须|得先|只能)/g, gentler: '需要麻烦您', kind: 'cold' },
  { look: /[你您]应该/g, gentler: '您可以', kind: 'cold' },
  { look: /不可能的?/g, gentler: '我再核实一下', kind: 'cold' },
  { look: /(?:这|那)(?:就)?是(?:我们的?|公司的?|店里的?)?规定/g, gentler: '我说明一下为什么这样安排', kind: 'cold' },
  { look: /(?:我们?也?)?没(?:有)?办法/g, gentler: '我看看还能怎么帮您', kind: 'cold' },
  { look: /(?:都)?(?:说了|说过)(?:多少|好几|几|很多)(?:遍|次)了?/g, gentler: '我再说明一下', kind: 'cold' },
  { look: /(?:急|催)(?:什么|啥)/g, gentler: '我理解您着急', kind: 'cold' },
  { look: /(?:自己|自行)(?:去)?(?:看|查|找|想办法|联系快递)/g, gentler: '我来帮您查', kind: 'cold' },
  { look: /(?:不归|不是)我(?:们)?管的?/g, gentler: '我请负责的同事来帮您', kind: 'cold' },
  { look: /随便[你您]/g, gentler: '看您怎么方便', kind: 'cold' },
  { look: /我?(?:也)?不(?:知道|清楚)(?![您你])/g, gentler: '我去确认一下', kind: 'cold' },
  { look: /\byou should(?:n[’']?t)? have\b/gi, gentler: 'next time it may help to', kind: 'blame' },
  { look: /\byou (?:failed to|forgot to|didn[’']?t (?:read|check|follow|look))\b/gi, gentler: 'we may not have made it clear to', kind: 'blame' },
  { look: /\b(?:(?:it[’']?s|that[’']?s|this is) )?your (?:own )?(?:fault|mistake|problem)\b/gi, gentler: 'let’s find out what happened', kind: 'blame' },
  { look: /\b(?:(?:it[’']?s|that[’']?s|this is) )?not our (?:fault|problem|responsibility)\b/gi, gentler: 'let me find out where it went wrong', kind: 'blame' },
  { look: /\b(?:no ?(?:body|one) else|other customers (?:don[’']?t|never))\b/gi, gentler: 'let me look at your case', kind: 'blame' },
  { look: /\byou (?:must|have to|need to)\b/gi, gentler: 'could you please', kind: 'cold' },
  { look: /\b(?:(?:it[’']?s|that[’']?s|this is) )?(?:against )?(?:our|company|store) (?:policy|rules?)\b/gi, gentler: 'let me explain how it works', kind: 'cold' },
  { look: /\b(?:that[’']?s |it[’']?s )?(?:just )?(?:impossible|not possible)\b/gi, gentler: 'let me check again', kind: 'cold' },
  { look: /\b(?:there[’']?s |there is )?nothing (?:i|we) can do\b/gi, gentler: 'let me see what else I can do', kind: 'cold' },
  { look: /\bas i(?:[’']?ve)? (?:already )?(?:said|told you|mentioned)(?: before)?\b/gi, gentler: 'to sum it up', kind: 'cold' },
  { look: /\bcalm down\b/gi, gentler: 'I understand this is upsetting', kind: 'cold' },
];

/** Every such place, in reading order; of two that overlap the first. */
export function coldWordsIn(text: string): ColdWord[] {
  const found = rules.flatMap(({ look, gentler, kind }) => [...text.matchAll(look)].map((match) => ({ at: match.index, found: match[0], gentler, kind })))
    .sort((a, b) => a.at - b.at || b.found.length - a.found.length);
  const kept: ColdWord[] = [];
  for (const word of found) {
    const before = kept.at(-1);
    if (!before || word.at >= before.at + before.found.length) kept.push(word);
  }
  return kept;
}

/** The text with the gentler words in their place; a sentence still begins with a capital. */
export function soften(text: string, { at, found, gentler }: ColdWord): string {
  const begins = at === 0 || /[.!?\n]\s*$/.test(text.slice(0, at));
  return text.slice(0, at) + (begins ? gentler.charAt(0).toUpperCase() + gentler.slice(1) : gentler) + text.slice(at + found.length);
}
