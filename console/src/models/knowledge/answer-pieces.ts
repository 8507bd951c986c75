/** An answer as the shopper would read it: words, and variables filled from a sample order or left as chips. Pure. */
import type { Language } from '@aftercast/shared';

/** The variables an answer may use, in the order offered. */
export const answerVariables = [
  'shopper.name', 'order.id', 'shipment.carrier', 'shipment.trackingNumber', 'shipment.lastEvent', 'promise.shipBy',
  'promise.shipping', 'promise.gift', 'promise.priceGuarantee', 'promise.freeReturn', 'promise.freight', 'promise.qualityClaim', 'link.stock', 'link.price', 'shop.name',
] as const;
export type AnswerVariable = (typeof answerVariables)[number];

/** `unknown`: braces around something that is no variable. */
export type AnswerPiece = { kind: 'text'; text: string } | { kind: 'variable'; name: AnswerVariable } | { kind: 'unknown'; text: string };

const variable = /\{\{\s*([\w.]*)\s*\}\}/g;

export function answerPieces(answer: string): AnswerPiece[] {
  const pieces: AnswerPiece[] = [];
  let at = 0;
  for (const found of answer.matchAll(variable)) {
    if (found.index > at) pieces.push({ kind: 'text', text: answer.slice(at, found.index) });
    const name = answerVariables.find((one) => one === found[1]);
    pieces.push(name ? { kind: 'variable', name } : { kind: 'unknown', text: found[0] });
    at = found.index + found[0].length;
  }
  if (at < answer.length) pieces.push({ kind: 'text', text: answer.slice(at) });
  return pieces;
}

/** Why an answer can't be kept, or null. */
export function answerProblem(answer: string): 'unknown_variable' | 'stray_braces' | null {
  const pieces = answerPieces(answer);
  if (pieces.some(({ kind }) => kind === 'unknown')) return 'unknown_variable';
  return pieces.some((piece) => piece.kind === 'text' && /\{\{|\}\}/.test(piece.text)) ? 'stray_braces' : null;
}

/** The values of an order that could be anyone's. */
export function sampleValues(language: Language, shopName: string): Record<AnswerVariable, string> {
  const order = { 'order.id': 'LY20261121-0083', 'shipment.trackingNumber': 'YY7301285546', 'shop.name': shopName };
  return language === 'zh'
    ? { ...order, 'shopper.name': '桃子汽水', 'shipment.carrier': '云驿速递', 'shipment.lastEvent': '【武汉】已到达转运中心', 'promise.shipBy': '11月23日 20:00', ...saidInChinese }
    : { ...order, 'shopper.name': 'Peach Soda', 'shipment.carrier': 'Cloudpost Express', 'shipment.lastEvent': 'Arrived at the Wuhan sorting centre', 'promise.shipBy': '23 Nov, 20:00', ...saidInEnglish };
}

/** What a host may have said. */
const saidInChinese = {
  'promise.shipping': '今晚拍的 48 小时内全部发走', 'promise.gift': '十点前付款，每台送一张 64G 存储卡', 'promise.priceGuarantee': '保价 15 天，降了就补', 'promise.freeReturn': '收到先用七天，不满意用过也能退',
  'promise.freight': '送运费险，退货最高赔 12 元', 'promise.qualityClaim': '90% 白鹅绒，假一赔三', 'link.stock': '3号链接现在还有货，可以直接拍', 'link.price': '3号链接直播价 159 元',
};
const saidInEnglish = {
  'promise.shipping': 'everything ordered tonight leaves within 48 hours', 'promise.gift': 'pay before ten and get a 64 GB card with each camera', 'promise.priceGuarantee': 'price guaranteed for 15 days',
  'promise.freeReturn': 'try it for seven days, return it even if used', 'promise.freight': 'return shipping is insured, up to ¥12', 'promise.qualityClaim': '90% white goose down, or triple your money back', 'link.stock': 'Link 3 is still in stock, you can order it now', 'link.price': 'Link 3 is 159 during the stream',
};
