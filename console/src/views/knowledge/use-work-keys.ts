import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { attachKeyboard } from '../../browser/keyboard.ts';
import type { Command } from '../../models/keys.ts';
import type { WorkItem } from '../../models/worklist/worklist-api.ts';

interface Handlers {
  item: (at: number) => WorkItem | undefined;
  /** Only owners act. */
  mayEdit: boolean;
  open: (item: WorkItem) => void;
  /** Resolves once the row is gone or stays. */
  add: (item: WorkItem) => Promise<unknown>;
  make: (item: WorkItem) => void;
  dismiss: (item: WorkItem) => Promise<unknown>;
  undo: () => void;
}

/** J and K move the focus from row to row, Enter opens, A adds, N writes, X leaves it, U takes the last step back. After a step the next row has the focus. */
export function useWorkKeys(box: RefObject<HTMLElement | null>, handlers: Handlers): void {
  const held = useRef(handlers);
  held.current = handlers;
  useEffect(() => {
    const rows = (): HTMLElement[] => [...box.current?.querySelectorAll<HTMLElement>('.table-link') ?? []];
    const focused = (): number => rows().findIndex((row) => row.closest('tr')?.contains(document.activeElement) ?? false);
    const focus = (at: number): void => { const all = rows(); all[Math.min(Math.max(0, at), all.length - 1)]?.focus(); };

    function step(work: (item: WorkItem) => Promise<unknown>): boolean {
      const at = Math.max(0, focused());
      const item = held.current.item(at);
      if (!held.current.mayEdit || !item) return false;
      // The row is gone by the next frame: whichever took its place has the focus.
      void work(item).then(() => requestAnimationFrame(() => focus(at)));
      return true;
    }
    function handle(command: Command): boolean {
      const at = focused();
      switch (command.do) {
        case 'next': focus(at < 0 ? 0 : at + 1); return true;
        case 'previous': focus(at - 1); return true;
        case 'open': { const item = held.current.item(Math.max(0, at)); if (item) held.current.open(item); return item !== undefined; }
        case 'add': return step(held.current.add);
        case 'dismiss': return step(held.current.dismiss);
        case 'new': { const item = held.current.item(Math.max(0, at)); if (!item || !held.current.mayEdit) return false; held.current.make(item); return true; }
        case 'undo': held.current.undo(); return true;
        default: return false;
      }
    }
    return attachKeyboard(document, handle);
  }, []);
}
