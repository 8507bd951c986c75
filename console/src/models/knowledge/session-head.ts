import { fromZonedField, toZonedField } from '../zoned-time.ts';
import type { SessionHead } from './import-api.ts';

/** What is typed about a live session; times as date fields hold them. */
export interface SessionFields { id: string; title: string; host: string; from: string; until: string }

export const noSession: SessionFields = { id: '', title: '', host: '', from: '', until: '' };

/** A session that is there already, to bring its sheet in anew. Pure. */
export function sessionFieldsOf({ id, title, host, startsAt, endsAt }: SessionHead, timeZone: string): SessionFields {
  return { id, title, host, from: toZonedField(startsAt, timeZone), until: toZonedField(endsAt, timeZone) };
}

/** The session that the fields mean, once they are complete and right. `bad_id` and `ends` name what is wrong with what is there already. Pure. */
export function sessionHeadOf({ id, title, host, from, until }: SessionFields, timeZone: string): { head: SessionHead | null; problem: 'bad_id' | 'ends' | null } {
  if (id !== '' && !/^[a-z0-9][a-z0-9_-]{0,63}$/i.test(id)) return { head: null, problem: 'bad_id' };
  const [startsAt, endsAt] = [fromZonedField(from, timeZone), fromZonedField(until, timeZone)];
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt) return { head: null, problem: 'ends' };
  if (id === '' || title.trim() === '' || startsAt === null || endsAt === null) return { head: null, problem: null };
  return { head: { id, title: title.trim(), host: host.trim(), startsAt, endsAt }, problem: null };
}

/** The session that is on air or will be next: what one prepares. Null when all are over. Pure. */
export function nextOnAir<T extends Pick<SessionHead, 'startsAt' | 'endsAt'>>(sessions: readonly T[], now: number): T | null {
  return sessions.filter(({ endsAt }) => endsAt > now).reduce<T | null>((first, one) => (first === null || one.startsAt < first.startsAt ? one : first), null);
}
