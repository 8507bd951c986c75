/** Notices that a page may have slept or changed networks; phones freeze timers and sockets without a word. */

/** Where the events come from: the window and its document, or a stand-in. */
export interface WakingSource {
  window: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  document: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & { visibilityState: string };
}

/**
 * @param source null hears nothing; undefined means the browser's own, where there is one
 * @param onWake the page is visible again, was restored from the page cache, or the network is back
 * @param onOffline the browser says the network is gone (it may be wrong)
 * @returns undoes it
 */
export function watchWaking(source: WakingSource | null | undefined, onWake: () => void, onOffline: () => void): () => void {
  const from = source === undefined && typeof document !== 'undefined' ? { window, document } : source;
  if (!from) return () => {};
  const seen = (): void => { if (from.document.visibilityState === 'visible') onWake(); };
  const listeners = [
    [from.document, 'visibilitychange', seen],
    [from.window, 'pageshow', onWake],
    [from.window, 'online', onWake],
    [from.window, 'offline', onOffline],
  ] as const;
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener);
  return () => {
    for (const [target, type, listener] of listeners) target.removeEventListener(type, listener);
  };
}
