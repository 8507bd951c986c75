/** What the desk does to the screen during a broadcast: one link comes, the one before it goes. Pure. */
import { onScreen, type LiveLink, type LiveSession } from '@aftercast/shared';

/** How long before its planned start, or after its planned end, a broadcast may be on air all the same. */
const slackMs = 3 * 3_600_000;
/** How much longer a broadcast lasts that has run over its end. */
const overrunMs = 30 * 60_000;
/** Spans that a link may have; of more the oldest are let go. */
const mostSpans = 100;

const earliest = (moments: readonly number[]): number | null => (moments.length > 0 ? Math.min(...moments) : null);

type Told = Pick<LiveSession, 'links' | 'startsAt' | 'endsAt'>;
export type OnAir = { kind: 'moved'; screen: Told } | { kind: 'same' } | { kind: 'refused'; why: 'unknown_link' | 'not_on_air' };

/**
 * Puts a link on the screen at a moment, or takes off what is there (`link` null). What was on ends there; what was told to have come later
 * stays, and ends the new one, as does a screen that was cleared since. Spans that have not begun by `now` are a plan: once the desk tells what is so, the plan is over.
 * A broadcast that begins early or runs over is moved along, so that whoever watches is still understood.
 *
 * Worked example: 1 since 20:00, 2 planned for 20:30; at 20:12 link 3 → 1 from 20:00 to 20:12, 3 from 20:12 on, 2 never.
 * @param at when it happened, not after `now`
 */
export function putOnAir(session: Told, link: number | null, at: number, now: number): OnAir {
  const { links, startsAt, endsAt } = session;
  if (at < startsAt - slackMs || at >= endsAt + slackMs) return { kind: 'refused', why: 'not_on_air' };
  if (link !== null && !links.some(({ number }) => number === link)) return { kind: 'refused', why: 'unknown_link' };
  const facts = links.map((each) => ({ ...each, shown: each.shown.filter(({ from }) => from <= now) }));
  const { current, since } = onScreen({ links: facts, endsAt: Math.max(endsAt, at + 1) }, at);
  const on = current?.number ?? null;
  if (on === link && at < endsAt && at >= startsAt) return { kind: 'same' };
  // What was told later: another came, or the screen was cleared. An end that is still to come was a plan.
  const cleared = current?.shown.find(({ from }) => from === since)?.until ?? Infinity;
  const until = earliest([...facts.flatMap(({ shown }) => shown.map(({ from }) => from)).filter((from) => from > at), ...cleared <= now ? [cleared] : []]);
  const moved = facts.map((each): LiveLink => {
    if (each.number === on && on === link) return each;
    const before = each.shown.flatMap((span) => (span.from > at || (span.until !== null && span.until <= at) ? [span] : span.from < at ? [{ ...span, until: at }] : []));
    return { ...each, shown: each.number === link ? [...before, { from: at, until }].slice(-mostSpans) : before };
  });
  return { kind: 'moved', screen: { links: moved, startsAt: Math.min(startsAt, at), endsAt: at >= endsAt ? at + overrunMs : endsAt } };
}

/**
 * Takes back what the desk told at a moment: the link that came then goes, and what ended then goes on. Null where nothing was told at that
 * moment, or the broadcast would end before it begins. A plan that was dropped meanwhile does not come back.
 * @param was when the broadcast was to begin and end before that: where telling it moved them they move back, as far as nothing told since stands outside
 */
export function takeBack({ links, startsAt, endsAt }: Told, at: number, was: Partial<Pick<Told, 'startsAt' | 'endsAt'>> = {}): Told | null {
  const spans = links.flatMap(({ shown }) => shown);
  const begun = startsAt === at && was.startsAt !== undefined && was.startsAt > at;
  const overrun = endsAt === at + overrunMs && was.endsAt !== undefined && was.endsAt <= at;
  // That nothing was on the screen leaves no span where nothing was there before.
  if (!begun && !overrun && !spans.some(({ from, until }) => from === at || until === at)) return null;
  const others = spans.map(({ from }) => from).filter((from) => from !== at);
  const next = others.filter((from) => from > at);
  // Where the one that goes was over, so is what goes on in its place.
  const until = earliest([...next, ...spans.flatMap((span) => (span.from === at && span.until !== null ? [span.until] : []))]);
  const span = { startsAt: begun ? Math.min(was.startsAt as number, ...others) : startsAt, endsAt: overrun && next.length === 0 ? was.endsAt as number : endsAt };
  if (span.startsAt >= span.endsAt) return null;
  return { ...span, links: links.map((link) => ({ ...link, shown: link.shown.filter(({ from }) => from !== at).map((each) => (each.until === at ? { ...each, until } : each)) })) };
}
