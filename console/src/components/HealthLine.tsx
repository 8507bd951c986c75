import type { InboxConversation } from '@aftercast/shared';
import { useWords } from './ConsoleContext.tsx';
import { Icon } from './Icon.tsx';

/** Above a talk in which someone's health is spoken of: who reads it, and what the shopper said to showing it to others. */
export function HealthLine({ row: { health } }: { row: InboxConversation }) {
  const words = useWords().conversation.health;
  if (!health) return null;
  return (
    <div class="health-line" role="note">
      <Icon name={health.hidden ? 'lock' : 'eye'} size={16} />
      <p>{health.hidden ? words.hidden : words.shown} <span class="faint">{words.consent[health.consent ?? 'open']}</span></p>
    </div>
  );
}
