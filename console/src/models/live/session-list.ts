import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { PlannedSession, Schedule } from '@aftercast/shared';
import { failureCode, type FailureCode } from '../failure.ts';
import type { LiveApi } from './live-api.ts';

/** Live sessions as far as they are loaded, in the server's order. */
export interface SessionList {
  rows: ReadonlySignal<readonly PlannedSession[] | null>;
  /** Of all that were found, also of those not loaded yet. */
  counts: ReadonlySignal<Schedule['counts']>;
  failure: ReadonlySignal<FailureCode | null>;
  isMore: ReadonlySignal<boolean>;
  /** From the first one on, as many as are shown; these stay until the answer is there. @param q other words begin with a first portion again */
  load(q: string): Promise<void>;
  /** The next portion, where there is one. */
  more(): Promise<void>;
}

const portion = 50;
/** The server gives no more at once. */
const most = 1_000;

export function createSessionList(ask: LiveApi['schedule']): SessionList {
  const rows = signal<readonly PlannedSession[] | null>(null);
  const counts = signal<Schedule['counts']>({ on: 0, next: 0, past: 0 });
  const failure = signal<FailureCode | null>(null);
  const isMore = signal(false);
  let words = '';
  let turn = 0;
  let adding = false;

  /** @param kept what stays before the answer */
  async function read(kept: readonly PlannedSession[], limit: number): Promise<void> {
    const mine = ++turn;
    try {
      const page = await ask(words, kept.length, limit);
      if (mine !== turn) return;
      const there = new Set(kept.map(({ id }) => id));
      batch(() => {
        // What changed places meanwhile comes a second time.
        rows.value = [...kept, ...page.sessions.filter(({ id }) => !there.has(id))];
        counts.value = page.counts;
        isMore.value = page.sessions.length === limit;
        failure.value = null;
      });
    } catch (cause) {
      if (mine === turn) failure.value = failureCode(cause);
    }
  }
  return {
    rows, counts, failure, isMore,
    async load(q) {
      const shown = q === words ? rows.value?.length ?? 0 : 0;
      words = q;
      await read([], Math.min(Math.max(portion, shown), most));
    },
    async more() {
      if (adding || !isMore.value) return;
      adding = true;
      await read(rows.value ?? [], portion);
      adding = false;
    },
  };
}
