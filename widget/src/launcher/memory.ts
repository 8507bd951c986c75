import type { ShopLook } from './contract.ts';

/** What a browser keeps of a shopper who has written: nothing is kept of anybody else. */
export interface Memory {
  token?: string;
  /** How the shop dressed the bubble, so that it looks right from the first moment next time. */
  look?: ShopLook;
  /** The part of a talk with the bot that was last asked about: nobody is asked twice. */
  asked?: string;
}

/** Where it lies in localStorage; with `:outbox` at its end in sessionStorage, what is not yet sent. */
export function memoryKey(siteKey: string): string {
  return `aftercast:${siteKey}`;
}

/** Storage can be denied at any time, by policy or by a private window; then there is nothing. */
export function recall(area: 'localStorage' | 'sessionStorage', key: string): unknown {
  try { return JSON.parse(window[area].getItem(key) ?? 'null'); } catch { return null; }
}

/** @param value null removes it */
export function keep(area: 'localStorage' | 'sessionStorage', key: string, value: unknown): void {
  try {
    if (value === null) window[area].removeItem(key);
    else window[area].setItem(key, JSON.stringify(value));
  } catch { /* it lives as long as the page */ }
}
