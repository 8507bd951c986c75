/** This agent's own desk: whether they are ready, and for how many. The server measures and decides; this holds what it said. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { DeskView, SurgeView } from '@aftercast/shared';
import { failureCode, type FailureCode } from './failure.ts';
import type { Link } from './link.ts';

/** How the agent stands towards new conversations. `away`: the server saw no sign of them while a shopper waited. */
export type OwnState = 'ready' | 'paused' | 'away';

export interface OwnDesk {
  /** Null until the server has said. */
  desk: ReadonlySignal<DeskView | null>;
  /** Whether more shoppers come than can be taken; null until the server has said. */
  surge: ReadonlySignal<SurgeView | null>;
  busy: ReadonlySignal<boolean>;
  /** Pauses who is ready; brings back who is paused or away. Null when it went well. */
  toggle(): Promise<FailureCode | null>;
}

export function stateOf({ paused, present }: DeskView): OwnState {
  return paused ? 'paused' : present ? 'ready' : 'away';
}

export function createOwnDesk(link: Link): OwnDesk {
  const desk = signal<DeskView | null>(null);
  const busy = signal(false);
  const surge = signal<SurgeView | null>(null);
  link.on('surge.changed', (frame) => { surge.value = frame.surge; });
  link.on('desk.changed', (frame) => { desk.value = frame.desk; });
  return {
    desk, surge, busy,
    async toggle() {
      if (desk.value === null || busy.value) return null;
      busy.value = true;
      try {
        desk.value = (await link.ask({ type: 'desk.set', paused: stateOf(desk.value) === 'ready' })).desk;
        return null;
      } catch (cause) {
        return failureCode(cause);
      } finally {
        busy.value = false;
      }
    },
  };
}
