import type { Message } from '@aftercast/shared';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { layLines } from '../models/message-lines.ts';
import { useConsole, useTimes, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Button } from './Button.tsx';
import { LineItem } from './LineItem.tsx';
import { Icon } from './Icon.tsx';

/** So near to the end counts as being there, in pixels. */
const nearEndPx = 60;

/**
 * The log of the open conversation. It stays at the end while the reader is there, keeps its place while older
 * messages come in above, and marks as read what was before the reader's eyes.
 */
export function MessageLog() {
  const words = useWords();
  const times = useTimes();
  const { clock } = useConsole();
  const { talk, replies, notes: { shown }, agentId } = useWorkspace();
  const notes = shown.value;
  const hasOlder = talk.hasOlder.value;
  const id = talk.id.value ?? '';
  const messages = talk.messages.value;
  const pending = replies.items.value.filter(({ payload }) => payload.conversationId === id);
  const firstNewSeq = talk.firstNewSeq.value;
  const lines = useMemo(() => layLines(messages, { conversationId: id, firstNewSeq, pending, notes, hasOlder, sameDay: times.sameDay }), [messages, notes, hasOlder, pending.length, replies.items.value, firstNewSeq, times]);
  const box = useRef<HTMLDivElement>(null);
  const held = useRef({ atEnd: true, height: 0, room: 0, first: '', id: '' });
  const [away, setAway] = useState(false);

  const toEnd = (): void => { if (box.current) box.current.scrollTop = box.current.scrollHeight; };
  const scrolled = (): void => {
    const element = box.current;
    if (!element) return;
    // A log that became lower, since suggestions or a longer reply took their room, is no reader who went up.
    if (held.current.atEnd && element.clientHeight < held.current.room) toEnd();
    held.current.room = element.clientHeight;
    held.current.atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx;
    setAway(!held.current.atEnd);
    if (held.current.atEnd && document.visibilityState === 'visible') talk.seen();
    if (element.scrollTop < 120 && talk.older.value === 'idle') talk.loadOlder();
  };

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const before = held.current;
    const first = messages[0]?.id ?? '';
    if (before.id !== id) {
      const mark = element.querySelector('.divider-new');
      if (mark) mark.scrollIntoView({ block: 'center' });
      else toEnd();
    } else if (before.first !== first) element.scrollTop += element.scrollHeight - before.height;
    else if (before.atEnd) toEnd();
    held.current = { ...before, height: element.scrollHeight, first, id };
    scrolled();
  }, [lines]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // Pictures and the composer change the room there is.
    const observer = new ResizeObserver(() => { if (held.current.atEnd) toEnd(); });
    observer.observe(element);
    const back = (): void => { if (document.visibilityState === 'visible') scrolled(); };
    document.addEventListener('visibilitychange', back);
    window.addEventListener('focus', back);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', back);
      window.removeEventListener('focus', back);
    };
  }, []);

  const lastMine = [...messages].reverse().find((message) => message.sender === 'agent' && message.authorId === agentId);
  const seenSeq = talk.row.value?.shopperReadSeq ?? 0;
  return (
    <div class="log-frame">
      <div class="log" ref={box} onScroll={scrolled} role="region" aria-label={words.conversation.log} tabIndex={0}>
        <OlderMark />
        {lines.map((line) => (
          <LineItem key={line.key} line={line} now={clock.now.peek()} lastMineId={lastMine?.id ?? null} seen={lastMine !== undefined && lastMine.seq <= seenSeq} />
        ))}
        <TypingLine />
      </div>
      {away && <Button class="to-latest" icon="down" onPress={toEnd}>{words.conversation.toLatest}</Button>}
      <Announcer messages={messages} />
    </div>
  );
}

function OlderMark() {
  const { talk } = useWorkspace();
  const words = useWords();
  if (talk.older.value === 'failed') {
    return <p class="log-mark">{words.conversation.olderFailed} <Button tone="quiet" onPress={talk.loadOlder}>{words.general.retry}</Button></p>;
  }
  if (talk.hasOlder.value) return <p class="log-mark">{talk.older.value === 'loading' ? words.conversation.loadingOlder : '\u00a0'}</p>;
  return <p class="log-mark">{words.conversation.beginning}</p>;
}

function TypingLine() {
  const { talk } = useWorkspace();
  const { conversation: { typing }, desk } = useWords();
  const noting = talk.typing.noting.value;
  const colleague = talk.typing.agent.value;
  const text = talk.typing.shopper.value ? typing.shopper : colleague !== null ? typing.agent(colleague) : noting === null ? '' : desk.notes.noting(noting);
  return <p class="typing" aria-live="polite">{text !== '' && <><Icon name="more" size={16} />{text}</>}</p>;
}

/** Reads new messages of others out once; older pages stay silent. */
function Announcer({ messages }: { messages: readonly Message[] }) {
  const last = messages.at(-1);
  const began = useRef<string | undefined>(last?.id);
  const text = last && last.id !== began.current && last.sender === 'shopper' && last.body.kind === 'text' ? last.body.text : '';
  return <p class="only-heard" role="log" aria-live="polite">{text}</p>;
}
