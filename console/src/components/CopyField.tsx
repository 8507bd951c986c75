import { useRef } from 'preact/hooks';
import { useConsole, useWords } from './ConsoleContext.tsx';
import { Button } from './Button.tsx';

interface Props { label: string; value: string; /** What is shown instead of the value. */ masked?: string }

/** Something to be copied: code, a link, a secret. */
export function CopyField({ label, value, masked }: Props) {
  const { toasts } = useConsole();
  const words = useWords().general;
  const shown = useRef<HTMLElement>(null);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(value);
      toasts.say(words.copied);
    } catch {
      // Without the clipboard the text is marked, ready for the keyboard's own copy.
      if (shown.current) getSelection()?.selectAllChildren(shown.current);
    }
  }
  return (
    <div class="copy-field">
      <code ref={shown} tabIndex={0} aria-label={label}>{masked ?? value}</code>
      <Button icon="copy" onPress={() => { void copy(); }}>{words.copy}</Button>
    </div>
  );
}
