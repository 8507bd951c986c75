/**
 * The reports: figures of a period by one grouping, the platforms' clocks, before and after a change. Reads only what the recorder has
 * kept, page by page with a rest in between, so that a large shop's report holds nobody up. Called by the routes and the wall.
 */
import { LRUCache } from 'lru-cache';
import type { ClockReport, Language, ReportFigures, ReportGroup, ReportGrouping, ReportPeriod, ReportSettings } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import { createBreakdown, type Breakdown } from './breakdown.ts';
import { createCalendar, type Calendar } from './clocks/calendar.ts';
import { createPlatformClocks } from './clocks/platform-clocks.ts';
import type { FiguresRepository } from './figures-repository.ts';
import type { ReportRow } from './row.ts';
import { dayMs, durableMs } from './tally.ts';

const rowsAtOnce = 1_000;
const logsAtOnce = 250;
/** Rows of detail of one platform's rule. */
const detailLimit = 200;
const longestPeriodDays = 400;
/** The most that the platforms look back, and a day for zones. */
const clocksReachMs = 91 * dayMs;
/** A report is made once for all who look at it within this time. */
const freshMs = 10_000;

/** Who was satisfied, by conversation. Without it nobody was asked. */
export type RatingsOf = (shopId: string, from: number, to: number) => Promise<ReadonlyMap<string, boolean>>;

export interface ReportDeps {
  figures: FiguresRepository;
  zoneOf: (shopId: string) => Promise<string>;
  names: { product(shopId: string, id: string): Promise<string | null>; liveSession(shopId: string, id: string): Promise<string | null> };
  ratingsOf: RatingsOf;
  clock: () => number;
  yieldTurn: () => Promise<unknown>;
}

export interface FiguresReport extends ReportPeriod { zone: string; total: ReportFigures; groups: ReportGroup[] }

export function createReportService({ figures, zoneOf, names, ratingsOf, clock, yieldTurn }: ReportDeps) {
  const made = new LRUCache<string, Promise<unknown>>({ max: 200, ttl: freshMs, ttlResolution: 0, perf: { now: clock } });

  function once<T>(key: string, make: () => Promise<T>): Promise<T> {
    const known = made.get(key) as Promise<T> | undefined;
    if (known) return known;
    const making = make();
    made.set(key, making);
    making.catch(() => { if (made.peek(key) === making) made.delete(key); });
    return making;
  }

  /** Page by page, and what is read is added up piece by piece. */
  async function broken(shopId: string, { from, to }: { from: number; to: number }, by: ReportGrouping | null, calendar: Calendar): Promise<Breakdown> {
    const breakdown = createBreakdown({ to, now: clock(), calendar, by, ratings: await ratingsOf(shopId, from, to) });
    const pages: ReportRow[][] = [];
    for (let after = { at: from - 1, id: '' }; ;) {
      const page = await figures.page(shopId, from, to + durableMs, after, rowsAtOnce);
      breakdown.know(page);
      pages.push(page);
      const last = page.at(-1);
      if (!last || page.length < rowsAtOnce) break;
      after = { at: last.startedAt, id: last.conversationId };
      await yieldTurn();
    }
    for (const page of pages) {
      breakdown.add(page);
      await yieldTurn();
    }
    return breakdown.result();
  }

  /** @throws invalid_request for a period that ends before it begins, or is too long */
  function boundsOf(calendar: Calendar, period: ReportPeriod): { from: number; to: number } {
    const [from, to] = [calendar.boundsOf(period.from).from, calendar.boundsOf(period.to).to];
    if (from >= to) throw new AppError('invalid_request', 'the period ends before it begins');
    if (to - from > longestPeriodDays * dayMs) throw new AppError('invalid_request', `a period has ${longestPeriodDays} days at the most`);
    return { from, to };
  }

  async function namesOf(shopId: string, by: ReportGrouping, language: Language): Promise<(key: string) => Promise<string | null>> {
    if (by === 'product') return (id) => names.product(shopId, id);
    if (by === 'liveSession') return (id) => names.liveSession(shopId, id);
    if (by !== 'agent' && by !== 'entry') return async () => null;
    const known = by === 'agent' ? await figures.agentNames(shopId) : await figures.entryNames(shopId, language);
    return async (id) => known.get(id) ?? null;
  }

  async function settings(shopId: string): Promise<ReportSettings> {
    const row = await figures.settings(shopId);
    return { minuteCents: row?.minuteCents ?? 0, changedOn: row?.changedOn ?? null };
  }

  return {
    settings,
    async saveSettings(shopId: string, given: ReportSettings): Promise<ReportSettings> {
      await figures.saveSettings({ shopId, ...given, updatedAt: clock() });
      return settings(shopId);
    },
    /** @throws invalid_request */
    async figures(shopId: string, { from, to }: ReportPeriod, by: ReportGrouping, language: Language): Promise<FiguresReport> {
      const zone = await zoneOf(shopId);
      const calendar = createCalendar(zone);
      const bounds = boundsOf(calendar, { from, to });
      return once(`${shopId} ${zone} ${from} ${to} ${by} ${language}`, async () => {
        const { total, groups } = await broken(shopId, bounds, by, calendar);
        const nameOf = await namesOf(shopId, by, language);
        return { from, to, zone, total, groups: await Promise.all(groups.map(async ({ key, figures: own }) => ({ key, name: key === null ? null : await nameOf(key), figures: own }))) };
      });
    },
    /** As many days before the date as have passed since, up to `days`: as long a period on either side, today included in the second. @throws invalid_request for a date to come */
    async beforeAndAfter(shopId: string, changedOn: string, days: number): Promise<{ before: FiguresReport; after: FiguresReport }> {
      const calendar = createCalendar(await zoneOf(shopId));
      const today = calendar.dayOf(clock()).date;
      if (changedOn > today) throw new AppError('invalid_request', 'that day is still to come');
      const since = Math.round((calendar.boundsOf(today).to - calendar.boundsOf(changedOn).from) / dayMs);
      const length = Math.min(since, days);
      const shift = (date: string, by: number): string => calendar.dayOf(calendar.boundsOf(date).from + by * dayMs + dayMs / 2).date;
      const [before, after] = await Promise.all([
        this.figures(shopId, { from: shift(changedOn, -length), to: shift(changedOn, -1) }, 'day', 'zh'),
        this.figures(shopId, { from: changedOn, to: shift(changedOn, length - 1) }, 'day', 'zh'),
      ]);
      return { before, after };
    },
    /** Today on the shop's wall. */
    async today(shopId: string): Promise<ReportFigures> {
      const calendar = createCalendar(await zoneOf(shopId));
      const { date, start, end } = calendar.dayOf(clock());
      return once(`${shopId} today ${date}`, async () => (await broken(shopId, { from: start, to: end }, null, calendar)).total);
    },
    /** Every rule's figure up to now, each over its own days. */
    async clocks(shopId: string): Promise<{ asOf: number; zone: string; reports: ClockReport[]; names: Record<string, string> }> {
      const zone = await zoneOf(shopId);
      return once(`${shopId} ${zone} clocks`, async () => {
        const asOf = clock();
        const clocks = createPlatformClocks({ zone, asOf, detailLimit });
        const from = asOf - clocksReachMs;
        for (let after = { at: from - 1, id: '' }; ;) {
          const page = await figures.clockPage(shopId, from, after, logsAtOnce);
          for (const { conversationId, clockEvents } of page) clocks.add({ conversation: conversationId, events: clockEvents });
          const last = page.at(-1);
          if (!last || page.length < logsAtOnce) break;
          after = { at: last.lastAt, id: last.conversationId };
          await yieldTurn();
        }
        return { asOf, zone, reports: clocks.reports(), names: Object.fromEntries(await figures.agentNames(shopId)) };
      });
    },
  };
}
export type ReportService = ReturnType<typeof createReportService>;
