/** The shop's live sessions in the order one works on them, a portion at a time. Pure. */
import { inOrder, type LiveSession, type PlannedSession, type Schedule } from '@aftercast/shared';

/** @param q words of its title, host or id; empty for all */
export interface ScheduleQuery { q: string; offset: number; limit: number }

export function scheduleOf(sessions: Iterable<LiveSession>, { q, offset, limit }: ScheduleQuery, now: number): Schedule {
  const sought = q.trim().toLowerCase();
  const found = [...sessions].filter(({ id, title, titleEn, host }) => sought === '' || [id, title, titleEn ?? '', host].some((words) => words.toLowerCase().includes(sought)));
  const { on, next, past } = inOrder(found, now);
  return { sessions: [...on, ...next, ...past].slice(offset, offset + limit).map(planned), counts: { on: on.length, next: next.length, past: past.length } };
}

const planned = ({ id, title, host, startsAt, endsAt, version = 0, links, promises }: LiveSession): PlannedSession => ({ id, title, host, startsAt, endsAt, version, links: links.length, promises: promises.length });
