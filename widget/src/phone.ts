/**
 * The phone's screen: what the keyboard leaves of it, a page behind that stands still, Tab that stays inside.
 * A chunk of its own, fetched where the panel fills the screen.
 */

/** Fits the panel to the visual viewport, holds the page behind and keeps Tab inside. @returns the undo */
export function takeScreen(panel: HTMLElement): () => void {
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
  const trap = (event: KeyboardEvent): void => trapFocus(event, panel);
  fit();
  page.overflow = 'hidden';
  for (const type of ['resize', 'scroll'] as const) viewport?.addEventListener(type, fit);
  window.addEventListener('resize', fit);
  panel.addEventListener('touchmove', hold, { passive: false });
  panel.addEventListener('keydown', trap);
  return () => {
    page.overflow = overflow;
    for (const type of ['resize', 'scroll'] as const) viewport?.removeEventListener(type, fit);
    window.removeEventListener('resize', fit);
    panel.removeEventListener('touchmove', hold);
    panel.removeEventListener('keydown', trap);
  };
}

/** Keeps Tab inside a dialog that covers everything. */
function trapFocus(event: KeyboardEvent, dialog: HTMLElement): void {
  if (event.key !== 'Tab') return;
  const stops = [...dialog.querySelectorAll<HTMLElement>('button:not([disabled]), a[href], textarea, [tabindex="0"]')].filter((element) => element.getClientRects().length > 0);
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const focused = (dialog.getRootNode() as ShadowRoot).activeElement;
  if (event.shiftKey ? focused === first || focused === dialog : focused === last) {
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}
