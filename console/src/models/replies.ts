/**
 * What this agent wrote and the server has not yet stored, for all conversations: shown at once, sent in order,
 * sent again after a break under the same id, kept over a reload of the tab.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { ImageView, Message } from '@aftercast/shared';
import { createOutbox, type OutboxItem, type OutboxStorage } from '@aftercast/shared/client';
import type { Link } from './link.ts';

/** One reply on its way. */
export interface Reply { conversationId: string; text: string; images: ImageView[] }

export interface Replies {
  items: ReadonlySignal<readonly OutboxItem<Reply>[]>;
  /** False when too much is unsent already. */
  add(reply: Reply): boolean;
  retry(id: string): void;
  discard(id: string): void;
  /** A reply is stored: here it is as everyone else sees it. */
  onStored(heard: (message: Message) => void): void;
  stop(): void;
}

interface Deps {
  link: Link;
  agent: () => { id: string; name: string };
  newId: () => string;
  clock: () => number;
  storage: OutboxStorage;
}

export function createReplies({ link, agent, newId, clock, storage }: Deps): Replies {
  const heard: ((message: Message) => void)[] = [];
  const outbox = createOutbox<Reply>({
    newId, clock, storage,
    send: ({ id, payload: { conversationId, text, images } }) => link.send({
      type: 'message.send', id, conversationId, text, ...(images.length > 0 ? { images: images.map((image) => image.uploadId) } : {}),
    }),
    onChange: (next) => { items.value = next; },
  });
  const items = signal<readonly OutboxItem<Reply>[]>(outbox.items());

  link.on('message.ack', (frame) => {
    const item = outbox.acked(frame.id);
    if (!item) return;
    const { id, name } = agent();
    const { text, images } = item.payload;
    const message: Message = {
      id: frame.id, conversationId: frame.conversationId, seq: frame.seq, at: frame.at, sender: 'agent', authorId: id, authorName: name,
      body: { kind: 'text', text, ...(images.length > 0 ? { images } : {}) },
    };
    for (const tell of heard) tell(message);
  });
  link.on('error', (frame) => {
    if (frame.ref !== undefined) outbox.refused(frame.ref, frame.code, frame.retryAfterMs);
  });
  link.onResync(() => outbox.resume());

  return {
    items,
    add: (reply) => outbox.add(reply) !== null,
    retry: outbox.retry,
    discard: outbox.discard,
    onStored: (tell) => { heard.push(tell); },
    stop: outbox.stop,
  };
}
