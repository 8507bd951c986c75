import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { unreadCount, type ChatState } from '../models/chat-state.ts';
import { quietIn } from '../models/rating.ts';
import { rowsOf } from '../models/rows.ts';
import { timeLabel } from '../models/time-label.ts';
import { Icon } from './Icon.tsx';
import { MessageRow } from './MessageRow.tsx';
import { Welcome } from './Welcome.tsx';
import type { View } from './view.ts';

/** This near to the end counts as reading along. */
const nearPx = 60;

/**
 * The conversation. Stays at its end while the shopper reads along, stays where it is while they read back,
 * and speaks each new line once to those who listen (older pages and snapshots are not new: the log is busy then).
 */
export function Log({ state, attending, ...view }: View & { state: ChatState; attending: boolean }) {
  const { chat, say, config } = view;
  const { transcript, outbox, loadingOlder, typing, welcomed } = state;
  const box = useRef<HTMLDivElement>(null);
  const anchor = useRef({ atEnd: true, first: '', height: 0, outbox: 0 });
  const [atEnd, setAtEnd] = useState(true);
  const unread = unreadCount(state);
  const firstId = transcript.messages[0]?.id ?? '';

  useLayoutEffect(() => {
    const log = box.current!;
    const was = anchor.current;
    if (was.first && firstId !== was.first && !was.atEnd) log.scrollTop += log.scrollHeight - was.height;
    else if (was.atEnd || outbox.length > was.outbox) log.scrollTop = log.scrollHeight;
    anchor.current = { ...was, first: firstId, height: log.scrollHeight, outbox: outbox.length };
  });
  useEffect(() => {
    if (attending && atEnd && unread > 0) chat.seen();
  });
  useEffect(() => {
    // Keyboards and rotation change the height under our feet.
    const log = box.current!;
    const observer = new ResizeObserver(() => { if (anchor.current.atEnd) log.scrollTop = log.scrollHeight; });
    observer.observe(log);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const wait = quietIn(state, Date.now() + state.clockAheadMs);
    const timer = wait !== null && setTimeout(() => { view.loadLater().catch(() => {}); }, wait);
    return () => clearTimeout(timer || undefined);
  }, [transcript]);

  function onScroll(): void {
    const { scrollTop, scrollHeight, clientHeight } = box.current!;
    anchor.current.atEnd = scrollHeight - scrollTop - clientHeight < nearPx;
    setAtEnd(anchor.current.atEnd);
    if (scrollTop < nearPx && scrollHeight > clientHeight) chat.loadOlder();
  }

  function toEnd(): void {
    const log = box.current!;
    log.scrollTop = log.scrollHeight;
  }

  const now = Date.now() + state.clockAheadMs;
  return (
    <div class="middle">
      <div class="log" role="log" aria-label={say.log} aria-relevant="additions" aria-busy={!welcomed || loadingOlder} tabIndex={0} ref={box} onScroll={onScroll}>
        {transcript.hasOlder
          ? <button type="button" class="quiet" onClick={chat.loadOlder}>{loadingOlder ? say.loadingOlder : say.older}</button>
          : <Welcome state={state} {...view} />}
        {rowsOf(state).map((row) => row.kind === 'time' ? <div class="time" key={row.key}>{timeLabel(row.at, now, config.timeZone, say)}</div>
          : row.kind === 'divider' ? <div class="divider" key={row.key}>{say.newMessages}</div>
          : <MessageRow key={row.key} row={row} state={state} {...view} />)}
        {view.later && <view.later.TalkEnd state={state} attending={attending} words={view.later.words} {...view} />}
        {typing && <div class="typing"><i /><i /><i /><span>{say.typing(typing.name)}</span></div>}
      </div>
      {!atEnd && <button type="button" class="latest" onClick={toEnd}><Icon name="latest" />{say.latest(unread)}</button>}
    </div>
  );
}
