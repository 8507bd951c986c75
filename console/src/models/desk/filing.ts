/** How conversations are filed and put aside: the shop's labels, which one carries which, until when one sleeps. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { InboxConversation, Label } from '@aftercast/shared';
import { failureCode, type FailureCode } from '../failure.ts';
import type { Inbox } from '../inbox.ts';
import type { Link } from '../link.ts';
import type { DeskApi } from './desk-api.ts';

export interface Filing {
  /** The shop's labels, oldest first. */
  labels: ReadonlySignal<readonly Label[]>;
  /** How many conversations carry each, by its id; null until asked for. */
  uses: ReadonlySignal<Readonly<Record<string, number>> | null>;
  /** Asks how many carry each. */
  count(): Promise<FailureCode | null>;
  /** Those on a row, in the shop's order; ids of labels that are gone are passed over. */
  on(row: Pick<InboxConversation, 'labels'>): Label[];
  /** Each of these answers null when it is done. */
  toggle(row: InboxConversation, labelId: string): Promise<FailureCode | null>;
  create(draft: Omit<Label, 'id'>): Promise<FailureCode | null>;
  /** Renames or recolours it. */
  change(id: string, draft: Omit<Label, 'id'>): Promise<FailureCode | null>;
  remove(id: string): Promise<FailureCode | null>;
  /** @param until null brings it back */
  snooze(row: InboxConversation, until: number | null): Promise<FailureCode | null>;
}

export function createFiling({ link, inbox, api }: { link: Link; inbox: Inbox; api: DeskApi }): Filing {
  const labels = signal<readonly Label[]>([]);
  const uses = signal<Readonly<Record<string, number>> | null>(null);

  async function attempt(act: () => Promise<void>): Promise<FailureCode | null> {
    try {
      await act();
      return null;
    } catch (cause) {
      return failureCode(cause);
    }
  }
  const learn = ({ conversation }: { conversation: InboxConversation }): void => inbox.learn([conversation]);
  const take = (found: { labels: Label[] }): void => { labels.value = found.labels; };

  link.on('labels.changed', take);
  link.onResync(() => { api.labels().then(take, () => undefined); });

  return {
    labels, uses,
    count: () => attempt(async () => { uses.value = (await api.labelUses()).uses; }),
    on: (row) => labels.value.filter(({ id }) => row.labels.includes(id)),
    toggle: (row, labelId) => attempt(async () => {
      const next = row.labels.includes(labelId) ? row.labels.filter((id) => id !== labelId) : [...row.labels, labelId];
      learn(await api.putLabels(row.id, next));
    }),
    create: (draft) => attempt(async () => take(await api.addLabel(draft))),
    change: (id, draft) => attempt(async () => take(await api.changeLabel(id, draft))),
    remove: (id) => attempt(async () => take(await api.removeLabel(id))),
    snooze: (row, until) => attempt(async () => learn(await api.snooze(row.id, until))),
  };
}
