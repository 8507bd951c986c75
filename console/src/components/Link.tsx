import type { ComponentChildren } from 'preact';
import { writeRoute, type Route } from '../models/route.ts';
import { useConsole } from './ConsoleContext.tsx';

interface Props { to: Route; children: ComponentChildren; class?: string; label?: string; current?: boolean; replace?: boolean }

/** A link inside the console; with a modifier key the browser opens it as it opens any. */
export function Link({ to, children, class: extra, label, current = false, replace = false }: Props) {
  const { navigation } = useConsole();
  return (
    <a
      href={writeRoute(to)} class={extra} aria-label={label} title={label} aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        navigation.go(to, replace ? 'replace' : 'push');
      }}
    >
      {children}
    </a>
  );
}
