import type { InboxConversation } from '@aftercast/shared';
import { shopperName } from '../models/shopper-name.ts';
import { useConsole, useTimes, useWorkspace, useWords } from './ConsoleContext.tsx';
import { WaitClock } from './WaitClock.tsx';

/** Reasons that ask for haste are tinted as such. */
const pressing: readonly string[] = ['force_word', 'needs_person'];

/** One conversation in the lists: who, since when, the last words, why it is here. */
export function InboxRow({ row }: { row: InboxConversation }) {
  const words = useWords();
  const { inbox, conversation } = words;
  const { clock } = useConsole();
  const { agentId, drafts } = useWorkspace();
  const times = useTimes();
  const mine = row.owner?.id === agentId;
  const draft = mine ? drafts.of(row.id) : '';
  const speaker = row.previewSender === 'shopper' || row.previewSender === 'system' ? null : row.previewSender === 'bot' ? conversation.senders.bot : row.owner?.name ?? null;
  return (
    <div class={`inbox-row${row.unread > 0 ? ' unread' : ''}${row.state === 'resolved' ? ' resolved' : ''}`}>
      <span class="row-name"><bdi>{shopperName(row.shopper, words)}</bdi></span>
      {row.waitingSince === null
        ? <time class="row-time" dateTime={new Date(row.lastMessageAt).toISOString()}>{times.ago(row.lastMessageAt, clock.now.value)}</time>
        : <WaitClock since={row.waitingSince} />}
      <span class="row-preview" dir="auto">
        {draft === '' ? <>{speaker && <span class="row-speaker">{speaker}: </span>}{row.preview}</> : <><span class="row-draft">{conversation.composer.draftKept}</span> {draft}</>}
      </span>
      <span class="row-tags">
        {row.handoffReason && row.state !== 'resolved' && row.state !== 'bot' && (
          <span class={`tag ${pressing.includes(row.handoffReason) ? 'late' : ''}`}>{inbox.reasons[row.handoffReason]}</span>
        )}
        {row.state === 'bot' && <span class="tag info">{inbox.states.bot}</span>}
        {row.state === 'resolved' && <span class="tag">{inbox.states.resolved}</span>}
        {row.queuePlace !== null && <span class="tag">{inbox.row.place(row.queuePlace)}</span>}
        {row.owner && <span class="tag"><bdi>{mine ? inbox.row.you : inbox.row.handledBy(row.owner.name)}</bdi></span>}
        {row.language !== 'zh' && <span class="tag info" title={inbox.languages[row.language]}>{row.language.toUpperCase()}</span>}
      </span>
      {row.unread > 0 && <span class="row-unread" aria-label={inbox.newChats(row.unread)}>{row.unread > 99 ? '99+' : row.unread}</span>}
    </div>
  );
}
