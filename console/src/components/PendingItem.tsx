import type { OutboxItem } from '@aftercast/shared/client';
import type { Reply } from '../models/replies.ts';
import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { MessageFrame } from './MessageItem.tsx';
import { MessageBody } from './MessageBody.tsx';

/** A reply that the server has not stored yet: on its way, or refused with a way to try again. */
export function PendingItem({ item, leads }: { item: OutboxItem<Reply>; leads: boolean }) {
  const words = useWords();
  const { session } = useConsole();
  const { replies } = useWorkspace();
  const { delivery, resend, discard } = words.conversation;
  const failed = item.state === 'failed';
  const reason = item.code ? words.errors[item.code] : null;
  return (
    <MessageFrame
      speaker={{ kind: 'me', name: session.agent.value?.name ?? '' }} at={item.at} leads={leads}
      delivery={failed
        ? (
            <div class="delivery failed" role="alert">
              <Icon name="warning" size={14} /><span>{delivery.failed}{reason && ` · ${reason}`}</span>
              <Button tone="quiet" onPress={() => replies.retry(item.id)}>{resend}</Button>
              <Button tone="quiet" onPress={() => replies.discard(item.id)}>{discard}</Button>
            </div>
          )
        : <p class="delivery sending">{delivery.sending}{reason && ` · ${reason}`}</p>}
    >
      <MessageBody body={{ kind: 'text', text: item.payload.text, images: item.payload.images }} />
    </MessageFrame>
  );
}
