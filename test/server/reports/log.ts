import type { HandoffReason, Message, MessageBody } from '@aftercast/shared';

export type NoticeEvent = Extract<MessageBody, { kind: 'notice' }>['event'];
/** One line said `at` seconds after the start, by whom; of what is opened again `queue`: its agent is away. */
export type Line = [at: number, what: 'shopper' | 'bot' | 'choices' | 'agent' | 'told' | NoticeEvent, by?: string];

export const began = Date.parse('2026-11-11T10:00:00+08:00');

/** A log out of lines; whatever is no person's or bot's word is a notice. A handoff is caused by the words before it. */
export function logOf(lines: readonly Line[]): Message[] {
  let cause = 'm0';
  return lines.map(([at, what, by], index) => {
    const common = { conversationId: 'c_1', seq: index + 1, authorId: by === 'queue' ? null : by ?? null, authorName: null, at: began + at * 1_000 };
    if (what === 'shopper') cause = `m${index}`;
    if (what === 'shopper' || what === 'agent') return { ...common, id: `m${index}`, sender: what, body: { kind: 'text', text: '…' } };
    if (what === 'bot') return { ...common, id: `${cause}.bot`, sender: 'bot', body: { kind: 'answer', text: '…', source: { entryId: 'e1', question: '?' }, confidence: 1 } };
    if (what === 'choices') return { ...common, id: `${cause}.bot`, sender: 'bot', body: { kind: 'choices', options: [] } };
    if (what === 'told') return { ...common, id: `told${index}`, sender: by === undefined ? 'bot' : 'agent', body: { kind: 'update', text: '…' } };
    const reason: HandoffReason = 'asked';
    return { ...common, id: `${cause}.${what}`, sender: 'system', body: { kind: 'notice', event: what, ...(what === 'handoff' ? { reason } : {}), ...(by === 'queue' ? { queued: true } : {}) } };
  });
}
