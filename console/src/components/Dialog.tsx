import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { focusBack } from '../browser/focus-back.ts';
import { IconButton } from './Button.tsx';
import { useWords } from './ConsoleContext.tsx';

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** Fills the screen with dark, for pictures. */
  bare?: boolean;
}

/** A modal dialog; the browser keeps the focus inside, and it comes back. Escape and a click outside close it. */
export function Dialog({ title, onClose, children, bare = false }: Props) {
  const words = useWords().general;
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    // The browser gives the focus back only of a dialog that is still in the page when it closes.
    const giveBack = focusBack(dialog);
    dialog.showModal();
    return () => {
      dialog.close();
      giveBack();
    };
  }, []);
  return (
    <dialog
      ref={element} class={bare ? 'dialog bare' : 'dialog'} aria-labelledby={id} onCancel={(event) => { event.preventDefault(); onClose(); }}
      onClick={(event) => { if (event.target === element.current) onClose(); }}
    >
      <header class="dialog-head">
        <h2 id={id}>{title}</h2>
        <IconButton label={words.close} icon="close" onPress={onClose} />
      </header>
      {children}
    </dialog>
  );
}
