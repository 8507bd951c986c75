import type { InboxConversation } from '@aftercast/shared';
import { previewText, shopperName } from '../models/shopper-name.ts';
import { useConsole, useTimes, useWorkspace, useWords } from './ConsoleContext.tsx';
import { pressingReasons } from '../models/inbox-order.ts';
import { DueClock } from './DueClock.tsx';
import { LabelTags } from './filing/LabelTags.tsx';
import { UrgencyTags } from './UrgencyTags.tsx';

/** One conversation in the lists: who, since when, the last words, why it is here. `mixed`: rows of every state stand together. */
export function InboxRow({ row, mixed }: { row: InboxConversation; mixed: boolean }) {
  const words = useWords();
  const { inbox, conversation } = words;
  const { clock } = useConsole();
  const { agentId, drafts, talk } = useWorkspace();
  const times = useTimes();
  const mine = row.owner?.id === agentId;
  // What the bot answers waits for nobody.
  const unread = row.state === 'queued' || row.state === 'assigned' ? row.unread : 0;
  const draft = mine && talk.id.value !== row.id ? drafts.of(row.id) : '';
  const speaker = row.previewSender === 'shopper' || row.previewSender === 'system' ? null : row.previewSender === 'bot' ? conversation.senders.bot : row.owner?.name ?? null;
  return (
    <div class={`inbox-row${unread > 0 ? ' unread' : ''}${row.state === 'resolved' ? ' resolved' : ''}`}>
      <span class="row-name"><bdi>{shopperName(row.shopper, words)}</bdi></span>
      {row.dueAt === null
        ? <time class="row-time" dateTime={new Date(row.lastMessageAt).toISOString()}>{times.ago(row.lastMessageAt, clock.now.value)}</time>
        : <DueClock row={row} />}
      <span class="row-preview" dir="auto">
        {draft === '' ? <>{speaker && <span class="row-speaker">{speaker}: </span>}{previewText(row.preview, words, row.health?.hidden)}</> : <><span class="row-draft">{conversation.composer.draftKept}</span> {draft}</>}
      </span>
      <span class="row-tags">
        <UrgencyTags row={row} />
        <LabelTags row={row} />
        {row.snoozedUntil !== null && <span class="tag info">{words.desk.snooze.until(times.short(row.snoozedUntil))}</span>}
        {mixed && row.state !== 'assigned' && <span class={`tag state-${row.state}`}>{inbox.states[row.state]}</span>}
        {row.handoffReason && !(row.handoffReason === 'force_word' && row.urgencyReasons.includes('force_word')) && row.state !== 'resolved' && row.state !== 'bot' && (
          <span class={`tag ${pressingReasons.includes(row.handoffReason) ? 'late' : ''}`}>{inbox.reasons[row.handoffReason]}</span>
        )}
        {mixed && row.owner && <span class="tag"><bdi>{mine ? inbox.row.you : inbox.row.handledBy(row.owner.name)}</bdi></span>}
        {row.language !== 'zh' && <span class="tag info" title={inbox.languages[row.language]}>{row.language.toUpperCase()}</span>}
      </span>
      {unread > 0 && <span class="row-unread" role="img" aria-label={inbox.newChats(unread)}>{unread > 99 ? '99+' : unread}</span>}
    </div>
  );
}
