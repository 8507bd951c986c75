import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { IconButton } from './Button.tsx';
import { useWords } from './ConsoleContext.tsx';

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** Fills the screen with dark, for pictures. */
  bare?: boolean;
}

/** A modal dialog; the browser keeps the focus inside and gives it back. Escape and a click outside close it. */
export function Dialog({ title, onClose, children, bare = false }: Props) {
  const words = useWords().general;
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
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
