/** The phone's screen: what the keyboard leaves of it, and a page behind that stands still. */
import { useEffect, useState } from 'preact/hooks';

/** Whether a media query holds, followed live. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const update = (): void => setMatches(list.matches);
    list.addEventListener('change', update);
    return () => list.removeEventListener('change', update);
  }, [query]);
  return matches;
}

/** On touch screens focus would open the keyboard over what there is to read. */
export function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

/** Fits the panel to the visual viewport and holds the page behind. @returns the undo */
export function attachScreen(panel: HTMLElement): () => void {
  const viewport = window.visualViewport;
  const page = document.documentElement.style;
  const overflow = page.overflow;
  const fit = (): void => {
    panel.style.setProperty('--top', `${viewport?.offsetTop ?? 0}px`);
    panel.style.setProperty('--height', `${viewport?.height ?? window.innerHeight}px`);
  };
  /** iOS scrolls the page under a fixed panel wherever the panel itself has nothing to scroll. */
  const hold = (event: TouchEvent): void => {
    const inside = (event.target as Element).closest('.log, textarea');
    if (event.touches.length === 1 && !(inside && inside.scrollHeight > inside.clientHeight)) event.preventDefault();
  };
  fit();
  page.overflow = 'hidden';
  for (const type of ['resize', 'scroll'] as const) viewport?.addEventListener(type, fit);
  window.addEventListener('resize', fit);
  panel.addEventListener('touchmove', hold, { passive: false });
  return () => {
    page.overflow = overflow;
    for (const type of ['resize', 'scroll'] as const) viewport?.removeEventListener(type, fit);
    window.removeEventListener('resize', fit);
    panel.removeEventListener('touchmove', hold);
  };
}
