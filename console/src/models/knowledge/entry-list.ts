import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { EntryRow, Language } from '@aftercast/shared';
import { validityOf } from '@aftercast/shared/client';
import { failureCode, type FailureCode } from '../failure.ts';
import type { RouteQuery } from '../route.ts';
import type { KnowledgeApi, ScopeNames } from './knowledge-api.ts';

/** Where a row stands: live as it is, edited and not published, or out of its time. */
export const entryStates = ['live', 'draft', 'expired', 'not_yet'] as const;
export type EntryState = (typeof entryStates)[number];
export interface EntryFilter { tier: string; product: string; liveSession: string; state: EntryState | '' }

export const noFilter: EntryFilter = { tier: '', product: '', liveSession: '', state: '' };

/** A list narrowed so, as it stands in the address. Pure. */
export function queryOf(words: string, { tier, product, liveSession, state }: EntryFilter): RouteQuery {
  return Object.fromEntries(Object.entries({ q: words, state, tier, product, session: liveSession }).filter(([, value]) => value !== ''));
}

/** Reads back what `queryOf` wrote; what it does not know narrows nothing. Pure. */
export function readQuery(query: RouteQuery = {}): { words: string; filter: EntryFilter } {
  const { q = '', tier = '', product = '', session = '', state = '' } = query;
  return { words: q, filter: { tier: /^[123]$/.test(tier) ? tier : '', product, liveSession: session, state: entryStates.find((one) => one === state) ?? '' } };
}

/** Every entry of a language, narrowed by words and filters as one types. */
export interface EntryList {
  /** Null until they are there. */
  rows: ReadonlySignal<readonly EntryRow[] | null>;
  shown: ReadonlySignal<readonly EntryRow[]>;
  names: ReadonlySignal<ScopeNames>;
  failure: ReadonlySignal<FailureCode | null>;
  words: ReadonlySignal<string>;
  filter: Signal<EntryFilter>;
  search(words: string): void;
  load(): Promise<void>;
}

/** @param later runs something after so many milliseconds @param clock milliseconds since the epoch, of the server */
export function createEntryList({ api, language, later, clock }: { api: KnowledgeApi; language: Language; later: (run: () => void, ms: number) => void; clock: () => number }): EntryList {
  const rows = signal<readonly EntryRow[] | null>(null);
  const names = signal<ScopeNames>({ products: {}, liveSessions: {} });
  const failure = signal<FailureCode | null>(null);
  const words = signal('');
  const filter = signal(noFilter);
  /** What the server found in phrasings and answers, for the words it was asked about. */
  const found = signal<{ words: string; ids: ReadonlySet<string> }>({ words: '', ids: new Set() });

  const shown = computed(() => (rows.value ?? []).filter((row) => passes(row, filter.value, clock()) && speaksOf(row, words.value, found.value)));

  async function ask(wanted: string): Promise<void> {
    if (wanted !== words.peek().trim() || wanted === '') return;
    try {
      const { ids } = await api.search(language, wanted);
      if (wanted === words.peek().trim()) found.value = { words: wanted, ids: new Set(ids) };
    } catch {
      // Questions and categories are searched here anyway.
    }
  }

  return {
    rows, shown, names, failure, words, filter,
    search(next) {
      words.value = next;
      const wanted = next.trim();
      if (wanted !== '') later(() => { void ask(wanted); }, askAfterMs);
    },
    async load() {
      try {
        const loaded = await api.rows(language);
        batch(() => { rows.value = loaded.rows; names.value = loaded.names; failure.value = null; });
      } catch (cause) {
        failure.value = failureCode(cause);
      }
    },
  };
}

/** After the last letter, so that a word being typed asks once. */
const askAfterMs = 200;

/** Out of its time counts before edited: it is what shoppers notice. */
export function statesOf(row: EntryRow, now: number): EntryState[] {
  const validity = validityOf(row, now);
  return [...(validity === 'valid' ? [] : [validity]), ...(row.draft ? ['draft' as const] : []), ...(row.live && validity === 'valid' ? ['live' as const] : [])];
}

function passes(row: EntryRow, { tier, product, liveSession, state }: EntryFilter, now: number): boolean {
  return (tier === '' || String(row.tier) === tier) && (product === '' || row.product === product) && (liveSession === '' || row.liveSession === liveSession)
    && (state === '' || statesOf(row, now).includes(state));
}

function speaksOf(row: EntryRow, words: string, found: { words: string; ids: ReadonlySet<string> }): boolean {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return true;
  if (found.words === words.trim() && found.ids.has(row.id)) return true;
  const text = `${row.question} ${row.category} ${row.id}`.toLowerCase();
  return wanted.split(/\s+/).every((word) => text.includes(word));
}
