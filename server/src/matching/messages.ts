/** Messages that are no question for the knowledge base: courtesies, wishes for a person, mash, insults, negations, other shops. */
import type { Normalised } from './normalise.ts';

export type SmallTalk = 'greeting' | 'thanks' | 'bye' | 'acknowledged';

const bare = (raw: string): string => raw.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const greeting = /^(?:您好|你好|哈喽|哈啰|嗨|在吗|在不在|在么|有人吗|有人在吗|早|早上好|早安|上午好|中午好|下午好|晚上好|晚安|亲|hi+|hello+|hey+|hiya|yo|gooda?(?:morning|afternoon|evening)|goodday|anyone(?:there|here)?|areyouthere)+(?:呀|啊|哈|呢|吖|哦|there|all|guys|everyone)*$/;
const thanks = /^(?:好的?|行|嗯+|哦+|ok(?:ay)?|收到|明白|知道|了解|great|perfect|cool|got ?it)*(?:了|啦|吧)*(?:谢谢?|多谢|感谢|感恩|谢啦|辛苦|thanks?(?:you)?|thankyou|thx|ty|tysm|cheers|appreciateit)+(?:您|你|了|啦|哈|呀|啊|们|somuch|alot|verymuch|very|much|a|lot|bye|mate|guys|没?别?的?事了|没有了|再见|拜拜)*$/;
const bye = /^(?:好的?|行|嗯|ok(?:ay)?)*(?:那|先)*(?:再见|拜拜|88+|回见|回聊|不聊了|没?别?的?事了|没有了|bye+|byebye|goodbye|seeyou|seeya|cya|goodnight|thatsall|nothingelse)+(?:了|啦|哈|呀|啊|谢谢|thanks|later)*$/;
const acknowledged = /^(?:好|好的|好滴|好嘞|嗯|哦|噢|行|行吧|可以|收到|明白|知道|懂|了解|没事|没关系|ok|okay|okey|k|kk|yes|yep|yeah|sure|fine|alright|gotit|isee|great|nice|cool)+(?:了|啦|吧|呢|哈|的|您|你)*$/;

/** Courtesy without a question, or null. */
export function smallTalk(raw: string): SmallTalk | null {
  const text = bare(raw);
  if (text.length === 0 || text.length > 24) return null;
  if (thanks.test(text)) return 'thanks';
  if (bye.test(text)) return 'bye';
  if (greeting.test(text)) return 'greeting';
  return acknowledged.test(text) ? 'acknowledged' : null;
}

const person = /(?:转|找|叫|要|换|喊|来|接|请|联系|给我|是不是|有没有|有)(?:一?[个位名])?(?:真的?|活的?)?(?:人工|真人|活人|大活人|专员|主管|经理|人来|人(?:$|说|聊|处理|服务))|^(?:人工|真人|活人|人工客服|人工服务|客服|在线客服|找客服|找人|叫人|有人吗|人呢|客服呢|客服在吗|转接?客服|转接)$|(?:不要|不想|别)(?:跟|和|给我)?(?:再)?(?:跟|和)?机器人/;
const personEnglish = /^(?:a |an |the )?(?:real |live |actual |human |)(?:human|person|people|agent|operator|representative|rep|someone real)(?: agent| person| being)?$|\b(?:talk|speak|chat|connect|transfer|switch|get|give|want|need)\b.{0,16}\b(?:human|real person|live person|person|someone real|agent|operator|representative|supervisor|manager|staff)\b|\bhuman (?:agent|please|being)\b|\b(?:no|not a|stop|enough) (?:bot|robot)s?\b/;
/** Asking about the people's hours or whether they exist is a question, not a wish. */
const aboutPeople = /几点|上班|下班|时间|电话|周末|礼拜|凌晨|hours?|open|when|what time|weekend|phone number/;

/** Whether the shopper asks for a person. Takes the normalised text. */
export function asksForPerson({ text }: Normalised): boolean {
  if (text.length > 60 || aboutPeople.test(text)) return false;
  return person.test(text.replace(/ /g, '')) || personEnglish.test(text);
}

const insult = /^(?:你|你们|您)?(?:是|真|真是|都|就是|个|这|群|他妈|妈的)*(?:垃圾|傻[逼比叉子缺]|sb|煞笔|白痴|弱智|智障|骗子|废物|脑残|有病|去死|滚|滚蛋|闭嘴|神经病|王八蛋|人工智障|fuck(?:you|off)?|idiots?|stupid|dumb|useless|moron|shutup|garbage|trash|youare|you|so|bot|robot|this|is)+(?:店|机器人|客服|东西|玩意|吧|啊|了|ai)*$/;

/** Anger without a matter. */
export function isInsult({ text }: Normalised): boolean {
  const joined = text.replace(/ /g, '');
  return joined.length <= 20 && insult.test(joined) && !/^(?:you|so|bot|robot|this|is|youare)+$/.test(joined);
}

const vowelless = /^[bcdfghjklmnpqrstvwxz]{5,}$/;
const keyRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'poiuytrewq', 'lkjhgfdsa', 'mnbvcxz'];

/** Keys hit at random, laughter, one character repeated, digits alone. */
export function isGibberish({ text }: Normalised): boolean {
  const joined = text.replace(/ /g, '');
  if (joined === '') return true;
  if (/^(.{1,3})\1{2,}.{0,2}$/u.test(joined) || /^[哈嘿呵嘻呜啊哦额嗯]+(?:笑.{0,3})?$/.test(joined)) return true;
  if (/^[\d#]+$/.test(joined) && joined !== '12315') return true;
  return text.split(' ').every((word) => vowelless.test(word) || mashed(word));
}

/** Five keys in a row anywhere, or a word that is four in a row: "property" holds four and means something. */
function mashed(word: string): boolean {
  if (word.length === 4) return keyRows.some((row) => row.includes(word));
  for (let at = 0; at + 5 <= word.length; at += 1) if (keyRows.some((row) => row.includes(word.slice(at, at + 5)))) return true;
  return false;
}

/** 不要退货, 没说要换, "not a return": the named wish is denied. 不想要 is no denial of a wish but a wish to return. */
const denial = /^(?:我|俺|咱|又|可|也|并|真|都|还|这|那|先|就)*(?:不是|没有?|不|别|甭|没说|没打算|不用|不需要|无需)(?:说|是|给我|帮我)?(?:过|要|想|打算|来|查|问)*(?:申请|办)?(?:退货|退款|退|换货|换|取消|投诉|举报|催|开?发票|改地址|查快递|查物流|转人工|人工|赔|补差)/;
const denialEnglish = /^(?:i |we |please |no )*(?:am not|not|do not|did not|never|no)(?: \w+){0,3} (?:a |an |the |my |to |for )*(?:return|refund|cancel|exchange|complain|complaint|human|invoice)/;

/** Splits what is asked from what is denied. `asked` is empty when everything is denied. */
export function withoutDenials(message: Normalised): { asked: string; denied: string } {
  const asked: string[] = [];
  const denied: string[] = [];
  for (const clause of message.clauses) (denial.test(clause.replace(/ /g, '')) || denialEnglish.test(clause) ? denied : asked).push(clause);
  return { asked: asked.join(' '), denied: denied.join(' ') };
}

const elsewhere = /(?:隔壁|别家|别人家|其他家?|人家)的?(?:直播间|店铺?|主播|平台)|(?:淘宝|拼多多|京东|唯品会|闲鱼|亚马逊)(?:上|那边|店)?(?:买|拍|下单|的)|\b(?:temu|shein|amazon|aliexpress|ebay|taobao|walmart)\b/;
const brands = /小米|米家|华为|科沃斯|海康|萤石|戴森|九阳|苏泊尔|\b(?:xiaomi|dyson|roomba|ecovacs|bose|philips)\b/g;

/** Whether the matter is another shop's goods; a brand that the shop's own entries name is not another's. */
export function isElsewhere({ text }: Normalised, ownTexts: (word: string) => boolean): boolean {
  const found = [...text.match(elsewhere) ?? [], ...text.match(brands) ?? []];
  return found.length > 0 && !found.some((word) => word.length > 1 && ownTexts(word));
}

/** A word and no question: 退款, "refund". Whatever it matches, what is wanted of it is not said. */
export function isOneWord({ text }: Normalised): boolean {
  return /^[\u3400-\u9fff]{1,3}$/.test(text) || /^[a-z]+$/.test(text);
}
