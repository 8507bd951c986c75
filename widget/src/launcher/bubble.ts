/** The bubble itself: one host element with a shadow root, one button. Plain DOM. */
import { fill, rgb } from './ink.ts';
import css from './launcher.css?raw';
import type { ShopLook } from './contract.ts';
import type { Options } from './options.ts';
import { addStyles } from './style-sheet.ts';

const words = { zh: ['在线客服', ' 条未读'], en: ['Customer service', ' unread'] } as const;

const shape = 'M6 4h12a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-5l-5 4v-4H6a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3zM8 11h0M12 11h0M16 11h0';

/** Elements by hand: a page with Trusted Types refuses markup in strings. */
function add(parent: Node, name: string, attributes: Record<string, string> = {}): HTMLElement {
  const element = document.createElementNS(`http://www.w3.org/${/svg|path/.test(name) ? '2000/svg' : '1999/xhtml'}`, name) as HTMLElement;
  for (const key in attributes) element.setAttribute(key, attributes[key]!);
  return parent.appendChild(element);
}

export function createBubble({ locale, offsetX, offsetY, zIndex, nonce, ...chosen }: Options) {
  const [title, unreadWord] = words[locale];
  const host = document.createElement('aftercast-widget');
  const root = host.attachShadow({ mode: 'open' });
  const frame = add(root, 'section', { 'lang': locale === 'zh' ? 'zh-CN' : 'en', 'aria-label': title });
  const button = add(frame, 'button', { 'type': 'button', 'class': 'bubble', 'aria-haspopup': 'dialog' }) as HTMLButtonElement;
  add(add(button, 'svg', { 'viewBox': '0 0 24 24', 'aria-hidden': 'true' }), 'path', { d: shape });
  const label = add(button, 'span');
  const badge = add(button, 'i');
  let unread = 0;

  // Inline and important: what the page says of all elements stops at this one.
  host.style.setProperty('all', 'initial', 'important');
  addStyles(root, css, nonce);
  set('x', `${offsetX}px`);
  set('y', `${offsetY}px`);
  set('z', zIndex);

  function set(name: string, value: string | number): void {
    host.style.setProperty(`--${name}`, `${value}`);
  }

  /** A page that replaces its whole document (hydration, page transitions) would take the bubble along. */
  const keeper = new MutationObserver(attach);

  function attach(): void {
    const page = document.documentElement;
    if (host.parentNode !== page) page.appendChild(host);
  }

  function relabel(): void {
    button.setAttribute('aria-label', `${label.textContent || title}${unread ? `, ${unread}${unreadWord}` : ''}`);
  }

  attach();
  keeper.observe(document.documentElement, { childList: true });
  return {
    root,
    button,
    show(visible: boolean): void { button.hidden = !visible; },
    /** The page's own options win over the shop's. */
    dress(look: Partial<ShopLook>): void {
      const [background, ink] = fill(rgb(chosen.color || look.color || '#c93f22'));
      set('fill', `rgb(${background})`);
      set('ink', ink);
      frame.className = (chosen.position || look.position) === 'left' ? 'left' : '';
      label.textContent = chosen.launcherText ?? look.launcherText ?? '';
      relabel();
    },
    setUnread(count: number): void {
      unread = count;
      badge.textContent = count > 99 ? '99+' : count ? `${count}` : '';
      relabel();
    },
    /** The app is on its way. */
    wait(busy: boolean): void { button.setAttribute('aria-busy', `${busy}`); },
    remove(): void {
      keeper.disconnect();
      host.remove();
    },
  };
}
