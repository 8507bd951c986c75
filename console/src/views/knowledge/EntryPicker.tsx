import { useEffect, useId, useState } from 'preact/hooks';
import type { EntryRow, Language } from '@aftercast/shared';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';

interface Props {
  label: string;
  rows: readonly EntryRow[];
  /** The id chosen; empty when none is. */
  value: string;
  onChoose: (id: string) => void;
  /** Empties itself after each choice, for adding one after the other. */
  adds?: boolean;
  problem?: string | null;
}

/** More would fill the screen. */
const offered = 40;

/** Finds an entry by its question. */
export function EntryPicker({ label, rows, value, onChoose, adds = false, problem = null }: Props) {
  const words = useWords().knowledge.editor;
  const list = useId();
  const chosen = rows.find(({ id }) => id === value);
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? chosen?.question ?? value;
  const wanted = shown.trim().toLowerCase();
  const matching = rows.filter(({ question, id }) => `${question} ${id}`.toLowerCase().includes(wanted)).slice(0, offered);
  const take = (typed: string): void => {
    setText(typed);
    const found = rows.find(({ question, id }) => question === typed || id === typed);
    if (!found) return;
    onChoose(found.id);
    setText(adds ? '' : null);
  };
  // What was typed before the entries were there is looked up once they are.
  useEffect(() => { if (text) take(text); }, [rows.length > 0]);
  return (
    <>
      <input
        class="input" dir="auto" aria-label={label} placeholder={words.chooseEntry} list={list} value={shown} aria-invalid={problem !== null} aria-describedby={problem === null ? undefined : `${list}-problem`} onInput={(event) => take(event.currentTarget.value)}
        onBlur={() => { if (rows.length > 0) setText(adds ? '' : null); }}
      />
      <datalist id={list}>{matching.map(({ id, question }) => <option key={id} value={question} />)}</datalist>
      {problem !== null && <p class="field-problem" id={`${list}-problem`} role="alert">{problem}</p>}
    </>
  );
}

/** The entries of a language, to choose from; empty until they are there. */
export function useEntryRows(language: Language): readonly EntryRow[] {
  const { api } = useConsole();
  const [rows, setRows] = useState<readonly EntryRow[]>([]);
  useEffect(() => {
    let wanted = true;
    api.knowledge.rows(language).then((loaded) => { if (wanted) setRows(loaded.rows); }, () => undefined);
    return () => { wanted = false; };
  }, [language]);
  return rows;
}
