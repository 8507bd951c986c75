/** In whose hands a conversation is after each notice of its log: the one rule that times, reports and ratings read it by. Pure. */
import type { Message } from '@aftercast/shared';

export type Stage = 'bot' | 'queue' | 'human' | 'over';

/**
 * Null: the notice moves nothing, such as one about a case, or is no notice.
 * A `transferred` that names nobody went to the queue; a `reopened` that names nobody went to the queue where it says so, else to the bot.
 */
export function stageAfter({ authorId, body }: Pick<Message, 'authorId' | 'body'>): Stage | null {
  if (body.kind !== 'notice') return null;
  switch (body.event) {
    case 'handoff': case 'requeued': return 'queue';
    case 'assigned': return 'human';
    case 'transferred': return authorId === null ? 'queue' : 'human';
    case 'reopened':
      if (authorId !== null) return 'human';
      return body.queued ? 'queue' : 'bot';
    case 'returned_to_bot': return 'bot';
    case 'resolved': case 'merged': return 'over';
    default: return null;
  }
}
