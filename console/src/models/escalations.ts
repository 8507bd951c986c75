/**
 * Shoppers whom nobody answers, as far as this agent is to hear of them: what was open at sign-in, what is raised since,
 * until someone acknowledges it or the wait ends. It sounds again and again until then. Drawn by the banner.
 */
import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Escalation } from '@aftercast/shared';
import type { Alarm } from './alerts.ts';
import type { Clock } from './clock.ts';
import { failureCode, type FailureCode } from './failure.ts';
import type { Inbox } from './inbox.ts';
import type { Link } from './link.ts';

/** So often it sounds while nobody says that they are at it. */
const againMs = 15_000;

export interface Escalations {
  /** One a conversation, the longest overdue first. */
  open: ReadonlySignal<readonly Escalation[]>;
  /** Says for everyone that this agent is at all of them. @returns why it could not be said */
  acknowledge(): Promise<FailureCode | null>;
  stop(): void;
}

interface Deps {
  link: Link;
  inbox: Inbox;
  clock: Clock;
  alarm: Pick<Alarm, 'inOneTab' | 'play' | 'visible' | 'permission' | 'notify'>;
  sound: ReadonlySignal<boolean>;
  mayHear: () => boolean;
  api: { escalations(): Promise<{ escalations: Escalation[] }>; acknowledge(ids: readonly string[]): Promise<unknown> };
  wording: (open: readonly Escalation[]) => { title: string; body: string };
  onOpen: (conversationId: string) => void;
}

export function createEscalations({ link, inbox, clock, alarm, sound, mayHear, api, wording, onOpen }: Deps): Escalations {
  const held = signal<ReadonlyMap<string, Escalation>>(new Map());
  const open = computed(() => oneEach([...held.value.values()]));
  let soundedAt = 0;

  function keep(change: (next: Map<string, Escalation>) => void): void {
    const next = new Map(held.value);
    change(next);
    held.value = next;
  }
  function notify(): void {
    const [first] = open.value;
    if (!first || alarm.visible() || alarm.permission() !== 'granted') return;
    alarm.notify({ ...wording(open.value), tag: 'escalations', onClick: () => onOpen(first.conversationId) });
  }

  link.on('escalation.raised', ({ escalations }) => {
    keep((next) => { for (const one of escalations) next.set(one.id, one); });
    alarm.inOneTab(`escalation:${escalations[0]?.id}`, notify);
  });
  link.on('escalation.acknowledged', ({ ids }) => keep((next) => { for (const id of ids) next.delete(id); }));
  inbox.onChanges((changes) => {
    const rows = new Map(changes.map(({ after }) => [after.id, after]));
    keep((next) => {
      for (const one of next.values()) {
        const row = rows.get(one.conversationId);
        if (!row) continue;
        if (row.waitingSince !== one.waitingSince) next.delete(one.id);
        else if ((row.owner?.name ?? null) !== one.ownerName) next.set(one.id, { ...one, ownerName: row.owner?.name ?? null });
      }
    });
  });
  link.onResync(() => {
    if (!mayHear()) return;
    api.escalations().then(({ escalations }) => { held.value = new Map(escalations.map((one) => [one.id, one])); }, () => undefined);
  });
  const stop = effect(() => {
    const now = clock.now.value;
    if (open.value.length === 0) {
      soundedAt = 0;
      return;
    }
    if (now - soundedAt < againMs || !sound.value) return;
    soundedAt = now;
    alarm.inOneTab(`escalation-sound:${Math.floor(now / againMs)}`, () => alarm.play('escalation'));
  });

  return {
    open, stop,
    async acknowledge() {
      const ids = [...held.value.keys()];
      try {
        await api.acknowledge(ids);
        batch(() => keep((next) => { for (const id of ids) next.delete(id); }));
        return null;
      } catch (cause) {
        return failureCode(cause);
      }
    },
  };
}

/** Of each conversation the one that was raised last. */
function oneEach(all: readonly Escalation[]): Escalation[] {
  const newest = new Map<string, Escalation>();
  for (const one of all) if ((newest.get(one.conversationId)?.raisedAt ?? 0) <= one.raisedAt) newest.set(one.conversationId, one);
  return [...newest.values()].sort((a, b) => a.dueAt - b.dueAt);
}
