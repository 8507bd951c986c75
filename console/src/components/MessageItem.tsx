import type { Message } from '@aftercast/shared';
import type { ComponentChildren } from 'preact';
import { previewText, shopperName } from '../models/shopper-name.ts';
import { useTimes, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Avatar } from './Avatar.tsx';
import { answerFacts, MessageBody } from './MessageBody.tsx';
import { RatingLine } from './RatingLine.tsx';

type Speaker = { name: string; kind: 'shopper' | 'bot' | 'agent' | 'me' };

function useSpeaker(message: Message): Speaker {
  const words = useWords();
  const { agentId, talk } = useWorkspace();
  const row = talk.row.value;
  switch (message.sender) {
    case 'shopper': return { kind: 'shopper', name: row ? shopperName(row.shopper, words) : words.conversation.senders.shopper };
    case 'agent': return { kind: message.authorId === agentId ? 'me' : 'agent', name: message.authorName ?? '' };
    default: return { kind: 'bot', name: message.authorName ?? words.conversation.senders.bot };
  }
}

interface FrameProps { speaker: Speaker; at: number; leads: boolean; facts?: string[]; delivery?: ComponentChildren; children: ComponentChildren }

/** The frame of one message: who, when, and at its foot how far it got. */
export function MessageFrame({ speaker, at, leads, facts = [], delivery, children }: FrameProps) {
  const times = useTimes();
  const time = <time dateTime={new Date(at).toISOString()} title={times.full(at)}>{times.clock(at)}</time>;
  return (
    <article class={`message from-${speaker.kind}${leads ? ' leads' : ''}`}>
      {leads ? <Avatar name={speaker.name} kind={speaker.kind} /> : <span class="message-time">{time}</span>}
      <div class="message-main">
        {leads
          ? <header><bdi class="message-name">{speaker.name}</bdi>{time}{facts.map((fact) => <span key={fact} class="fact"><bdi>{fact}</bdi></span>)}</header>
          : facts.length > 0 && <header>{facts.map((fact) => <span key={fact} class="fact"><bdi>{fact}</bdi></span>)}</header>}
        {children}
        {delivery}
      </div>
    </article>
  );
}

/** One stored message. `state` is shown under the last reply of this agent alone. */
export function MessageItem({ message, leads, state }: { message: Message; leads: boolean; state: string | null }) {
  const words = useWords().conversation;
  const speaker = useSpeaker(message);
  if (message.body.kind === 'notice') return <NoticeLine message={message} />;
  return (
    <MessageFrame speaker={speaker} at={message.at} leads={leads} facts={answerFacts(message.body, words)} delivery={state && <p class="delivery">{state}</p>}>
      <MessageBody body={message.body} leads={leads} />
    </MessageFrame>
  );
}

/** What happened to the conversation, as a quiet line. */
function NoticeLine({ message }: { message: Message }) {
  const words = useWords();
  const times = useTimes();
  if (message.body.kind !== 'notice') return null;
  const { event, reason, agentName, satisfaction, case: about } = message.body;
  const { notices } = words.conversation;
  const note = useWorkspace().talk.details.value?.transfers.find(({ noticeId }) => noticeId === message.id);
  const text = about ? notices.case(words.cases.matters[about.matter], words.cases.states[about.state], agentName ?? '')
    : event === 'case_opened' || event === 'case_changed' || event === 'case_decided' || event === 'case_done' ? words.cases.title
    : event === 'transferred' && agentName === undefined ? words.routing.notices.toQueue
    : event === 'assigned' || event === 'transferred' ? notices[event](agentName ?? '')
    : event === 'handoff' && reason ? notices.handoffFor(words.inbox.reasons[reason])
    : notices[event];
  return (
    <>
      <p class="notice">
        <time dateTime={new Date(message.at).toISOString()} title={times.full(message.at)}>{times.clock(message.at)}</time>
        <span dir="auto">{text}{note && <span class="notice-note">{words.routing.transfer.note(note.by, previewText(note.reason, words))}</span>}</span>
      </p>
      {satisfaction && <RatingLine given={satisfaction} />}
    </>
  );
}
