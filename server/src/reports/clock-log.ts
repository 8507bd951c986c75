/**
 * Our log in the words of the platforms' clocks. Pure.
 *
 * A handoff is the wish for a person, whether the shopper or the bot has it. What the bot says while it hands over is an automatic
 * reply, since it answers nothing. An agent who gets a conversation that another one held has it transferred, also by way of the queue.
 * Back to the bot, or merged into another conversation, the people's part has ended: `resolved`. Opening a closed conversation again
 * for its agent assigns it.
 */
import type { Message, MessageBody } from '@aftercast/shared';
import type { ClockEvent } from './clocks/clock-event.ts';

type Notice = Extract<MessageBody, { kind: 'notice' }>;

/** @param messages a whole conversation in order */
export function toClockEvents(messages: readonly Message[]): ClockEvent[] {
  const handoffs = new Set(messages.filter(({ body }) => body.kind === 'notice' && body.event === 'handoff').map(({ id }) => id));
  const events: ClockEvent[] = [];
  let holder: string | null = null;

  function give(at: number, agent: string | null): void {
    if (agent === null) return;
    events.push({ at, type: holder === null || holder === agent ? 'assigned' : 'transferred', agent });
    holder = agent;
  }
  function notice({ at, authorId }: Message, { event }: Notice): void {
    switch (event) {
      case 'handoff': events.push({ at, type: 'handoff-requested' }); return;
      case 'assigned': case 'transferred': case 'reopened': give(at, authorId); return;
      case 'resolved': case 'returned_to_bot': case 'merged':
        events.push({ at, type: 'resolved' });
        holder = null;
        return;
      case 'requeued': return;
    }
  }

  for (const message of messages) {
    const { at, sender, id, authorId, body } = message;
    if (body.kind === 'notice') notice(message, body);
    else if (sender === 'shopper') events.push({ at, type: 'shopper-message' });
    else if (sender === 'agent') {
      holder ??= authorId;
      events.push({ at, type: 'agent-message', ...(authorId === null ? {} : { agent: authorId }) });
    } else if (sender === 'bot') events.push(handoffs.has(id.replace(/\.bot$/, '.handoff')) ? { at, type: 'auto-reply' } : { at, type: 'bot-message', mode: 'full-auto' });
  }
  return events;
}
