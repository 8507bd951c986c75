/**
 * The bubble's life before and around the app: shows it, loads the app on the first intent, asks now and then for unread
 * messages where somebody is known, and passes on what the page asks for. It connects to nothing by itself.
 */
import type { AftercastContext } from '../../aftercast.d.ts';
import { createBubble } from './bubble.ts';
import type { App, AppModule, Known, Launcher } from './contract.ts';
import type { Events } from './events.ts';
import { keep, memoryKey, recall, type Memory } from './memory.ts';
import type { Options } from './options.ts';

/** Name of the app's file, put in by the build. */
declare const __APP__: string;

/** @param server address with a slash at its end */
export function createLauncher(options: Options, server: string, events: Events) {
  const key = memoryKey(options.siteKey);
  const remembered = (): Memory => recall('localStorage', key) as Memory | null ?? {};
  const bubble = createBubble(options);
  const known: Known = { identity: '', context: {} };
  let app: App | undefined;
  let wanted: ((loaded: App) => void) | undefined;
  let loading = false;
  let tries = 0;
  let gone = false;
  /** The app is connected, and hears of news by itself. */
  let live = false;
  let isOpen = false;
  let unread = 0;
  let idle: number;

  const launcher: Launcher = {
    options, root: bubble.root, server, emit: events.emit,
    setUnread(count) {
      if (count === unread) return;
      unread = count;
      bubble.setUnread(count);
      events.emit('unread', { count });
    },
    dress: (look) => bubble.dress(look),
    panelIs(open) {
      isOpen = open;
      bubble.show(!open);
      events.emit(open ? 'open' : 'close', {});
    },
    focus: () => bubble.button.focus(),
  };

  /** Fetches the app once; the last wish is done when it is there. */
  function load(then?: (loaded: App) => void): void {
    if (app) { then?.(app); return; }
    wanted = then;
    bubble.wait(!!then);
    if (loading) return;
    loading = true;
    // A failed import is remembered by its address; another try needs another one.
    import(/* @vite-ignore */ server + __APP__ + (tries++ ? `?${tries}` : '')).then((module: AppModule) => {
      if (gone) return;
      app = module.createApp(launcher, known);
      wanted?.(app);
    }).catch((error: unknown) => events.emit('error', { code: 'app_unavailable', message: `${error}` })).then(() => {
      loading = false;
      bubble.wait(false);
    });
  }

  function setOpen(open: boolean): void {
    if (open) load((loaded) => { live = true; loaded.open(); });
    else if (app) app.close();
    else wanted = undefined;
  }

  /** The only request that a page makes for a shopper who has not opened the bubble, and only for one who wrote before or is identified; the server says when again. */
  function askUnread(afterMs = 1_000): void {
    clearTimeout(idle);
    idle = window.setTimeout(() => {
      if (recall('sessionStorage', `${key}:outbox`)) return load((loaded) => { live = true; loaded.start(); });
      const bearer = known.identity || remembered().token;
      if (!bearer || live || gone) return;
      if (document.hidden) return askUnread(afterMs);
      fetch(`${server}api/v1/widget/${options.siteKey}/unread`, { headers: { authorization: `Bearer ${bearer}` } })
        .then((response) => response.json())
        .then(({ unread: count, againMs }: { unread?: number; againMs?: number }) => {
          if (gone || live) return;
          launcher.setUnread(count || 0);
          if (againMs) askUnread(againMs);
        })
        .catch(() => askUnread(60_000));
    }, afterMs);
  }

  for (const intent of ['pointerenter', 'focus', 'touchstart']) bubble.button.addEventListener(intent, () => { if (!wanted) load(); }, { passive: true });
  bubble.button.onclick = () => setOpen(true);
  bubble.dress(remembered().look ?? {});
  askUnread();

  return {
    open: () => setOpen(true),
    close: () => setOpen(false),
    toggle: () => setOpen(!isOpen),
    identify({ token }: { token: string }): void {
      known.identity = token;
      app?.identify(token);
      askUnread();
    },
    reset(): void {
      known.identity = '';
      keep('localStorage', key, null);
      keep('sessionStorage', `${key}:outbox`, null);
      launcher.setUnread(0);
      app?.reset();
    },
    setContext(next: AftercastContext): void {
      known.context = next;
      app?.setContext(next);
    },
    destroy(): void {
      gone = true;
      clearTimeout(idle);
      app?.destroy();
      bubble.remove();
    },
  };
}
