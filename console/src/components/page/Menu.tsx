import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from '../Icon.tsx';

interface Props { label: string; icon?: IconName; children: ComponentChildren }

/** More that can be done with one thing, behind three dots. It holds quiet `Button`s or links; a press on one, beside it or on Escape closes it. */
export function Menu({ label, icon = 'more', children }: Props) {
  const element = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const beside = (event: Event): void => {
      const menu = element.current;
      if (menu?.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    };
    document.addEventListener('pointerdown', beside);
    document.addEventListener('focusin', beside);
    return () => {
      document.removeEventListener('pointerdown', beside);
      document.removeEventListener('focusin', beside);
    };
  }, []);
  const close = (): void => {
    const menu = element.current;
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  };
  return (
    <details
      ref={element} class="menu"
      // One at the end of a page opens below its edge.
      onToggle={(event) => { if (event.currentTarget.open) event.currentTarget.querySelector('.menu-items')?.scrollIntoView({ block: 'nearest' }); }}
      onKeyDown={(event) => { if (event.key === 'Escape' && element.current?.open) { event.preventDefault(); close(); } }}
    >
      <summary class="icon-button" aria-label={label} title={label}><Icon name={icon} /></summary>
      <div class="menu-items" onClick={(event) => { if (event.target instanceof Element && event.target.closest('button, a')) close(); }}>{children}</div>
    </details>
  );
}
