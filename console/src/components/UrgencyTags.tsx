import type { InboxConversation } from '@aftercast/shared';
import { urgencyTags } from '../models/urgency-tags.ts';
import { useWords } from './ConsoleContext.tsx';
import { Tag } from './Tag.tsx';

/** How urgent a conversation is and why; nothing for what is as urgent as any. */
export function UrgencyTags({ row }: { row: InboxConversation }) {
  const { urgency } = useWords().inbox;
  return <>{urgencyTags(row).map(({ kind, name, tone }) => (
    <Tag key={name} tone={tone}>{kind === 'level' ? urgency.levels[name] : urgency.reasons[name]}</Tag>
  ))}</>;
}
