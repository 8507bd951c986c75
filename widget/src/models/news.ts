/** What the page that carries the bubble hears of the talk. */
import type { AftercastEvents } from '../../aftercast.d.ts';
import type { Message } from '@aftercast/shared';

export type Emit = <Name extends keyof AftercastEvents>(event: Name, detail: AftercastEvents[Name]) => void;

export function createNews(emit: Emit) {
  let toldUnread = 0;
  return {
    /** A message that is new, not one of the history. */
    message({ id, conversationId, sender, at, body }: Message): void {
      if (body.kind === 'notice') {
        if (body.event === 'handoff') emit('handoff', { conversationId, reason: body.reason ?? null });
        if (body.event === 'resolved') emit('resolved', { conversationId });
      } else if (sender !== 'system') emit('message', { id, conversationId, sender, at, text: 'text' in body ? body.text : '' });
    },
    unread(count: number): void {
      if (count !== toldUnread) emit('unread', { count: toldUnread = count });
    },
  };
}
