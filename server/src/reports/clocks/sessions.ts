/**
 * Sessions of one conversation: those of Feige that may go unserved, and those of Douyin with the time to the first reply.
 */
import type { Calendar } from './calendar.ts';
import { isHumanReply, type ClockEvent } from './clock-event.ts';
import { handsAfter, inNoHands, isQuestion, settles } from './hands.ts';
import type { FirstResponse, Session, WhyUnserved } from './units.ts';

/** A stretch from a question on. `asked`: of the open questions the first; `start`: the first one that the bot did not settle. */
interface Stretch { began: number; asked: number | null; start: number | null; servedBy: string | null; offline: boolean; greeted: boolean }

/** Sessions by D16: from a question inside the window until `resolved` or local midnight. `settled`: starts of those that the bot handled alone. */
export function readSessions(events: readonly ClockEvent[], calendar: Calendar, asOf: number): { sessions: Session[]; settled: number[] } {
  const sessions: Session[] = [];
  const settled: number[] = [];
  let stretch: Stretch | null = null;
  let hands = inNoHands;

  function close(open: boolean): void {
    if (!stretch) return;
    const start = stretch.start ?? stretch.asked;
    if (start === null) settled.push(stretch.began);
    else {
      const why = whyUnserved(stretch, hands.holder);
      sessions.push({ start, open, why, agent: why === 'offline' ? null : stretch.servedBy ?? hands.holder });
    }
    stretch = null;
  }
  function passMidnight(at: number): void {
    if (stretch && at >= calendar.dayOf(stretch.began).end) close(false);
  }
  function ask(at: number): void {
    if (!calendar.inWindow(at)) return;
    stretch ??= { began: at, asked: null, start: null, servedBy: null, offline: false, greeted: false };
    stretch.asked ??= at;
  }
  function hear(within: Stretch, event: ClockEvent): void {
    if (isHumanReply(event)) {
      within.servedBy ??= event.agent ?? 'unknown';
      within.start ??= within.asked;
      within.asked = null;
    } else if (settles(hands, event)) within.asked = null;
    else if (event.type === 'agent-greeting') within.greeted = true;
    else if (event.type === 'offline') within.offline = true;
  }

  for (const event of events) {
    if (event.at > asOf) break;
    passMidnight(event.at);
    if (isQuestion(event, stretch !== null && (stretch as Stretch).asked !== null)) ask(event.at);
    else if (stretch) hear(stretch, event);
    if (event.type === 'resolved') close(false);
    hands = handsAfter(hands, event);
  }
  passMidnight(asOf);
  close(true);
  return { sessions, settled };
}

/** Offline is final (D17). */
function whyUnserved({ offline, servedBy, greeted }: Stretch, holder: string | null): WhyUnserved | null {
  if (offline) return 'offline';
  if (servedBy !== null) return null;
  if (holder === null) return 'no-agent';
  return greeted ? 'greeting-only' : 'silent';
}

/** Sessions by D18 to D20: at any hour, until `resolved`; the clock starts at the first wish for a person, else at the first question the bot did not settle. */
export function readFirstResponses(events: readonly ClockEvent[], asOf: number): FirstResponse[] {
  const read: FirstResponse[] = [];
  let click: number | null = null;
  let asked: number | null = null;
  /** Only a session's first reply counts. */
  let answered = false;
  let hands = inNoHands;

  for (const event of events) {
    if (event.at > asOf) break;
    if (event.type === 'handoff-requested') click ??= event.at;
    else if (isQuestion(event, asked !== null)) asked ??= event.at;
    else if (settles(hands, event)) asked = null;
    const start = click ?? asked;
    if (start !== null && !answered && isHumanReply(event)) {
      read.push({ start, agent: event.agent ?? null, ended: 'answered', waitMs: event.at - start });
      answered = true;
    }
    if (event.type === 'resolved') {
      if (start !== null && !answered) read.push({ start, agent: hands.holder, ended: 'resolved', waitMs: null });
      [click, asked, answered] = [null, null, false];
    }
    hands = handsAfter(hands, event);
  }
  const start = click ?? asked;
  if (start !== null && !answered) read.push({ start, agent: hands.holder, ended: 'open', waitMs: null });
  return read;
}
