import type { Alarm, NotificationPermission } from '../models/alerts.ts';
import { createChime } from './chime.ts';

/** How long one tab holds the word, so that slower tabs find it taken. */
const heldMs = 10_000;

/** Sound, desktop notifications and the title, shared fairly between the tabs of one browser. */
export function createAlarm(window: Window & typeof globalThis): Alarm {
  const { document, navigator } = window;
  const chime = createChime(window);
  const visible = (): boolean => document.visibilityState === 'visible' && document.hasFocus();
  const permission = (): NotificationPermission => ('Notification' in window ? window.Notification.permission : 'unsupported');

  return {
    visible, permission,
    play: chime.play,
    inOneTab(key, speak) {
      const locks = navigator.locks as LockManager | undefined;
      if (!locks) return speak();
      const delayMs = (visible() ? 0 : 150) + (chime.ready() ? 0 : 300);
      window.setTimeout(() => {
        void locks.request(`aftercast:${key}`, { ifAvailable: true }, async (lock) => {
          if (!lock) return;
          speak();
          await new Promise((done) => { window.setTimeout(done, heldMs); });
        });
      }, delayMs);
    },
    async requestPermission() {
      if (!('Notification' in window)) return 'unsupported';
      return window.Notification.requestPermission();
    },
    notify({ title, body, tag, onClick }) {
      try {
        const note = new window.Notification(title, { body, tag, icon: '/console/favicon.svg' });
        note.onclick = () => {
          window.focus();
          onClick();
          note.close();
        };
      } catch { /* phones allow them to service workers alone */ }
    },
    setTitle(title) { document.title = title; },
  };
}
