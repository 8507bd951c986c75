/**
 * Types of the bubble's one global, `Aftercast`, for pages written in TypeScript:
 * `/// <reference path="aftercast.d.ts" />` or `import type { AftercastOptions } from './aftercast'`.
 */

/** Each can be given as `data-…` attribute of the script tag or to `Aftercast('init', …)`, which wins. */
export interface AftercastOptions {
  /** The shop's public key, from the console. `data-site-key`. */
  siteKey: string;
  /** Default: the page's language, else the browser's, Chinese for `zh-*` and English for all others. `data-locale`. */
  locale?: 'zh' | 'en' | 'zh-CN' | (string & {});
  /** `#rrggbb`; contrast is corrected. Default: the shop's colour. `data-color`. */
  color?: string;
  /** Default: the shop's, which is `auto` (as the shopper's device says) unless changed. `data-theme`. */
  theme?: 'light' | 'dark' | 'auto';
  /** The corner. Default: the shop's, which is `right` unless changed. `data-position`. */
  position?: 'right' | 'left';
  /** Distance from the corner in pixels; default 20 and 20. `data-offset-x`, `data-offset-y`. */
  offset?: { x?: number; y?: number };
  /** Default 2147483000. `data-z-index`. */
  zIndex?: number;
  /** For browsers whose styles need a CSP nonce. Default: the script tag's own. `data-nonce`. */
  nonce?: string;
  /** Words beside the icon, at most 20 characters; empty for none. Default: the shop's. `data-launcher-text`. */
  launcherText?: string;
}

/** Where the shopper is; it helps to answer and grants no rights. */
export interface AftercastContext {
  /** Default: the page's address without query and fragment. */
  pageUrl?: string;
  /** Default: `document.title`. */
  pageTitle?: string;
  product?: string;
  liveSession?: string;
  orderId?: string;
  /** Position in the stream, in seconds. */
  streamTime?: number;
}

/** What listeners are given, by event. */
export interface AftercastEvents {
  /** The bubble is on the page. */
  ready: Record<string, never>;
  open: Record<string, never>;
  close: Record<string, never>;
  /** A message came or was taken by the server; not for history. */
  message: { id: string; conversationId: string; sender: 'shopper' | 'bot' | 'agent'; text: string; at: number };
  /** How many messages the shopper has not seen; on every change. */
  unread: { count: number };
  /** A person was asked for. */
  handoff: { conversationId: string; reason: string | null };
  resolved: { conversationId: string };
  /** Something the page's developer should know, such as `unknown_site_key` or `identity_invalid`. */
  error: { code: string; message: string };
}

export interface Aftercast {
  /** Starts the bubble; needed only without `data-site-key` on the tag, or after `destroy`. */
  (command: 'init', options: Partial<AftercastOptions>): void;
  (command: 'open' | 'close' | 'toggle'): void;
  /** Says who the shopper is; `token` is a JWT that your server signs (HS256) with the shop's secret. */
  (command: 'identify', identity: { token: string }): void;
  /** Signs the shopper out and forgets everything in this browser: for phones that are shared. */
  (command: 'reset'): void;
  /** Replaces what was said before. */
  (command: 'setContext', context: AftercastContext): void;
  <Name extends keyof AftercastEvents>(command: 'on' | 'off', event: Name, listener: (event: AftercastEvents[Name]) => void): void;
  /** Takes the bubble and all it holds off the page; `init` starts it again. */
  (command: 'destroy'): void;
}

declare global {
  interface Window { Aftercast: Aftercast }
  /** Callable before the script has loaded, if the page declares the queue (see docs/EMBEDDING.md). */
  const Aftercast: Aftercast;
}
