/**
 * When a shop's people are there. Holds what the owner set and tells whether the shop is open; it queues nobody and says nothing
 * to anyone. Called by the conversation core (from when a wait counts) and by the routes here.
 */
import { LRUCache } from 'lru-cache';
import { alwaysOpen, type HoursView, type OpeningHours, type OpenSpan } from '@aftercast/shared';
import type { ConversationRow } from '../conversation/conversation-repository.ts';
import type { HoursRepository } from './hours-repository.ts';
import { isOpen, nextDayOpening, nextOpening, openSpans, type Schedule } from './opening-times.ts';

interface Deps {
  repository: HoursRepository;
  zoneOf: (shopId: string) => Promise<string>;
  sessionsOf: (shopId: string) => Promise<Schedule['sessions']>;
  /** Called with those whose wait begins at another time now. */
  onMoved: (conversation: ConversationRow) => void;
  clock: () => number;
}

/** What is known of the times to come. */
interface Known { spans: OpenSpan[]; next: number | null; from: number }

const day = 24 * 60 * 60_000;
/** Sessions, time zone and hours may change meanwhile, on another node too. */
const freshMs = 30_000;
const previewDays = 7;

export function createHoursService({ repository, zoneOf, sessionsOf, onMoved, clock }: Deps) {
  const known = new LRUCache<string, Promise<Known>>({ max: 500 });

  async function scheduleOf(shopId: string, given?: OpeningHours): Promise<Schedule> {
    const hours = given ?? await repository.of(shopId) ?? alwaysOpen;
    const [zone, sessions] = await Promise.all([zoneOf(shopId), hours.live && hours.mode === 'hours' ? sessionsOf(shopId) : []]);
    return { hours, zone, sessions };
  }

  async function load(shopId: string, from: number): Promise<Known> {
    const schedule = await scheduleOf(shopId);
    const spans = openSpans(schedule, from, from + previewDays * day);
    return { spans, next: spans[0]?.from ?? nextOpening(schedule, from), from };
  }

  async function soon(shopId: string, now: number): Promise<Known> {
    const held = known.get(shopId);
    const found = held && await held.catch(() => null);
    if (found && now >= found.from && now < found.from + freshMs) return found;
    const loading = load(shopId, now);
    known.set(shopId, loading);
    return loading;
  }

  async function opensAt(shopId: string): Promise<number | null> {
    const now = clock();
    const { spans, next } = await soon(shopId, now);
    const opens = spans.find(({ to }) => to > now)?.from ?? next;
    return opens !== null && opens > now ? opens : null;
  }

  async function view(shopId: string, given?: OpeningHours): Promise<HoursView> {
    const now = clock();
    const schedule = await scheduleOf(shopId, given);
    const openNow = isOpen(schedule, now);
    return {
      hours: schedule.hours, timeZone: schedule.zone, preview: openSpans(schedule, now, now + previewDays * day),
      openNow, opensAt: openNow ? null : nextOpening(schedule, now),
    };
  }

  return {
    /** When the shop opens next; null while it is open, and where it never does. */
    opensAt,
    /** When people begin on a later day; null where nobody comes. */
    nextDayOpensAt: async (shopId: string): Promise<number | null> => nextDayOpening(await scheduleOf(shopId), clock()),
    view: (shopId: string): Promise<HoursView> => view(shopId),
    /** What hours that are not saved would come to. */
    preview: (shopId: string, hours: OpeningHours): Promise<HoursView> => view(shopId, hours),
    /** Puts the hours in place of those before; who waits for the opening waits for the new one. */
    async put(shopId: string, hours: OpeningHours): Promise<HoursView> {
      const now = clock();
      await repository.put(shopId, hours, now);
      known.delete(shopId);
      const moved = await repository.reopenAt(shopId, await opensAt(shopId) ?? now, now);
      moved.forEach(onMoved);
      return view(shopId);
    },
  };
}
export type HoursService = ReturnType<typeof createHoursService>;
