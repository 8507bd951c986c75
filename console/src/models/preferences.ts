import { effect, signal, type Signal } from '@preact/signals';
import type { Language } from '@aftercast/shared';

/** What this browser remembers of its user's taste. */
export interface Preferences {
  language: Signal<Language>;
  theme: Signal<'light' | 'dark' | 'auto'>;
  sound: Signal<boolean>;
  /** Said "not now" to desktop alerts. */
  alertsDeclined: Signal<boolean>;
}

/** Storage that may be denied at any time; then taste lasts as long as the page. */
export interface Keep {
  read(key: string): string | null;
  write(key: string, value: string | null): void;
}

/** @param spoken the browser's languages, best first */
export function createPreferences(keep: Keep, spoken: readonly string[]): Preferences {
  const held = readHeld(keep);
  const guessed: Language = spoken[0]?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  const preferences: Preferences = {
    language: signal(held.language === 'zh' || held.language === 'en' ? held.language : guessed),
    theme: signal(held.theme === 'light' || held.theme === 'dark' ? held.theme : 'auto'),
    sound: signal(held.sound !== false),
    alertsDeclined: signal(held.alertsDeclined === true),
  };
  effect(() => {
    const { language, theme, sound, alertsDeclined } = preferences;
    const value = JSON.stringify({ language: language.value, theme: theme.value, sound: sound.value, alertsDeclined: alertsDeclined.value });
    if (value !== JSON.stringify(held)) keep.write('preferences', value);
  });
  return preferences;
}

function readHeld(keep: Keep): Record<string, unknown> {
  try {
    const held: unknown = JSON.parse(keep.read('preferences') ?? '{}');
    return typeof held === 'object' && held !== null ? held as Record<string, unknown> : {};
  } catch {
    return {};
  }
}
