import { readKey, type Command } from '../models/keys.ts';

/** After `g` the second key has this long. */
const pairMs = 1_500;

/**
 * Listens to the whole page. A handler that returns true has used the key. @returns its undo
 */
export function attachKeyboard(document: Document, handle: (command: Command) => boolean): () => void {
  let pendingSince: number | null = null;
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const target = event.target instanceof Element ? event.target : null;
    const pending = pendingSince !== null && event.timeStamp - pendingSince < pairMs;
    const read = readKey({
      key: event.key,
      modified: event.ctrlKey || event.metaKey || event.altKey,
      ctrl: (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey,
      composing: event.isComposing,
      inField: target?.matches('input, textarea, select, [contenteditable]') ?? false,
      onControl: target?.closest('button, a[href], summary') !== null && target !== null,
    }, pending);
    pendingSince = read.pending ? event.timeStamp : null;
    if (read.command && handle(read.command)) event.preventDefault();
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}
