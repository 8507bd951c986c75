import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { WebhookDelivery } from '@aftercast/shared';
import { failureCode, type FailureCode } from '../failure.ts';
import type { IntegrationsApi } from './integrations-api.ts';

/** Rows a page, as they are added; and the most that the server gives at once. */
const [portion, most] = [100, 200];

/** What one webhook was told, newest first, as far as it is shown. */
export interface DeliveryLog {
  /** Null while the first page is on its way. */
  rows: ReadonlySignal<readonly WebhookDelivery[] | null>;
  hasOlder: ReadonlySignal<boolean>;
  failure: ReadonlySignal<FailureCode | null>;
  /** Reads anew as far as is shown: what is told again and what comes in is seen, and a failed page is tried again. */
  refresh(): Promise<void>;
  older(): Promise<void>;
}

/** @param ask a page of the log, from behind `before` on */
export function createDeliveryLog(ask: (before: string | null, limit: number) => ReturnType<IntegrationsApi['deliveries']>): DeliveryLog {
  const rows = signal<readonly WebhookDelivery[] | null>(null);
  const hasOlder = signal(false);
  const failure = signal<FailureCode | null>(null);
  let next: string | null = null;
  let turn = 0;
  /** How many are to be shown. A reading that overtakes one for older ones brings those too. */
  let wanted = portion;

  /** Behind what is there, until there are as many as wanted. The newest reading wins. */
  async function read(there: readonly WebhookDelivery[], from: string | null): Promise<void> {
    const mine = ++turn;
    try {
      const found = [...there];
      let before = from;
      do {
        const page = await ask(before, Math.min(most, wanted - found.length));
        if (mine !== turn) return;
        found.push(...page.deliveries);
        before = page.nextBefore;
      } while (before !== null && found.length < wanted);
      next = before;
      batch(() => { rows.value = found; hasOlder.value = before !== null; failure.value = null; });
    } catch (cause) {
      if (mine === turn) failure.value = failureCode(cause);
    }
  }
  return {
    rows, hasOlder, failure,
    refresh: () => read([], null),
    async older() {
      if (next === null) return;
      wanted = (rows.value?.length ?? 0) + portion;
      await read(rows.value ?? [], next);
    },
  };
}
