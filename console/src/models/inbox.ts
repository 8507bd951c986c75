/**
 * The four lists: which rows are known, how far each list is loaded, the counts. Rows are kept once, by id, and filed
 * by their state and owner, so that one change moves a row in every list at the same moment.
 * It refuses to open conversations or to alert. Read by the inbox view, the talk and the alerts.
 */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { InboxConversation, InboxCounts, InboxFilter, InboxList } from '@aftercast/shared';
import { failureCode, type FailureCode } from './failure.ts';
import { edgeOf, rowsOf, type Edge } from './inbox-order.ts';
import type { Link } from './link.ts';
import { inboxListNames as lists } from './route.ts';

/** How far a list is loaded. `failure` belongs to the last try. */
export interface ListState {
  status: 'idle' | 'loading' | 'ready' | 'failed';
  failure: FailureCode | null;
  cursor: string | null;
  edge: Edge | null;
}

/** A row that changed, with what was known of it before. */
export interface RowChange { before: InboxConversation | undefined; after: InboxConversation }

export interface Inbox {
  counts: ReadonlySignal<InboxCounts>;
  rows: ReadonlySignal<ReadonlyMap<string, InboxConversation>>;
  /** The loaded rows of a list, in order. */
  list(list: InboxList): ReadonlySignal<readonly InboxConversation[]>;
  state(list: InboxList): ReadonlySignal<ListState>;
  /** This agent's own as far as they are held, whatever the lists are narrowed to. */
  desk: ReadonlySignal<readonly InboxConversation[]>;
  /** How all lists are narrowed. */
  filter: ReadonlySignal<InboxFilter>;
  /** Narrows all lists; they start over. */
  narrow(filter: InboxFilter): void;
  /** Loads the first page unless that was done. */
  show(list: InboxList): void;
  /** Loads the next page, if there is one and none is on its way. */
  more(list: InboxList): void;
  retry(list: InboxList): void;
  learn(rows: readonly InboxConversation[]): void;
  onChanges(heard: (changes: readonly RowChange[]) => void): void;
}

const notLoaded: ListState = { status: 'idle', failure: null, cursor: null, edge: null };

export function createInbox({ link, agentId }: { link: Link; agentId: string }): Inbox {
  const counts = signal<InboxCounts>({ waiting: 0, mine: 0, bot: 0, all: 0, snoozed: 0, late: 0, atRisk: 0, longestSince: null });
  const rows = signal<ReadonlyMap<string, InboxConversation>>(new Map());
  const filter = signal<InboxFilter>({});
  const perList = <T>(make: (list: InboxList) => T) => Object.fromEntries(lists.map((list) => [list, make(list)])) as Record<InboxList, T>;
  const states = perList(() => signal<ListState>(notLoaded));
  const sorted = perList((list) => computed(() => rowsOf(rows.value.values(), list, agentId, states[list].value.edge, filter.value)));
  const desk = computed(() => rowsOf(rows.value.values(), 'mine', agentId, null));
  const heard: ((changes: readonly RowChange[]) => void)[] = [];
  const shown = new Set<InboxList>(['waiting', 'mine']);
  let generation = 0;

  function learn(fresh: readonly InboxConversation[]): RowChange[] {
    const next = new Map(rows.value);
    const changes: RowChange[] = [];
    for (const after of fresh) {
      const before = next.get(after.id);
      if (before && before.version > after.version) continue;
      next.set(after.id, after);
      changes.push({ before, after });
    }
    rows.value = next;
    return changes;
  }

  function tellAll(changes: readonly RowChange[]): void {
    for (const tell of heard) tell(changes);
  }

  const narrowing = (): { filter?: InboxFilter } => (Object.keys(filter.value).length === 0 ? {} : { filter: filter.value });

  /** @param fresh starts the list over */
  async function load(list: InboxList, fresh: boolean): Promise<void> {
    const state = states[list];
    const { cursor } = state.value;
    const asked = generation;
    state.value = { ...state.value, status: 'loading', failure: null };
    try {
      const page = await link.ask({ type: 'inbox.load', list, ...narrowing(), ...(fresh || cursor === null ? {} : { cursor }) });
      if (asked !== generation) return;
      const last = page.conversations.at(-1);
      batch(() => {
        learn(page.conversations);
        const edge = page.nextCursor !== null && last ? edgeOf(last, list) : null;
        state.value = { status: 'ready', failure: null, cursor: page.nextCursor, edge };
      });
    } catch (cause) {
      if (asked === generation) state.value = { ...state.value, status: 'failed', failure: failureCode(cause) };
    }
  }

  /** What is held may be old: rows may have left the lists unheard. They are dropped when the new pages are there. */
  async function resync(): Promise<void> {
    generation += 1;
    const asked = generation;
    const wanted = [...shown];
    const pages = await Promise.allSettled(wanted.map((list) => link.ask({ type: 'inbox.load', list, ...narrowing() })));
    if (asked !== generation) return;
    batch(() => {
      if (pages.every(({ status }) => status === 'fulfilled')) rows.value = new Map();
      for (const list of lists) if (!shown.has(list)) states[list].value = notLoaded;
      pages.forEach((page, index) => {
        const state = states[wanted[index] as InboxList];
        if (page.status === 'rejected') {
          state.value = { ...state.value, status: 'failed', failure: failureCode(page.reason) };
          return;
        }
        const { conversations, nextCursor, list } = page.value;
        const last = conversations.at(-1);
        learn(conversations);
        state.value = { status: 'ready', failure: null, cursor: nextCursor, edge: nextCursor !== null && last ? edgeOf(last, list) : null };
      });
    });
  }

  link.on('welcome', (frame) => { counts.value = frame.counts; });
  link.on('inbox.changed', (frame) => {
    const changes = batch(() => {
      counts.value = frame.counts;
      return learn(frame.conversations);
    });
    tellAll(changes);
  });
  link.onResync(() => { void resync(); });

  return {
    counts, rows, desk, filter,
    list: (list) => sorted[list],
    state: (list) => states[list],
    narrow(next) {
      if (JSON.stringify(next) === JSON.stringify(filter.value)) return;
      generation += 1;
      batch(() => {
        filter.value = next;
        for (const list of lists) states[list].value = notLoaded;
      });
      if (link.status.value.state === 'online') for (const list of shown) void load(list, true);
    },
    show(list) {
      const known = shown.has(list);
      shown.add(list);
      if (!known && link.status.value.state === 'online') void load(list, true);
    },
    more(list) {
      const { status, cursor } = states[list].value;
      if (status === 'ready' && cursor !== null) void load(list, false);
    },
    retry: (list) => { void load(list, states[list].value.cursor === null); },
    learn: (fresh) => tellAll(learn(fresh)),
    onChanges: (tell) => { heard.push(tell); },
  };
}
