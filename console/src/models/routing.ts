/** How the shop's queue is served, as supervisors see and change it; and the colleagues to whom a conversation may be passed. */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { DeskSettings, DeskView, RoutingSettings } from '@aftercast/shared';
import type { Api } from './api.ts';
import { failureCode, type FailureCode } from './failure.ts';

export interface RoutingPage {
  desks: ReadonlySignal<readonly DeskView[] | null>;
  /** Why it could not be loaded. */
  failure: ReadonlySignal<FailureCode | null>;
  /** The settings with what was changed; null until they are loaded. */
  settings: ReadonlySignal<RoutingSettings | null>;
  changed: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  load(): Promise<void>;
  /** Looks again at the desks; what was changed and is not saved stays. */
  refresh(): Promise<void>;
  set(change: Partial<RoutingSettings>): void;
  undo(): void;
  /** Null when it went well. */
  save(): Promise<FailureCode | null>;
  changeDesk(agentId: string, change: Partial<DeskSettings>): Promise<FailureCode | null>;
}

/** What is wrong with a setting. */
export function settingProblems({ silenceSeconds, graceSeconds }: RoutingSettings): { silence: boolean; grace: boolean } {
  const outside = (value: number, from: number, to: number): boolean => !Number.isInteger(value) || value < from || value > to;
  return { silence: outside(silenceSeconds, 20, 3_600), grace: outside(graceSeconds, 5, 600) };
}

export function createRoutingPage(api: Pick<Api, 'routing' | 'changeRouting' | 'changeDesk'>): RoutingPage {
  const desks = signal<readonly DeskView[] | null>(null);
  const saved = signal<RoutingSettings | null>(null);
  const change = signal<Partial<RoutingSettings>>({});
  const failure = signal<FailureCode | null>(null);
  const busy = signal(false);
  const settings = computed(() => saved.value && { ...saved.value, ...change.value });

  async function attempt(work: () => Promise<void>): Promise<FailureCode | null> {
    busy.value = true;
    try {
      await work();
      return null;
    } catch (cause) {
      return failureCode(cause);
    } finally {
      busy.value = false;
    }
  }
  const take = (answer: { settings: RoutingSettings; desks: DeskView[] }): void => batch(() => {
    saved.value = answer.settings;
    desks.value = answer.desks;
    change.value = {};
  });
  return {
    desks, failure, settings, busy,
    changed: computed(() => saved.value !== null && JSON.stringify(settings.value) !== JSON.stringify(saved.value)),
    async load() { failure.value = await attempt(async () => take(await api.routing())); },
    async refresh() {
      // What is shown stays until the next time.
      const answer = await api.routing().catch(() => null);
      if (answer && !busy.value) desks.value = answer.desks;
    },
    set(next) { change.value = { ...change.value, ...next }; },
    undo() { change.value = {}; },
    save: () => attempt(async () => { if (settings.value) take(await api.changeRouting(settings.value)); }),
    changeDesk: (agentId, next) => attempt(async () => {
      const { desk } = await api.changeDesk(agentId, next);
      desks.value = desks.value?.map((one) => (one.agentId === agentId ? desk : one)) ?? null;
    }),
  };
}
