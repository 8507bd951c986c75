import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Dialog } from '../../components/Dialog.tsx';

/** Asks before what was typed is left behind, however one leaves. @param still whether there is something to lose at the moment of leaving; what was saved a moment ago is not drawn yet @param onSave true when it is kept */
export function LeaveGuard({ when, still, onSave }: { when: boolean; still: () => boolean; onSave: () => Promise<boolean> }) {
  const { navigation } = useConsole();
  const words = useWords().knowledge.editor;
  const [waiting, setWaiting] = useState(false);
  const leave = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (!when) return;
    return navigation.hold((go) => {
      if (!still()) return go();
      leave.current = go;
      setWaiting(true);
    });
  }, [when]);
  if (!waiting) return null;
  const saveFirst = async (): Promise<void> => {
    setWaiting(false);
    if (await onSave()) leave.current();
  };
  return (
    <Dialog title={words.leaveTitle} onClose={() => setWaiting(false)}>
      <p class="dialog-text">{words.leaveText}</p>
      <footer class="dialog-foot">
        <Button onPress={() => { setWaiting(false); leave.current(); }}>{words.leave}</Button>
        <Button tone="primary" autofocus onPress={() => { void saveFirst(); }}>{words.saveAndLeave}</Button>
      </footer>
    </Dialog>
  );
}
