/** Editing the opening hours: what is typed, what is saved, and what the hours come to in the next seven days. */
import { computed, signal } from '@preact/signals';
import type { HoursView, OpeningBlock, OpeningHours } from '@aftercast/shared';
import { failureCode, type FailureCode } from '../failure.ts';
import type { Http } from '../http.ts';

/** A stretch of the preview within one day of the shop's calendar. Milliseconds since the epoch. */
export interface PreviewDay { at: number; spans: { from: number; to: number }[] }

interface Deps { http: Pick<Http, 'get' | 'send'>; later: (run: () => void, ms: number) => () => void }

/** Typing goes on this long before what it comes to is asked for. */
const settleMs = 300;

const blank: OpeningBlock = { from: '09:00', to: '18:00' };

/** The next block of a day: after the last one, as long as it is still the same day. */
export function nextBlock(blocks: readonly OpeningBlock[]): OpeningBlock {
  const last = blocks.at(-1);
  if (!last) return blank;
  return last.to > last.from && last.to < '22:00' ? { from: last.to, to: '22:00' } : { from: '20:00', to: '02:00' };
}

/** Cuts spans at the midnights given: `midnights[n]` begins day n, the last one only ends the day before it. */
export function byDay(spans: HoursView['preview'], midnights: readonly number[]): PreviewDay[] {
  return midnights.slice(0, -1).map((at, n) => {
    const end = midnights[n + 1] ?? at;
    return { at, spans: spans.filter(({ from, to }) => from < end && to > at).map(({ from, to }) => ({ from: Math.max(from, at), to: Math.min(to, end) })) };
  });
}

export function createHoursForm({ http, later }: Deps) {
  const saved = signal<HoursView | null>(null);
  const hours = signal<OpeningHours | null>(null);
  const seen = signal<HoursView | null>(null);
  const failure = signal<FailureCode | null>(null);
  const busy = signal(false);
  let cancel: () => void = () => undefined;
  let asked = 0;

  function take(view: HoursView): void {
    saved.value = view;
    hours.value = view.hours;
    seen.value = view;
  }
  async function attempt(work: () => Promise<void>): Promise<boolean> {
    failure.value = null;
    busy.value = true;
    try {
      await work();
    } catch (cause) {
      failure.value = failureCode(cause);
    }
    busy.value = false;
    return failure.value === null;
  }
  async function preview(): Promise<void> {
    const mine = asked += 1;
    try {
      const view = await http.send<HoursView>('POST', '/hours/preview', hours.value);
      if (mine === asked) seen.value = view;
    } catch {
      // What is typed is half a time, or the network is away: the preview before stays, saving tells.
    }
  }
  function change(next: OpeningHours): void {
    hours.value = next;
    cancel();
    cancel = later(() => { void preview(); }, settleMs);
  }
  const update = (patch: Partial<OpeningHours>): void => { if (hours.value) change({ ...hours.value, ...patch }); };

  return {
    hours, seen, failure, busy,
    changed: computed(() => saved.value !== null && JSON.stringify(hours.value) !== JSON.stringify(saved.value.hours)),
    /** A time that is not whole, or a day that stands twice. */
    wrong: computed(() => {
      const { week = [], exceptions = [] } = hours.value ?? {};
      const blocks = [...week, ...exceptions.map((one) => one.blocks)].flat();
      return blocks.some(({ from, to }) => from === '' || to === '') || exceptions.some(({ date }, n) => date === '' || exceptions.findIndex((one) => one.date === date) !== n);
    }),
    load: () => attempt(async () => take(await http.get<HoursView>('/hours'))),
    save: () => attempt(async () => take(await http.send<HoursView>('PUT', '/hours', hours.value))),
    undo(): void {
      if (saved.value) take(saved.value);
      failure.value = null;
    },
    update,
    setDay(weekday: number, blocks: OpeningBlock[]): void {
      update({ week: (hours.value?.week ?? []).map((day, n) => (n === weekday ? blocks : day)) });
    },
    /** Every day gets the blocks of this one. */
    everyDay(weekday: number): void {
      const blocks = hours.value?.week[weekday] ?? [];
      update({ week: Array.from({ length: 7 }, () => blocks.map((block) => ({ ...block }))) });
    },
  };
}
export type HoursForm = ReturnType<typeof createHoursForm>;
