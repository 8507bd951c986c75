import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { LiveSession } from '@aftercast/shared';
import { onScreen, type StockState } from '@aftercast/shared/client';
import { failureCode, type FailureCode } from '../failure.ts';
import type { AskedLink, LiveApi } from './live-api.ts';

/** The desk beside a broadcast: what is on the screen, and what is asked of it. */
export interface BroadcastDesk {
  session: ReadonlySignal<LiveSession | null>;
  asked: ReadonlySignal<readonly AskedLink[] | null>;
  failure: ReadonlySignal<FailureCode | null>;
  /** The link that is being told; `undefined` while nothing is under way. */
  telling: ReadonlySignal<number | null | undefined>;
  /** The number that was on the screen before the last change from here; `undefined`: nothing to take back. */
  before: ReadonlySignal<number | null | undefined>;
  /** True when the server knows it. */
  show(link: number | null): Promise<boolean>;
  /** Tells whether a link can still be bought; null: nobody knows. True when the server knows it. */
  stock(link: number, state: StockState | null, restockAt?: number): Promise<boolean>;
  /** As if the last change of the screen from here had not been. */
  undo(): Promise<boolean>;
  /** The broadcast is over as of now. */
  end(): Promise<boolean>;
  look(): Promise<void>;
}

export function createBroadcastDesk({ api, id, now }: { api: Pick<LiveApi, 'one' | 'onAir' | 'takeBack' | 'stock' | 'write' | 'asked'>; id: string; now: () => number }): BroadcastDesk {
  const session = signal<LiveSession | null>(null);
  const asked = signal<readonly AskedLink[] | null>(null);
  const failure = signal<FailureCode | null>(null);
  const telling = signal<number | null | undefined>(undefined);
  /** The last change from here: what was on before it, and when it was told; of an ended broadcast the session before, and the version that ending it made. */
  const last = signal<{ before: number | null; at: number; span: { startsAt: number; endsAt: number } } | { before: number | null; was: LiveSession; version: number | undefined } | null>(null);
  const shown = (held: LiveSession): number | null => onScreen(held, now()).current?.number ?? null;

  function learn(next: LiveSession): void {
    if ((session.value?.version ?? 0) <= (next.version ?? 0)) session.value = next;
  }
  async function during(what: number | null, work: (held: LiveSession) => Promise<void>): Promise<boolean> {
    const held = session.value;
    if (!held || telling.value !== undefined) return false;
    batch(() => { telling.value = what; failure.value = null; });
    try {
      await work(held);
      return true;
    } catch (cause) {
      failure.value = failureCode(cause);
      return false;
    } finally {
      telling.value = undefined;
    }
  }

  return {
    session, asked, failure, telling,
    before: computed(() => last.value?.before),
    show: (link) => during(link, async (held) => {
      const before = shown(held);
      const { liveSession, changed, at } = await api.onAir(id, link);
      learn(liveSession);
      if (changed) last.value = { before, at, span: { startsAt: held.startsAt, endsAt: held.endsAt } };
    }),
    stock: (link, state, restockAt) => during(link, async () => learn((await api.stock(id, link, state, restockAt)).liveSession)),
    undo: () => during(null, async () => {
      const taken = last.value;
      if (!taken) return;
      // An ended broadcast goes on only from the very state that its end made: what a colleague told since stays.
      const { liveSession } = await ('at' in taken ? api.takeBack(id, taken.at, taken.span) : api.write({ ...taken.was, version: taken.version }));
      // Only now: what failed can be undone still.
      last.value = null;
      learn(liveSession);
    }),
    end: () => during(null, async (held) => {
      await api.onAir(id, null);
      const { liveSession } = await api.one(id);
      learn((await api.write({ ...liveSession, endsAt: Math.max(liveSession.startsAt + 1, now()) })).liveSession);
      last.value = { before: shown(held), was: held, version: session.value?.version };
    }),
    async look() {
      const [one, questions] = await Promise.allSettled([api.one(id), api.asked(id)]);
      batch(() => {
        if (one.status === 'fulfilled') { learn(one.value.liveSession); failure.value = null; } else failure.value = failureCode(one.reason);
        if (questions.status === 'fulfilled') asked.value = questions.value.links;
      });
    },
  };
}
