import type { InboxConversation } from '@aftercast/shared';
import { careSign, pictureSign } from '@aftercast/shared/client';
import type { Messages } from '../messages/index.ts';

/** What a shopper is called: the name, else the member id, else a guest with the end of the id. */
export function shopperName(shopper: InboxConversation['shopper'], messages: Messages): string {
  return shopper.name?.trim() || shopper.externalId || messages.inbox.guest(shopper.id.slice(-4));
}

/** The last words of a conversation as the lists show them. @param hidden whether this agent may not read them in the conversation either */
export function previewText(preview: string, messages: Messages, hidden = true): string {
  if (preview === careSign) return hidden ? messages.conversation.health.covered : messages.inbox.careInside;
  return preview === pictureSign ? messages.inbox.picture : preview;
}

/** The first character a person would see, whole emoji and all where the browser can tell, for the round picture. */
export function initialOf(name: string): string {
  const text = name.trim();
  const Segmenter = Intl.Segmenter as typeof Intl.Segmenter | undefined;
  const first = Segmenter ? [...new Segmenter().segment(text)][0]?.segment : [...text][0];
  return first?.toUpperCase() ?? '·';
}
