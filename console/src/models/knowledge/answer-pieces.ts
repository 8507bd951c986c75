/** An answer as the shopper would read it: words, and variables filled from a sample order or left as chips. Pure. */
import type { Language } from '@aftercast/shared';

/** The variables an answer may use, in the order offered. */
export const answerVariables = ['shopper.name', 'order.id', 'shipment.carrier', 'shipment.trackingNumber', 'shipment.lastEvent', 'promise.shipBy', 'shop.name'] as const;
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
    ? { ...order, 'shopper.name': '桃子汽水', 'shipment.carrier': '云驿速递', 'shipment.lastEvent': '【武汉】已到达转运中心', 'promise.shipBy': '11月23日 20:00' }
    : { ...order, 'shopper.name': 'Peach Soda', 'shipment.carrier': 'Cloudpost Express', 'shipment.lastEvent': 'Arrived at the Wuhan sorting centre', 'promise.shipBy': '23 Nov, 20:00' };
}
