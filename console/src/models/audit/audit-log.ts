import { signal, type ReadonlySignal } from '@preact/signals';
import type { AuditEntry } from '@aftercast/shared';
import type { Api } from '../api.ts';
import { failureCode, type FailureCode } from '../failure.ts';

/** The log as far as it was read: newest first, a page at a time. */
export interface AuditLog {
  /** Null while the first page is on its way. */
  entries: ReadonlySignal<AuditEntry[] | null>;
  hasMore: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  failure: ReadonlySignal<FailureCode | null>;
  /** Starts anew with what narrows it. */
  open(query: string): Promise<void>;
  more(): Promise<void>;
}

export function createAuditLog(api: Pick<Api['audit'], 'page'>): AuditLog {
  const entries = signal<AuditEntry[] | null>(null);
  const nextBefore = signal<number | null>(null);
  const hasMore = signal(false);
  const busy = signal(false);
  const failure = signal<FailureCode | null>(null);
  let asked = '';
  let turn = 0;

  async function read(before?: number): Promise<void> {
    turn += 1;
    const mine = turn;
    busy.value = true;
    failure.value = null;
    try {
      const page = await api.page(asked, before);
      if (mine !== turn) return;
      entries.value = [...before === undefined ? [] : entries.value ?? [], ...page.entries];
      nextBefore.value = page.nextBefore;
      hasMore.value = page.nextBefore !== null;
    } catch (cause) {
      if (mine !== turn) return;
      failure.value = failureCode(cause);
    }
    busy.value = false;
  }

  return {
    entries, hasMore, busy, failure,
    open(query) {
      asked = query;
      entries.value = null;
      hasMore.value = false;
      return read();
    },
    more: async () => { if (!busy.value && nextBefore.value !== null) await read(nextBefore.value); },
  };
}
