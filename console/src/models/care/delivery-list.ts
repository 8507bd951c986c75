import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { CareDelivery } from '@aftercast/shared';
import type { Api } from '../api.ts';
import { failureCode, type FailureCode } from '../failure.ts';
import type { DeliveryQuery } from './care-api.ts';

/** Deliveries as far as they are loaded, newest first. */
export interface DeliveryList {
  rows: ReadonlySignal<readonly CareDelivery[] | null>;
  failure: ReadonlySignal<FailureCode | null>;
  /** From the newest one; what is shown stays until the answer is there. */
  load(query: DeliveryQuery): Promise<void>;
  /** The next page, where there is one. */
  more(): Promise<void>;
}

export function createDeliveryList(ask: Api['care']['deliveries']): DeliveryList {
  const rows = signal<readonly CareDelivery[] | null>(null);
  const failure = signal<FailureCode | null>(null);
  let query: DeliveryQuery = { q: '', ruleId: '', state: '' };
  let next: string | null = null;
  let turn = 0;

  async function read(before: string | null, shown: readonly CareDelivery[]): Promise<void> {
    const mine = ++turn;
    try {
      const page = await ask(query, before);
      if (mine !== turn) return;
      next = page.nextBefore;
      batch(() => { rows.value = [...shown, ...page.deliveries]; failure.value = null; });
    } catch (cause) {
      if (mine === turn) batch(() => { failure.value = failureCode(cause); if (before === null) rows.value = null; });
    }
  }
  return {
    rows, failure,
    load(asked) {
      query = asked;
      next = null;
      return read(null, []);
    },
    async more() {
      const before = next;
      if (before === null) return;
      next = null;
      await read(before, rows.value ?? []);
      // It may be tried again where it failed.
      if (failure.value) next = before;
    },
  };
}
