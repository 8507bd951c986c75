import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';

interface Props { title: string; closeLabel: string; open: boolean; onClose: () => void; children: ComponentChildren }

/** A panel from below, for what has no room beside the picture on a phone. */
export function Sheet({ title, closeLabel, open, onClose, children }: Props) {
  const dialog = useRef<HTMLDivElement>(null);
  // Before the browser takes the focus from what lies behind and is inert by now.
  useLayoutEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    dialog.current?.focus();
    const onKey = (event: KeyboardEvent) => { if (event.key === 'Escape') onClose(); };
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [open]);
  if (!open) return null;
  return (
    <div class="veil" onClick={(event) => { if (event.target === event.currentTarget) onClose(); }}>
      <div class="sheet" role="dialog" aria-modal="true" aria-label={title} tabIndex={-1} ref={dialog}>
        <header><h2>{title}</h2><button type="button" class="round plain" aria-label={closeLabel} onClick={onClose}><Icon name="close" /></button></header>
        <div class="body">{children}</div>
      </div>
    </div>
  );
}
