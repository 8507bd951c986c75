import type { InboxList } from '@aftercast/shared';
import { areas } from './areas.ts';

/** What a key means. */
export type Command =
  | { do: 'next' | 'previous' | 'open' | 'claim' | 'reply' | 'resolve' | 'bot' | 'filter' | 'shopper' | 'due' | 'label' | 'snooze' | 'quick' | 'new' | 'add' | 'dismiss' | 'undo' | 'help' | 'leave' }
  | { do: 'list'; list: InboxList }
  | { do: 'area'; area: (typeof areas)[number] };

/** A key press, stripped of the browser. */
export interface KeyPress {
  key: string;
  /** Ctrl, Alt or Meta is held: that belongs to the browser, but for the quick open. */
  modified: boolean;
  /** Ctrl or Meta alone is held. */
  ctrl?: boolean;
  /** The focus is where letters are typed. */
  inField: boolean;
  /** The focus is on a button or link, where Enter presses it. */
  onControl: boolean;
  /** An input method is composing: no key means anything but text. */
  composing: boolean;
}

const single: Readonly<Record<string, Command>> = {
  j: { do: 'next' }, k: { do: 'previous' }, c: { do: 'claim' }, r: { do: 'reply' }, e: { do: 'resolve' },
  b: { do: 'bot' }, d: { do: 'due' }, l: { do: 'label' }, s: { do: 'snooze' }, i: { do: 'shopper' }, n: { do: 'new' }, a: { do: 'add' }, x: { do: 'dismiss' }, u: { do: 'undo' }, '/': { do: 'filter' }, '?': { do: 'help' },
};
const afterG: Readonly<Record<string, Command>> = {
  ...Object.fromEntries(areas.map((area) => [area.hotkey, { do: 'area', area }])),
  w: { do: 'list', list: 'waiting' }, m: { do: 'list', list: 'mine' }, b: { do: 'list', list: 'bot' }, a: { do: 'list', list: 'all' },
};

/**
 * Reads one key.
 * @param pending whether `g` was pressed just before
 */
export function readKey(press: KeyPress, pending: boolean): { command: Command | null; pending: boolean } {
  const nothing = { command: null, pending: false };
  if (press.ctrl && !press.composing && press.key.toLowerCase() === 'k') return { command: { do: 'quick' }, pending: false };
  if (press.modified || press.composing) return nothing;
  if (press.key === 'Escape') return { command: { do: 'leave' }, pending: false };
  if (press.inField) return nothing;
  if (press.key === 'Enter') return press.onControl ? nothing : { command: { do: 'open' }, pending: false };
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (pending) return { command: afterG[key] ?? null, pending: false };
  if (key === 'g') return { command: null, pending: true };
  return { command: single[key] ?? null, pending: false };
}
