import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/ConsoleContext.tsx';

interface Props { file: File | null; hint: string; accept: string; disabled?: boolean; onFile: (file: File) => void }

/** Where a file is dropped or picked. The same file can be picked again after it was edited. */
export function FileDrop({ file, hint, accept, disabled = false, onFile }: Props) {
  const words = useWords().imports;
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (given: File | undefined): void => { if (given && !disabled) onFile(given); };
  return (
    <div
      class={`file-drop${over ? ' over' : ''}`}
      onDragOver={(event) => { event.preventDefault(); setOver(!disabled); }} onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer?.files[0]); }}
    >
      <p>{file ? <bdi>{file.name}</bdi> : words.drop}</p>
      <p class="field-hint">{hint}</p>
      <Button disabled={disabled} onPress={() => picker.current?.click()}>{file ? words.another : words.pick}</Button>
      <input
        ref={picker} type="file" accept={accept} disabled={disabled} class="only-heard" tabIndex={-1} aria-label={words.pick}
        onChange={(event) => { take(event.currentTarget.files?.[0]); event.currentTarget.value = ''; }}
      />
    </div>
  );
}
