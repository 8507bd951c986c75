import type { WidgetConfig } from '@aftercast/shared';
import type { Chat } from '../models/chat.ts';
import type { LaterMessages } from '../messages/later-messages.ts';
import type { Messages } from '../messages/messages.ts';
import type { Failure } from './Failure.tsx';
import type { Notice } from './Notice.tsx';
import type { OrderPart } from './OrderPart.tsx';
import type { Parts } from './Parts.tsx';
import type { Pictures } from './Pictures.tsx';
import type { TalkEnd } from './TalkEnd.tsx';
import type { Memory } from '../launcher/memory.ts';

/** What every part of the open panel is drawn with. */
export interface View {
  chat: Chat;
  say: Messages;
  config: WidgetConfig;
  /** Address of the server with a slash at its end; pictures are relative to it. */
  server: string;
  siteKey: string;
  /** What this browser keeps of the shopper, and how more is added to it. */
  memory: Memory;
  remember(part: Memory): void;
  /** Null until the first notice, picture or failure has made it come. */
  later: Later | null;
  loadLater(): Promise<Later>;
}

/** The later chunk with its words. */
export interface Later { Failure: typeof Failure; Notice: typeof Notice; OrderPart: typeof OrderPart; Parts: typeof Parts; Pictures: typeof Pictures; TalkEnd: typeof TalkEnd; words: LaterMessages }
