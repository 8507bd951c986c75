/**
 * Rounds (Taobao, Wangwang) and messages (Feige, PDD) of one conversation with their clocks.
 *
 * A round opens with the first unanswered question and takes further ones in; of messages each has a clock of its own (D14).
 * Both close at the first human reply, at `resolved` (D8) and at local midnight (D2). A transfer without a reply closes a round and
 * opens another for the receiver (D7); it leaves messages alone (D15).
 */
import type { Calendar } from './calendar.ts';
import { isHumanReply, type ClockEvent } from './clock-event.ts';
import { handsAfter, inNoHands, isQuestion, settles } from './hands.ts';
import type { Ending, Waits } from './units.ts';

export interface WaitRule {
  by: 'round' | 'message';
  /** Leave out what the shop marked as advertising or abuse (D22). */
  exemptsSpam: boolean;
}

export function readWaits(events: readonly ClockEvent[], { by, exemptsSpam }: WaitRule, calendar: Calendar, asOf: number): Waits {
  const read: Waits = { waits: [], settled: [] };
  /** Starts of the open clocks; of rounds one at the most. */
  let open: number[] = [];
  let hands = inNoHands;

  function close(ended: Ending, agent: string | null, at: number | null): void {
    for (const start of open) read.waits.push({ start, agent, ended, waitMs: at === null ? null : at - start });
    open = [];
  }
  /** What is open was all asked on one day: midnight closes it first. */
  function passMidnight(at: number): void {
    const [first] = open;
    if (first !== undefined && at >= calendar.dayOf(first).end) close('day-end', hands.holder, null);
  }
  function begin(at: number): void {
    if (calendar.inWindow(at) && (by === 'message' || open.length === 0)) open.push(at);
  }

  for (const event of events) {
    if (event.at > asOf) break;
    if (exemptsSpam && event.spam) continue;
    passMidnight(event.at);
    if (isQuestion(event, open.length > 0)) begin(event.at);
    else if (isHumanReply(event)) close('answered', event.agent ?? null, event.at);
    else if (settles(hands, event)) {
      read.settled.push(...open);
      open = [];
    } else if (event.type === 'resolved') close('resolved', hands.holder, null);
    else if (event.type === 'transferred' && by === 'round' && open.length > 0) {
      close('transferred', hands.holder, null);
      begin(event.at);
    }
    hands = handsAfter(hands, event);
  }
  passMidnight(asOf);
  close('open', hands.holder, null);
  return read;
}
