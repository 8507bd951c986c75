/**
 * Makes sure that an agent notices: sound, desktop notification and a count in the title when someone waits,
 * comes back, or writes unseen. Several tabs agree on one that speaks. What deserves it is decided in alert-rules.
 */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { alertFor, type Alert } from './alert-rules.ts';
import type { Clock } from './clock.ts';
import type { Inbox } from './inbox.ts';
import type { Preferences } from './preferences.ts';
import type { Talk } from './talk.ts';

/** `default`: never asked. */
export type NotificationPermission = 'default' | 'granted' | 'denied' | 'unsupported';

/** What the browser does for it. */
export interface Alarm {
  /** Asks all tabs who speaks for this key; runs at most in one. A tab before the agent's eyes goes first. */
  inOneTab(key: string, speak: () => void): void;
  play(kind: Alert['kind']): void;
  visible(): boolean;
  permission(): NotificationPermission;
  requestPermission(): Promise<NotificationPermission>;
  notify(note: { title: string; body: string; tag: string; onClick: () => void }): void;
  setTitle(title: string): void;
}

export interface Alerts {
  permission: ReadonlySignal<NotificationPermission>;
  askPermission(): Promise<void>;
  /** A colleague calls this agent into a conversation. */
  call(asked: { key: string; title: string; body: string; conversationId: string }): void;
  /** Lets the agent hear it. */
  tryOut(): void;
  stop(): void;
}

interface Deps {
  inbox: Inbox;
  talk: Talk;
  clock: Clock;
  preferences: Preferences;
  alarm: Alarm;
  agentId: string;
  wording: (alert: Alert) => { title: string; body: string };
  pageTitle: () => string;
  onOpen: (conversationId: string) => void;
}

export function createAlerts({ inbox, talk, clock, preferences, alarm, agentId, wording, pageTitle, onOpen }: Deps): Alerts {
  const permission = signal(alarm.permission());
  const mine = inbox.desk;
  const due = computed(() => inbox.counts.value.waiting + mine.value.filter(({ unread }) => unread > 0).length);

  function raise(alert: Alert): void {
    alarm.inOneTab(alert.key, () => {
      if (preferences.sound.value) alarm.play(alert.kind);
      if (alarm.visible() || permission.value !== 'granted') return;
      alarm.notify({ ...wording(alert), tag: alert.row.id, onClick: () => onOpen(alert.row.id) });
    });
  }

  inbox.onChanges((changes) => {
    for (const { before, after } of changes) {
      const looking = alarm.visible() && talk.id.value === after.id;
      const alert = alertFor(before, after, agentId, looking, clock.now.value);
      if (alert) raise(alert);
    }
  });

  const stop = effect(() => {
    alarm.setTitle(due.value > 0 ? `(${due.value}) ${pageTitle()}` : pageTitle());
  });

  return {
    permission, stop,
    call({ key, title, body, conversationId }) {
      alarm.inOneTab(key, () => {
        if (preferences.sound.value) alarm.play('reply');
        if (!alarm.visible() && permission.value === 'granted') alarm.notify({ title, body, tag: key, onClick: () => onOpen(conversationId) });
      });
    },
    async askPermission() { permission.value = await alarm.requestPermission(); },
    tryOut: () => alarm.play('waiting'),
  };
}
