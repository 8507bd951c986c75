import { Button } from './Button.tsx';
import { useWords } from './ConsoleContext.tsx';
import { Dialog } from './Dialog.tsx';

interface Props { title: string; text: string; yes: string; danger?: boolean; onYes: () => void; onClose: () => void }

/** Asks once, lightly. */
export function Confirm({ title, text, yes, danger = false, onYes, onClose }: Props) {
  const words = useWords().general;
  const confirm = (): void => {
    onClose();
    onYes();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p class="dialog-text">{text}</p>
      <footer class="dialog-foot">
        <Button onPress={onClose}>{words.cancel}</Button>
        <Button tone={danger ? 'danger' : 'primary'} onPress={confirm} autofocus>{yes}</Button>
      </footer>
    </Dialog>
  );
}
