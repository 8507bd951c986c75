/**
 * The whole console without a screen: session, place, words, taste, and a workspace while someone is signed in.
 * The browser is handed in, so that all of it runs in a test. Made by main.tsx, drawn by the views.
 */
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { OutboxStorage } from '@aftercast/shared/client';
import { catalogues, type Messages } from '../messages/index.ts';
import type { Alarm } from './alerts.ts';
import { createApi, type Api } from './api.ts';
import { createClock, type Clock } from './clock.ts';
import type { Http } from './http.ts';
import { createNavigation, type Address, type Navigation } from './navigation.ts';
import { createPreferences, type Keep, type Preferences } from './preferences.ts';
import { createSession, type Session } from './session.ts';
import { createTimes, type Times } from './times.ts';
import { createToasts, type Toasts } from './toasts.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/** What the browser lends. */
export interface Surroundings {
  http: Http;
  address: Address;
  keep: Keep;
  tabStorage: (key: string) => OutboxStorage;
  alarm: Alarm;
  socketUrl: string;
  /** The browser's languages, best first. */
  spoken: readonly string[];
  timeZone: string;
  deviceTime: () => number;
  every: (run: () => void, ms: number) => () => void;
  later: (run: () => void, ms: number) => void;
  newId: (prefix: string) => string;
}

export interface Console {
  api: Api;
  session: Session;
  navigation: Navigation;
  preferences: Preferences;
  clock: Clock;
  toasts: Toasts;
  messages: ReadonlySignal<Messages>;
  /** In the shop's time zone. */
  times: ReadonlySignal<Times>;
  newId: (prefix: string) => string;
  /** Null while nobody is signed in. */
  workspace: ReadonlySignal<Workspace | null>;
}

export function createConsole(around: Surroundings): Console {
  const api = createApi(around.http);
  const session = createSession(api);
  const navigation = createNavigation(around.address);
  const preferences = createPreferences(around.keep, around.spoken);
  const clock = createClock(around.deviceTime, around.every);
  const messages = computed(() => catalogues[preferences.language.value]);
  const times = computed(() => createTimes(preferences.language.value, session.shop.value?.timeZone ?? around.timeZone));
  const toasts = createToasts(around.later);
  const workspace = signal<Workspace | null>(null);
  const signedInAs = computed(() => session.agent.value?.id ?? null);

  effect(() => {
    const agentId = signedInAs.value;
    untracked(() => {
      workspace.value?.stop();
      workspace.value = agentId === null ? null : createWorkspace({
        ...around, agentId, session, times: () => times.peek(), say: (text) => toasts.say(text), api, clock, navigation, preferences, messages: () => messages.value,
        onCaseDecided({ case: { matter }, approved }) {
          const { cases } = messages.value;
          toasts.say(cases.decided[approved ? 'approved' : 'refused'](cases.matters[matter]), approved ? 'ok' : 'bad');
        },
      });
    });
  });

  return { api, session, navigation, preferences, clock, toasts, messages, times, newId: around.newId, workspace };
}
