import type { InboxConversation } from '@aftercast/shared';
import { useWorkspace } from '../ConsoleContext.tsx';
import { Tag } from '../Tag.tsx';

/** The labels on a conversation, each with its word. */
export function LabelTags({ row }: { row: InboxConversation }) {
  const { filing } = useWorkspace();
  return <>{filing.on(row).map(({ id, name, tone }) => <Tag key={id} tone={tone}><bdi>{name}</bdi></Tag>)}</>;
}
