/** What a broadcast shows at a moment, and what a message that names a link means by it. Pure. */
import { onScreen, type LiveLink, type LiveSession, type PageContext } from '@aftercast/shared';
import type { Mention } from './mention.ts';

/** The part of a live session that says what a link means and what was promised. */
export type Broadcast = Pick<LiveSession, 'id' | 'startsAt' | 'endsAt' | 'playbackDelaySeconds' | 'promises'> & { links: readonly LiveLink[] };

/** A shop's live sessions by id. */
export type Broadcasts = ReadonlyMap<string, Broadcast>;

export function broadcastsOf(sessions: readonly Broadcast[]): Broadcasts {
  return new Map(sessions.map((session) => [session.id, session]));
}

/**
 * The moment of the broadcast that a shopper sees as they write. Where the player tells its position, that; else the time of
 * writing less the usual delay between studio and phone.
 * @param streamTime seconds since the broadcast began
 */
export function seenAt({ startsAt, playbackDelaySeconds }: Broadcast, { streamTime }: Pick<PageContext, 'streamTime'>, writtenAt: number): number {
  return streamTime === undefined ? writtenAt - playbackDelaySeconds * 1_000 : startsAt + streamTime * 1_000;
}

/** The broadcast that is on air where a shopper is: the page's own, else the only one of the shop. Null where none is, or nobody can say which of two. */
export function onAirFor(broadcasts: Broadcasts, { liveSession }: Pick<PageContext, 'liveSession'>, now: number): Broadcast | null {
  const isOn = ({ startsAt, endsAt }: Broadcast): boolean => startsAt <= now && now < endsAt;
  if (liveSession !== undefined) {
    const named = broadcasts.get(liveSession);
    return named && isOn(named) ? named : null;
  }
  const [only, another] = [...broadcasts.values()].filter(isOn);
  return only && !another ? only : null;
}

/** The product that a mention means in a broadcast; null where the broadcast doesn't say. */
export function productMeant(broadcast: Broadcast, mention: Mention, seen: number): string | null {
  if (mention.kind === 'number') return broadcast.links.find(({ number }) => number === mention.number)?.product ?? null;
  return onScreen(broadcast, seen)[mention.kind]?.product ?? null;
}
