import type { LaterMessages } from '../messages/later-messages.ts';
import type { ChatState } from '../models/chat-state.ts';
import { Care } from './Care.tsx';
import { Rating } from './Rating.tsx';
import type { View } from './view.ts';

/** What is asked below the last message. */
export function TalkEnd(props: View & { state: ChatState; words: LaterMessages; attending: boolean }) {
  return <><Care {...props} /><Rating {...props} /></>;
}
