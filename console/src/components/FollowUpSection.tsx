import { useState } from 'preact/hooks';
import type { FollowUp } from '@aftercast/shared';
import { can } from '@aftercast/shared/client';
import { Button } from './Button.tsx';
import { useConsole, useTimes, useWorkspace, useWords } from './ConsoleContext.tsx';
import { FollowUpDialog } from './FollowUpDialog.tsx';
import { Menu } from './page/Menu.tsx';
import { Skeleton } from './Skeleton.tsx';
import { Tag } from './Tag.tsx';
import { useFollowUpEnd } from './use-follow-up-end.ts';

const hourMs = 60 * 60_000;

/** What is still to come back to in the open conversation, beside the talk. */
export function FollowUpSection({ conversationId }: { conversationId: string }) {
  const { followUps } = useWorkspace();
  const { session } = useConsole();
  const all = useWords();
  const words = all.followUps;
  const [planning, plan] = useState(false);
  const [moving, move] = useState<FollowUp | null>(null);
  const agent = session.agent.value;
  const list = followUps.ofTalk.value;
  const failure = followUps.talkFailure.value;
  const mayAnswer = agent !== null && can(agent, 'answer', 'conversations');
  return (
    <section class="follow-ups-of-talk">
      <h3>{words.page}{list && list.length > 0 && <span class="count">{list.length}</span>}</h3>
      {failure && <p class="faint">{all.errors[failure]} <button type="button" class="order-more" onClick={() => { void followUps.loadTalk(); }}>{all.general.retry}</button></p>}
      {list === null && !failure && <Skeleton rows={1} label={all.general.loading} />}
      {list?.length === 0 && <p class="faint">{words.noneInTalk}</p>}
      {list && list.length > 0 && <ul class="follow-list">{list.map((one) => <FollowUpLine key={one.id} one={one} mayEnd={mayAnswer && (one.agentId === agent.id || can(agent, 'assign', 'conversations'))} onMove={() => move(one)} />)}</ul>}
      {mayAnswer && <Button tone="quiet" icon="plus" class="case-open" onPress={() => plan(true)}>{words.open}</Button>}
      {(planning || moving) && <FollowUpDialog conversationId={conversationId} moving={moving} onClose={() => { plan(false); move(null); }} />}
    </section>
  );
}

function FollowUpLine({ one, mayEnd, onMove }: { one: FollowUp; mayEnd: boolean; onMove: () => void }) {
  const { clock, session } = useConsole();
  const times = useTimes();
  const words = useWords().followUps;
  const end = useFollowUpEnd();
  const now = clock.now.value;
  const note = one.note === '' ? words.justAnswer : one.note;
  return (
    <li class="follow-line">
      <p class="follow-due">
        <time dateTime={new Date(one.dueAt).toISOString()}>{times.sameDay(one.dueAt, now) ? times.clock(one.dueAt) : times.short(one.dueAt)}</time>
        {one.dueAt <= now ? <Tag tone="late">{words.due}</Tag> : one.dueAt - now < hourMs && <Tag tone="soon">{words.soon}</Tag>}
        {one.promised && <Tag tone="info">{words.promised}</Tag>}
      </p>
      <p class="follow-note" dir="auto">{note}</p>
      {one.agentId !== session.agent.value?.id && <p class="faint"><bdi>{words.by(one.agentName)}</bdi></p>}
      {mayEnd && (
        <div class="follow-acts">
          <Button icon="check" onPress={() => { void end(one, 'done'); }}>{words.done}</Button>
          <Button tone="quiet" icon="clock" onPress={onMove}>{words.move}</Button>
          <Menu label={`${words.more}: ${note}`}><Button tone="quiet" icon="close" onPress={() => { void end(one, 'cancelled'); }}>{words.cancel}</Button></Menu>
        </div>
      )}
    </li>
  );
}
