/** What a broadcast shows at a moment; the same for the server that answers and the desk that tells it. Pure. */
import type { LiveLink, LiveSession } from './model/live-session.ts';

/** `since`: when `current` came. */
export interface Screen { current: LiveLink | null; previous: LiveLink | null; since: number | null }

/**
 * The link on the screen at a moment and the one before it. A link is on from `from` until `until`, or until the next one comes or the
 * broadcast ends where `until` is null; the later of two that overlap is the one on screen. After the last has gone it counts as the previous one.
 *
 * Worked example: 1 from 19:00, 2 from 19:10 to 19:20, 3 from 19:30 → at 19:15 current 2, previous 1; at 19:25 current none, previous 2.
 */
export function onScreen({ links, endsAt }: { links: readonly LiveLink[]; endsAt: LiveSession['endsAt'] }, at: number): Screen {
  const begun = links.flatMap((link) => link.shown.map(({ from, until }) => ({ link, from, until })))
    .filter(({ from }) => from <= at).sort((a, b) => b.from - a.from);
  const [last] = begun;
  if (!last) return { current: null, previous: null, since: null };
  if (at >= Math.min(last.until ?? endsAt, endsAt)) return { current: null, previous: last.link, since: null };
  return { current: last.link, previous: begun.find(({ link }) => link.number !== last.link.number)?.link ?? null, since: last.from };
}
