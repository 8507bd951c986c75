import type { WidgetConfig } from '@aftercast/shared';
import type { Chat } from '../models/chat.ts';
import type { Messages } from '../messages/messages.ts';

/** What every part of the open panel is drawn with. */
export interface View {
  chat: Chat;
  say: Messages;
  config: WidgetConfig;
  /** Address of the server with a slash at its end; pictures are relative to it. */
  server: string;
  siteKey: string;
}
