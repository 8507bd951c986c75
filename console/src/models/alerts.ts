/**
 * Makes sure that an agent notices: sound, desktop notification and a count in the title when someone waits,
 * comes back, writes unseen, or is soon to be answered late. Several tabs agree on one that speaks. What deserves it is decided in alert-rules.
 */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { alertFor, deadlineAlertFor, type Alert } from './alert-rules.ts';
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
  play(kind: Alert['kind'] | 'escalation'): void;
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
  /** False for who only reads: nothing waits for them. */
  mayAnswer?: () => boolean;
  wording: (alert: Alert) => { title: string; body: string };
  pageTitle: () => string;
  onOpen: (conversationId: string) => void;
}

export function createAlerts({ inbox, talk, clock, preferences, alarm, agentId, mayAnswer = () => true, wording, pageTitle, onOpen }: Deps): Alerts {
  const permission = signal(alarm.permission());
  const mine = inbox.desk;
  const due = computed(() => inbox.counts.value.waiting + mine.value.filter(({ unread }) => unread > 0).length);

  function raise(alert: Alert): void {
    if (!mayAnswer()) return;
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

  const told = new Set<string>();
  /** Each of one's own; of the queue the first alone, or a wave would never be silent. */
  function lookAtDeadlines(now: number): void {
    const rows = [...mine.peek(), ...inbox.list('waiting').peek()];
    const alerts = rows.flatMap((row) => deadlineAlertFor(row, agentId, told, now) ?? []);
    const firstQueued = alerts.find(({ row }) => row.state === 'queued');
    for (const alert of alerts) {
      told.add(alert.key);
      if (alert.row.state === 'assigned' || alert === firstQueued) raise(alert);
    }
    if (told.size > 5_000) told.clear();
  }
  const stopLooking = effect(() => lookAtDeadlines(clock.now.value));

  const stopTitle = effect(() => {
    alarm.setTitle(due.value > 0 ? `(${due.value}) ${pageTitle()}` : pageTitle());
  });

  return {
    permission,
    stop() {
      stopLooking();
      stopTitle();
    },
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
