import type { ErrorCode } from '@aftercast/shared';
import type { LaterMessages } from '../messages/later-messages.ts';
import type { Chat } from '../models/chat.ts';

/** Under a message that the server will not take as it is: why, and what can be done. */
export function Failure({ code, id, chat, words }: { code?: ErrorCode; id: string; chat: Chat; words: LaterMessages }) {
  return (
    <div class="foot late">
      <span>{(code && words.failed[code]) ?? words.failed.other}</span>
      <button type="button" onClick={() => chat.retry(id)}>{words.retry}</button>
      <button type="button" onClick={() => chat.discard(id)}>{words.remove}</button>
    </div>
  );
}
