import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { focusBack } from '../../browser/focus-back.ts';
import { useWords } from '../ConsoleContext.tsx';
import { IconButton } from '../Button.tsx';

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** Buttons that stay in sight at its foot. */
  foot?: ComponentChildren;
  /** Shown as a plain column wherever there is room for it; `open` counts only where there is none. */
  pinned?: boolean;
  open?: boolean;
  class?: string;
}

/**
 * Details beside a list: a column on a wide screen, over the page at 1180 px and below, a screen of its own on a phone.
 * The focus goes in and comes back; Escape and a press beside it close it.
 */
export function Drawer({ title, onClose, children, foot, pinned = false, open = true, class: extra = '' }: Props) {
  const words = useWords().general;
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    const drawer = element.current;
    // A pinned drawer that stands in the page as a column has not come up: leave the focus where it is.
    if (!open || !drawer || (pinned && getComputedStyle(drawer).position !== 'absolute')) return;
    const giveBack = focusBack(drawer);
    drawer.focus({ preventScroll: true });
    return giveBack;
  }, [open, title]);
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    onClose();
  };
  return (
    <>
      {open && <div class={`drawer-veil${pinned ? ' pinned' : ''}`} onClick={onClose} />}
      <section ref={element} class={`drawer${pinned ? ' pinned' : ''}${open ? ' open' : ''} ${extra}`} aria-label={title} tabIndex={pinned ? 0 : -1} onKeyDown={open ? key : undefined}>
        <header class="drawer-head">
          <h2>{title}</h2>
          <IconButton label={words.close} icon="close" onPress={onClose} />
        </header>
        <div class="drawer-body">{children}</div>
        {foot && <footer class="drawer-foot">{foot}</footer>}
      </section>
    </>
  );
}
