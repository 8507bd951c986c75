/**
 * What the bot can say after a session's import: the questions given with their answers, and one entry a promise that shoppers ask about.
 * By when it ships is left out: the standard answer says it of the shopper's own order. Pure.
 */
import type { KnowledgeEntry, Language, LivePromise, LiveSession, Product } from '@aftercast/shared';
import { cellOfTime } from '../../sheets/sheet-time.ts';
import { derivedId } from './derived-id.ts';
import type { SessionQuestion } from './session-sheet.ts';

interface Words { question: string; phrasings: string[]; answer: string }
type Wording = (name: string, text: string, until: string) => Words;

const zh: Partial<Record<LivePromise['kind'], Wording>> = {
  gift: (name, text, until) => ({ question: `${name}有赠品吗`, phrasings: [`买${name}送什么`, `${name}的赠品怎么没收到`, '主播说的赠品有吗', '赠品是什么'], answer: `本场直播承诺：${text}。${until} 前付款的订单都有，随商品一起寄出。` }),
  'price-guarantee': (name, text) => ({ question: `${name}保价到什么时候`, phrasings: [`${name}降价了能退差价吗`, `${name}买贵了补不补`, '保价多久', '保价到几号'], answer: `本场直播承诺：${text}。这期间降价，把订单号发来就给您补差价。` }),
  'free-return': (name, text) => ({ question: `${name}可以无理由退货吗`, phrasings: [`${name}不喜欢能退吗`, `${name}几天内能退`, '七天无理由吗'], answer: `本场直播承诺：${text}。` }),
  'freight-insurance': (name, text) => ({ question: `${name}有运费险吗`, phrasings: [`退${name}运费谁出`, '有没有运费险', '运费险赔多少'], answer: `本场直播承诺：${text}。` }),
};
const en: Partial<Record<LivePromise['kind'], Wording>> = {
  gift: (name, text, until) => ({ question: `Does the ${name} come with a gift?`, phrasings: [`what do I get with the ${name}`, 'where is the free gift', 'what is the gift'], answer: `Promised on air: ${text}. It holds for orders paid before ${until} and comes in the same parcel.` }),
  'price-guarantee': (name, text) => ({ question: `Until when is the price of the ${name} guaranteed?`, phrasings: [`the ${name} got cheaper, can I get the difference`, 'how long is the price guaranteed'], answer: `Promised on air: ${text}. If the price drops before that, send us your order number and we refund the difference.` }),
  'free-return': (name, text) => ({ question: `Can I return the ${name} without a reason?`, phrasings: [`I don't like the ${name}, can I send it back`, 'how many days do I have to return it'], answer: `Promised on air: ${text}.` }),
  'freight-insurance': (name, text) => ({ question: `Is return shipping of the ${name} insured?`, phrasings: [`who pays to return the ${name}`, 'is there freight insurance'], answer: `Promised on air: ${text}.` }),
};
const terms: Record<Language, (name: string, text: string) => Words> = {
  zh: (name, text) => ({ question: `${name}支持退货吗`, phrasings: [`${name}能退吗`, `${name}怎么退`, '这个能退吗'], answer: `${name}的退货条款：${text}。` }),
  en: (name, text) => ({ question: `Can I return the ${name}?`, phrasings: [`what are the return terms of the ${name}`, 'can this be returned'], answer: `Return terms of the ${name}: ${text}.` }),
};
const category: Record<Language, string> = { zh: '直播', en: 'Live' };

interface Given { session: LiveSession; products: readonly Product[]; questions: readonly SessionQuestion[]; language: Language; zone: string }

/** Ids come from session, product and promise, so that the same sheet again means the same entries. */
export function sessionEntries({ session, products, questions, language, zone }: Given): KnowledgeEntry[] {
  const names = new Map(products.map(({ id, name, nameEn }) => [id, language === 'en' ? nameEn ?? name : name]));
  const entry = (mark: string, product: string, words: Words, validUntil: number | null): KnowledgeEntry => ({
    id: derivedId(session.id, product, mark), tier: 2, category: category[language], keywords: [], ...words,
    scope: { product, liveSession: session.id }, validUntil,
  });
  // Of two promises of one kind the first is what the entry says; answers that quote promises know both.
  const isFirst = ({ kind, product }: LivePromise, at: number): boolean => session.promises.findIndex((each) => each.kind === kind && each.product === product) === at;
  const promised = session.promises.filter(isFirst).flatMap(({ kind, product, text, textEn, validUntil, terms: { claimUntil } }) => {
    const wording = (language === 'zh' ? zh : en)[kind];
    if (!wording || product === null) return [];
    return [entry(kind, product, wording(names.get(product) ?? product, (language === 'en' ? textEn : undefined) ?? text, cellOfTime(validUntil, zone)), claimUntil ?? null)];
  });
  const returns = new Map(session.links.filter(({ returnTerms }) => returnTerms !== '').map(({ product, returnTerms }) => [product, returnTerms]));
  const returned = [...returns].map(([product, text]) => entry('return-terms', product, terms[language](names.get(product) ?? product, text), null));
  const asked = questions.map(({ product, number, question, answer }) => entry(`q${number}`, product, { question, phrasings: [], answer }, null));
  return [...new Map([...promised, ...returned, ...asked].map((each) => [each.id, each])).values()];
}
