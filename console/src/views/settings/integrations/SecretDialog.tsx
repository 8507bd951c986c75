import { Button } from '../../../components/Button.tsx';
import { CopyField } from '../../../components/CopyField.tsx';
import { useWords } from '../../../components/ConsoleContext.tsx';
import { Dialog } from '../../../components/Dialog.tsx';

/** A secret, shown this once; and where to send, with an example. */
export function SecretDialog({ title, secret, address, example, onClose }: { title: string; secret: string | null; address?: string; example?: string; onClose: () => void }) {
  const words = useWords().integrations;
  return (
    <Dialog title={title} onClose={onClose}>
      {address && <><p class="dialog-text">{words.sendTo}</p><CopyField label={words.sendTo} value={address} /></>}
      {secret && <><p class="dialog-text">{words.secretOnce}</p><CopyField label={words.secret} value={secret} /></>}
      {example && <><p class="dialog-text">{words.example}</p><CopyField label={words.example} value={example} /></>}
      <footer class="dialog-foot"><Button tone="primary" onPress={onClose}>{words.kept}</Button></footer>
    </Dialog>
  );
}
