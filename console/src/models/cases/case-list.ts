/** One list of cases without a screen: page by page, and kept right as cases change. */
import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { CaseList, CaseView } from '@aftercast/shared';
import { isOpenCase } from '@aftercast/shared/client';
import { failureCode, type FailureCode } from '../failure.ts';
import type { CaseFilter, CasePage } from './cases-api.ts';

export interface CaseListModel {
  /** Null until the first page is there. */
  cases: ReadonlySignal<readonly CaseView[] | null>;
  total: ReadonlySignal<number>;
  failure: ReadonlySignal<FailureCode | null>;
  load(filter: CaseFilter): Promise<void>;
  more(): Promise<void>;
  /** A case is new or has changed. */
  learn(one: CaseView): void;
}

const pageLength = 50;

/** @param onPage takes what every page brings besides */
export function createCaseList(page: (filter: CaseFilter, offset: number, limit: number) => Promise<CasePage>, onPage: (page: CasePage) => void): CaseListModel {
  const cases = signal<readonly CaseView[] | null>(null);
  const total = signal(0);
  const failure = signal<FailureCode | null>(null);
  let filter: CaseFilter = { list: 'active' };
  let reading = 0;

  /** The newest reading wins. */
  async function read(offset: number): Promise<void> {
    reading += 1;
    const mine = reading;
    try {
      const found = await page(filter, offset, pageLength);
      if (mine !== reading) return;
      const before = offset === 0 ? [] : cases.peek() ?? [];
      const known = new Set(before.map(({ id }) => id));
      batch(() => {
        cases.value = [...before, ...found.cases.filter(({ id }) => !known.has(id))];
        total.value = found.total;
        failure.value = null;
      });
      onPage(found);
    } catch (cause) {
      if (mine === reading) failure.value = failureCode(cause);
    }
  }

  return {
    cases, total, failure,
    load(next) {
      if (next.list !== filter.list || next.matter !== filter.matter || next.ownerId !== filter.ownerId) cases.value = null;
      filter = next;
      return read(0);
    },
    async more() {
      const held = cases.peek();
      if (held !== null && held.length < total.peek()) await read(held.length);
    },
    learn(one) {
      const held = cases.peek();
      if (held === null) return;
      const belongs = fits(one, filter);
      const at = held.findIndex(({ id }) => id === one.id);
      const before = held[at];
      if (before && before.version > one.version) return;
      if (!belongs && !before) return;
      batch(() => {
        total.value += Number(belongs) - Number(before !== undefined);
        cases.value = inOrder(filter.list, [...held.filter(({ id }) => id !== one.id), ...belongs ? [one] : []]);
      });
    },
  };
}

/** True when a list so narrowed holds this case. Pure. */
export function fits(one: CaseView, { list, matter, ownerId }: CaseFilter): boolean {
  const inList = list === 'all' || (list === 'approvals' ? one.state === 'waiting_approval' : isOpenCase(one.state) === (list === 'active'));
  return inList && (!matter || one.matter === matter) && (!ownerId || one.owner?.id === ownerId);
}

/** What is due first; what has no deadline comes last, what has ended by its end. As the server orders. Pure. */
export function inOrder(list: CaseList, cases: readonly CaseView[]): CaseView[] {
  const byId = (a: CaseView, b: CaseView): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  if (list === 'ended') return [...cases].sort((a, b) => b.updatedAt - a.updatedAt || -byId(a, b));
  return [...cases].sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || byId(a, b));
}
