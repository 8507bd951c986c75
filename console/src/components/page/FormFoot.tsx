import type { ComponentChildren } from 'preact';
import { Button } from '../Button.tsx';
import { useWords } from '../ConsoleContext.tsx';

interface Props {
  /** How it stands: what is unsaved, or why it could not be saved. */
  note: string;
  failed?: boolean;
  busy: boolean;
  /** Something typed is not right yet. */
  blocked?: boolean;
  /** The primary action; "Save" unless told. */
  yes?: string;
  onYes: () => void;
  onUndo: () => void;
  /** Quiet buttons before the primary one. */
  children?: ComponentChildren;
}

/** Saves or takes back what was changed; stands still at the foot of a form. Draw it while there is something to save. */
export function FormFoot({ note, failed = false, busy, blocked = false, yes, onYes, onUndo, children }: Props) {
  const words = useWords().general;
  return (
    <div class="form-foot">
      <p class={failed ? 'form-problem' : 'faint'} role={failed ? 'alert' : undefined}>{note}</p>
      {children}
      <Button onPress={onUndo}>{words.cancel}</Button>
      <Button tone="primary" busy={busy} disabled={blocked} onPress={onYes}>{yes ?? (busy ? words.saving : words.save)}</Button>
    </div>
  );
}
