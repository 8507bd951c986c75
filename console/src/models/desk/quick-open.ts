/** Opens anything by a few letters: areas, conversations at hand, and those the server finds. Read by the quick-open dialog. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { FoundConversation, InboxConversation, SearchPage } from '@aftercast/shared';
import { browserTimers, type Timers } from '@aftercast/shared/client';
import { failureCode, type FailureCode } from '../failure.ts';

/** So long nothing is typed before the server is asked, in milliseconds. */
const restMs = 250;
/** Steps of a search taken by themselves while nothing was found. */
const stepsAlone = 5;

export interface QuickOpen {
  text: ReadonlySignal<string>;
  type(text: string): void;
  /** Held rows that fit what is typed, those found left out. */
  atHand: ReadonlySignal<readonly InboxConversation[]>;
  found: ReadonlySignal<readonly FoundConversation[]>;
  status: ReadonlySignal<'idle' | 'searching' | 'done' | 'failed'>;
  failure: ReadonlySignal<FailureCode | null>;
  /** How far back was looked, where there is more behind; null where there isn't. */
  lookedBackTo: ReadonlySignal<number | null>;
  more(): void;
}

interface Deps {
  search: (words: string, cursor: string | undefined) => Promise<SearchPage>;
  rows: () => Iterable<InboxConversation>;
  /** Whether a row fits what was typed. */
  fits: (row: InboxConversation, words: string) => boolean;
  timers?: Timers;
}

export function createQuickOpen({ search, rows, fits, timers = browserTimers }: Deps): QuickOpen {
  const text = signal('');
  const found = signal<readonly FoundConversation[]>([]);
  const status = signal<'idle' | 'searching' | 'done' | 'failed'>('idle');
  const failure = signal<FailureCode | null>(null);
  const lookedBackTo = signal<number | null>(null);
  const atHand = computed(() => {
    const words = text.value.trim();
    const taken = new Set(found.value.map(({ conversation }) => conversation.id));
    return [...rows()].filter((row) => !taken.has(row.id) && (words === '' || fits(row, words)))
      .sort((a, b) => b.lastMessageAt - a.lastMessageAt).slice(0, 6);
  });
  let cursor: string | undefined;
  let timer: unknown = null;
  let asked = 0;

  async function step(words: string, left: number): Promise<void> {
    asked += 1;
    const mine = asked;
    status.value = 'searching';
    try {
      const page = await search(words, cursor);
      if (mine !== asked) return;
      const known = new Set(found.value.map(({ conversation }) => conversation.id));
      found.value = [...found.value, ...page.found.filter(({ conversation }) => !known.has(conversation.id))];
      cursor = page.nextCursor ?? undefined;
      lookedBackTo.value = page.nextCursor === null ? null : page.lookedBackTo;
      if (found.value.length === 0 && cursor !== undefined && left > 1) return await step(words, left - 1);
      status.value = 'done';
    } catch (cause) {
      if (mine !== asked) return;
      failure.value = failureCode(cause);
      status.value = 'failed';
    }
  }

  return {
    text, atHand, found, status, failure, lookedBackTo,
    type(next) {
      text.value = next;
      timers.clear(timer);
      asked += 1;
      cursor = undefined;
      found.value = [];
      lookedBackTo.value = null;
      failure.value = null;
      const words = next.trim();
      status.value = words === '' ? 'idle' : 'searching';
      if (words !== '') timer = timers.set(() => { void step(words, stepsAlone); }, restMs);
    },
    more() { if (status.value !== 'searching' && lookedBackTo.value !== null) void step(text.value.trim(), stepsAlone); },
  };
}
