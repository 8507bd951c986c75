import type { ShopperConversation } from '@aftercast/shared';
import type { LaterMessages } from '../messages/later-messages.ts';

/** The place in the queue and how long it is likely to take, where that is known. */
export function WaitLine({ conversation: { queuePlace, wait }, words: { notice } }: { conversation: ShopperConversation; words: LaterMessages }) {
  if (queuePlace === null) return null;
  return <b>{notice.place(queuePlace)}{wait && notice.wait(wait.fromMs / 60_000, wait.toMs === null ? null : wait.toMs / 60_000)}</b>;
}
