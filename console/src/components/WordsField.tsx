import type { CareKind } from '@aftercast/shared';
import { careLimits, careVariables } from '@aftercast/shared/client';
import { useRef } from 'preact/hooks';
import { putAtCaret } from '../browser/write-field.ts';
import { useWords } from './ConsoleContext.tsx';
import { TextAreaField } from './Field.tsx';

interface Props { label: string; kind: CareKind; value: string; onText: (text: string) => void; problem: string | null }

/** Words with variables, which are put where the caret stands. */
export function WordsField({ label, kind, value, onText, problem }: Props) {
  const words = useWords().care;
  const element = useRef<HTMLDivElement>(null);
  const insert = (name: string): void => {
    const area = element.current?.querySelector('textarea');
    if (area) onText(putAtCaret(area, `{{${name}}}`));
  };
  return (
    <div class="care-words" ref={element}>
      <TextAreaField label={label} value={value} onText={onText} rows={3} maxLength={careLimits.textLength} problem={problem} />
      <div class="care-variables" role="group" aria-label={`${words.variables} · ${label}`}>
        <span class="faint">{words.variables}</span>
        {careVariables(kind).map((name) => <button key={name} type="button" class="care-variable" aria-label={words.insert(words.variableNames[name] ?? name)} onClick={() => insert(name)}>{words.variableNames[name] ?? name}</button>)}
      </div>
    </div>
  );
}
