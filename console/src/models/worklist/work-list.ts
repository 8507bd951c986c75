/** The work list without a screen: its rows page by page, what one click does to a row, and taking the last click back. */
import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { KnowledgeEntry, Language } from '@aftercast/shared';
import { failureCode, type FailureCode } from '../failure.ts';
import type { Drafted, WorkItem, WorkKind, WorklistApi, WorkPage } from './worklist-api.ts';

/** What was done last, while it can still be taken back. */
export interface Done {
  what: 'dismissed' | 'phrasings' | 'entry';
  item: WorkItem;
  /** Where the row stood. */
  at: number;
  drafted: Drafted | null;
  /** The entry that was changed or made. */
  entry: { id: string; question: string } | null;
  count: number;
}

export interface WorkList {
  /** Null until the first page is there. */
  items: ReadonlySignal<readonly WorkItem[] | null>;
  total: ReadonlySignal<number>;
  counts: ReadonlySignal<WorkPage['counts'] | null>;
  minutes: ReadonlySignal<number>;
  kind: ReadonlySignal<WorkKind | ''>;
  failure: ReadonlySignal<FailureCode | null>;
  /** Key of the row that is being dealt with. */
  busy: ReadonlySignal<string | null>;
  done: ReadonlySignal<Done | null>;
  load(): Promise<void>;
  more(): Promise<void>;
  choose(kind: WorkKind | ''): void;
  /** Each resolves to why it failed, or null. */
  dismiss(item: WorkItem): Promise<FailureCode | null>;
  addPhrasings(item: WorkItem, entry: { id: string; question: string }, phrasings: string[]): Promise<FailureCode | null>;
  makeEntry(item: WorkItem, entry: Omit<KnowledgeEntry, 'id'>): Promise<FailureCode | null>;
  takeBack(): Promise<FailureCode | null>;
}

const pageLength = 50;

export function createWorkList(api: WorklistApi, language: Language): WorkList {
  const items = signal<readonly WorkItem[] | null>(null);
  const total = signal(0);
  const counts = signal<WorkPage['counts'] | null>(null);
  const minutes = signal(0);
  const kind = signal<WorkKind | ''>('');
  const failure = signal<FailureCode | null>(null);
  const busy = signal<string | null>(null);
  const done = signal<Done | null>(null);
  let reading = 0;

  /** The newest reading wins; rows that moved meanwhile are not shown twice. */
  async function read(offset: number): Promise<void> {
    reading += 1;
    const mine = reading;
    try {
      const page = await api.page(language, { kind: kind.peek(), offset, limit: pageLength });
      if (mine !== reading) return;
      const before = offset === 0 ? [] : items.peek() ?? [];
      const known = new Set(before.map(({ key }) => key));
      batch(() => {
        items.value = [...before, ...page.items.filter(({ key }) => !known.has(key))];
        total.value = page.total;
        counts.value = page.counts;
        minutes.value = page.minutes;
        failure.value = null;
      });
    } catch (cause) {
      if (mine === reading) failure.value = failureCode(cause);
    }
  }

  function shift(item: WorkItem, by: 1 | -1): void {
    total.value += by;
    minutes.value += by * item.minutes;
    if (counts.value) counts.value = { ...counts.value, [item.kind]: counts.value[item.kind] + by };
  }

  /** The row goes at once and comes back where it stood if that fails. */
  async function act(item: WorkItem, work: () => Promise<Omit<Done, 'item' | 'at'>>): Promise<FailureCode | null> {
    if (busy.peek() !== null) return null;
    const before = items.peek() ?? [];
    const at = before.findIndex(({ key }) => key === item.key);
    busy.value = item.key;
    try {
      const made = await work();
      batch(() => {
        items.value = (items.peek() ?? []).filter(({ key }) => key !== item.key);
        shift(item, -1);
        done.value = { ...made, item, at };
      });
      return null;
    } catch (cause) {
      return failureCode(cause);
    } finally {
      busy.value = null;
    }
  }

  return {
    items, total, counts, minutes, kind, failure, busy, done,
    load: () => read(0),
    async more() {
      const held = items.peek();
      if (held !== null && held.length < total.peek()) await read(held.length);
    },
    choose(next) {
      if (next === kind.peek()) return;
      batch(() => { kind.value = next; items.value = null; });
      void read(0);
    },
    dismiss: (item) => act(item, async () => {
      await api.dismiss(language, item.key);
      return { what: 'dismissed', drafted: null, entry: null, count: 0 };
    }),
    addPhrasings: (item, entry, phrasings) => act(item, async () => {
      const drafted = await api.addPhrasings(language, item.key, entry.id, phrasings);
      return { what: 'phrasings', drafted, entry, count: phrasings.length };
    }),
    makeEntry: (item, given) => act(item, async () => {
      const drafted = await api.makeEntry(language, item.key, given);
      return { what: 'entry', drafted, entry: drafted.draft && { id: drafted.draft.entryId, question: given.question }, count: 1 };
    }),
    async takeBack() {
      const last = done.peek();
      if (!last || busy.peek() !== null) return null;
      busy.value = last.item.key;
      try {
        if (last.drafted) await api.restore(last.drafted);
        await api.putBack(language, last.item.key);
        batch(() => {
          const held = [...items.peek() ?? []];
          if (kind.peek() === '' || kind.peek() === last.item.kind) held.splice(Math.max(0, last.at), 0, last.item);
          items.value = held;
          shift(last.item, 1);
          done.value = null;
        });
        return null;
      } catch (cause) {
        return failureCode(cause);
      } finally {
        busy.value = null;
      }
    },
  };
}
