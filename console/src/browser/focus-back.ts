/** Remembers what has the focus. @returns gives it back, unless something else has taken it; call it when what came up closes */
export function focusBack(over: HTMLElement): () => void {
  const before = document.activeElement;
  return () => {
    const lost = document.activeElement === document.body || over.contains(document.activeElement);
    if (lost && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
}
