/**
 * The app behind the bubble: puts the chat together with the page it lives in and draws the panel.
 * It connects and fetches nothing before it is told to open or start. Called by the launcher, which loads it.
 */
import { createId } from '@aftercast/shared/client';
import { render } from 'preact';
import type { App, Known, Launcher } from './launcher/contract.ts';
import { keep, memoryKey, recall, type Memory } from './launcher/memory.ts';
import { addStyles } from './launcher/style-sheet.ts';
import { Panel } from './components/Panel.tsx';
import type { Later } from './components/view.ts';
import type { Messages } from './messages/messages.ts';
import { createChat } from './models/chat.ts';
import { needsLater } from './models/chat-state.ts';
import { pageContext } from './models/page-context.ts';
import { createShop } from './models/shop.ts';
import type { Chime } from './sound.ts';
import css from './styles/panel.css?raw';

export function createApp(launcher: Launcher, known: Known): App {
  const { options: { siteKey, locale, nonce, ...chosen }, server, root } = launcher;
  const key = memoryKey(siteKey);
  const memory: Memory = recall('localStorage', key) as Memory | null ?? {};
  const container = root.querySelector('section')!.appendChild(document.createElement('div'));
  const catalogue: Promise<{ messages: Messages }> = locale === 'zh' ? import('./messages/zh.ts') : import('./messages/en.ts');
  let later: Later | null = null;
  let comingLater: Promise<Later> | null = null;
  let open = false;
  let chime: Chime | null = null;
  let cameFrom: Element | null = null;
  let gone = false;

  function remember(part: Memory): void {
    Object.assign(memory, part);
    if (memory.token) keep('localStorage', key, memory);
  }

  const emit: Launcher['emit'] = (event, detail) => {
    if (event === 'unread') return launcher.setUnread((detail as { count: number }).count);
    launcher.emit(event, detail);
    if (event === 'message' && (detail as { sender: string }).sender !== 'shopper') chime?.play();
  };

  const chat = createChat({
    url: `${server.replace(/^http/, 'ws')}ws/shopper`, siteKey, language: locale, emit,
    tokens: {
      read: () => memory.token,
      write(token) {
        if (token === null) {
          delete memory.token;
          keep('localStorage', key, null);
        } else remember({ token });
      },
    },
    outboxStorage: {
      read: () => sessionStorage.getItem(`${key}:outbox`),
      write: (value) => value === null ? sessionStorage.removeItem(`${key}:outbox`) : sessionStorage.setItem(`${key}:outbox`, value),
    },
    newId: () => createId('m', Date.now(), (length) => crypto.getRandomValues(new Uint8Array(length))),
    clock: Date.now,
    context: () => pageContext(location, document.title, known.context),
  });
  const shop = createShop({ url: `${server}api/v1/widget/${siteKey}/config?language=${locale}`, fetch: (url) => fetch(url), emit });
  const unwatchShop = shop.store.watch(() => {
    const theme = shop.store.get().config?.theme;
    if (!theme) return;
    remember({ look: { color: theme.color, position: theme.position, launcherText: theme.launcherText } });
    launcher.dress(theme);
    draw();
  });

  function loadLater(): Promise<Later> {
    comingLater ??= Promise.all([import('./later.tsx'), locale === 'zh' ? import('./messages/zh-later.ts') : import('./messages/en-later.ts')])
      .then(([{ css: laterCss, ...parts }, { messages: words }]) => {
        addStyles(root, laterCss, nonce);
        later = { ...parts, words };
        draw();
        return later;
      });
    comingLater.catch(() => { comingLater = null; });
    return comingLater;
  }
  const unwatchChat = chat.store.watch(() => { if (!comingLater && needsLater(chat.store.get())) loadLater().catch(() => {}); });

  function draw(): void {
    catalogue.then(({ messages }) => {
      if (gone) return;
      const side = (chosen.position ?? shop.store.get().config?.theme.position) === 'left' ? 'left' : 'right';
      render(
        <Panel chat={chat} shop={shop} say={messages} server={server} siteKey={siteKey} later={later} loadLater={loadLater} memory={memory} remember={remember} open={open} side={side} color={chosen.color} theme={chosen.theme}
          sound={chime !== null} onSound={toggleSound} onClose={close} />,
        container,
      );
    }).catch((error: unknown) => emit('error', { code: 'app_unavailable', message: `${error}` }));
  }

  function toggleSound(): void {
    if (chime) {
      chime.close();
      chime = null;
      draw();
    } else {
      import('./sound.ts').then(({ createChime }) => {
        chime = createChime();
        chime.play();
        draw();
      }).catch(() => {});
    }
  }

  function close(): void {
    if (!open) return;
    const hadFocus = root.activeElement !== null;
    open = false;
    draw();
    launcher.panelIs(false);
    if (!hadFocus) return;
    if (cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== document.body && cameFrom !== root.host) cameFrom.focus();
    else launcher.focus();
  }

  /** Signed out in another tab: this one must not go on as the same person. */
  function onStorage({ key: changed, newValue }: StorageEvent): void {
    if (changed !== key || newValue !== null || !memory.token) return;
    known.identity = '';
    chat.reset();
  }

  addStyles(root, css, nonce);
  window.addEventListener('storage', onStorage);
  if (known.identity) chat.identify(known.identity);
  return {
    start: chat.start,
    open() {
      if (open) return;
      cameFrom = document.activeElement;
      open = true;
      chat.start();
      void shop.load();
      draw();
      launcher.panelIs(true);
    },
    close,
    identify: chat.identify,
    reset: chat.reset,
    setContext: chat.contextChanged,
    destroy() {
      gone = true;
      window.removeEventListener('storage', onStorage);
      unwatchShop();
      unwatchChat();
      chime?.close();
      chat.stop();
      render(null, container);
    },
  };
}
