/** Lines of the log from what the chat holds: time separators, the divider above what is new, who speaks, how far a message got. Pure. */
import type { Message } from '@aftercast/shared';
import type { OutboxItem } from '@aftercast/shared/client';
import type { ChatState, Draft } from './chat-state.ts';

export type Delivery = 'sending' | 'sent' | 'read' | 'failed';

export type Row =
  | { kind: 'time'; key: string; at: number }
  | { kind: 'divider'; key: string }
  | {
    kind: 'message'; key: string; message: Message;
    /** Another voice than the line above: says whose. */
    first: boolean;
    /** Own messages only; told under the last that was sent and under those that wait or failed. */
    delivery?: Delivery;
    item?: OutboxItem<Draft>;
    /** Nothing was said after it: choices can still be taken. */
    last: boolean;
  };

const pauseMs = 5 * 60_000;

function asMessage({ id, at, payload }: OutboxItem<Draft>, clockAheadMs: number): Message {
  const body: Message['body'] = payload.kind === 'message' ? { kind: 'text', text: payload.text, images: payload.images } : { kind: 'text', text: '' };
  return { id, conversationId: '', seq: Infinity, sender: 'shopper', authorId: null, authorName: null, at: at + clockAheadMs, body };
}

export function rowsOf({ transcript, outbox, divider, conversation, clockAheadMs }: ChatState): Row[] {
  const waiting = outbox.filter(({ payload }) => payload.kind === 'message');
  const spoken = [...transcript.messages, ...waiting.map((item) => asMessage(item, clockAheadMs))];
  const lastOwn = spoken.reduce((last, { sender }, index) => sender === 'shopper' ? index : last, -1);
  const rows: Row[] = [];
  let divided = false;
  spoken.forEach((message, index) => {
    const before = spoken[index - 1];
    const item = waiting[index - transcript.messages.length];
    const late = !before || message.at - before.at > pauseMs;
    if (late) rows.push({ kind: 'time', key: `t${message.id}`, at: message.at });
    const isNew = divider && message.conversationId === divider.conversationId && message.seq > divider.seq && message.sender !== 'shopper';
    if (isNew && !divided) {
      divided = true;
      rows.push({ kind: 'divider', key: 'new' });
    }
    const read = conversation?.id === message.conversationId && message.seq <= conversation.agentReadSeq;
    rows.push({
      kind: 'message', key: `${message.id}`, message, item, last: index === spoken.length - 1,
      first: late || before?.sender !== message.sender || before.authorId !== message.authorId,
      delivery: item ? item.state : index === lastOwn ? read ? 'read' : 'sent' : undefined,
    });
  });
  return rows;
}
