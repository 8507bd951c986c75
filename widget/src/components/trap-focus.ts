/** Keeps Tab inside a dialog that covers everything. */
export function trapFocus(event: KeyboardEvent, dialog: HTMLElement): void {
  if (event.key !== 'Tab') return;
  const stops = [...dialog.querySelectorAll<HTMLElement>('button:not([disabled]), a[href], textarea, [tabindex="0"]')].filter((element) => element.getClientRects().length > 0);
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const focused = (dialog.getRootNode() as ShadowRoot).activeElement;
  if (event.shiftKey ? focused === first || focused === dialog : focused === last) {
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}
