import { useRef } from 'preact/hooks';
import type { EntryRow } from '@aftercast/shared';
import { entryLimits } from '@aftercast/shared/client';
import { putAtCaret } from '../../browser/write-field.ts';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Field, Segmented, TextAreaField, TextField } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Section } from '../../components/page/Section.tsx';
import { answerVariables } from '../../models/knowledge/answer-pieces.ts';
import type { EntryEditor } from '../../models/knowledge/entry-editor.ts';
import type { EntryForm } from '../../models/knowledge/entry-form.ts';
import { EntryPicker } from './EntryPicker.tsx';
import { PartsEditor } from './PartsEditor.tsx';

interface Props {
  editor: EntryEditor;
  rows: readonly EntryRow[];
  /** Fields left empty are told only after a try to save. */
  strict: boolean;
}

/** The fields of an entry. */
export function EntryFields({ editor, rows, strict }: Props) {
  const words = useWords().knowledge.editor;
  const form = editor.form.value;
  const problemOf = useProblems(editor, strict);
  return (
    <>
      <Section level={2} title={words.questionTitle}>
        <TextField label={words.question} value={form.question} onText={(text) => editor.set('question', text)} hint={words.questionHint} problem={problemOf('question')} maxLength={entryLimits.phrasingLength} autofocus={editor.isNew} />
        <TextAreaField label={words.phrasings} value={form.phrasings} onText={(text) => editor.set('phrasings', text)} hint={words.phrasingsHint} problem={problemOf('phrasings')} rows={4} />
        <TextField label={words.keywords} value={form.keywords} onText={(text) => editor.set('keywords', text)} hint={words.keywordsHint} problem={problemOf('keywords')} />
      </Section>
      <Section level={2} title={words.answerTitle}>
        <AnswerField editor={editor} problem={problemOf('answer')} />
        <TextAreaField label={words.fallback} value={form.fallback} onText={(text) => editor.set('fallback', text)} hint={words.fallbackHint} problem={problemOf('fallback')} rows={2} />
      </Section>
      <Section level={2} title={words.partsTitle} lead={words.partsLead}><PartsEditor editor={editor} rows={rows} strict={strict} /></Section>
      <Where editor={editor} rows={rows} strict={strict} />
      <Related editor={editor} rows={rows} />
    </>
  );
}

function useProblems(editor: EntryEditor, strict: boolean): (field: keyof EntryForm) => string | null {
  const words = useWords().knowledge.editor.problems;
  return (field) => {
    const problem = editor.problems.value[field];
    return problem === undefined || (problem === 'missing' && !strict) ? null : words[problem];
  };
}

/** The answer with buttons that put variables where the caret stands. */
function AnswerField({ editor, problem }: { editor: EntryEditor; problem: string | null }) {
  const words = useWords().knowledge.editor;
  const area = useRef<HTMLTextAreaElement>(null);
  const { answer } = editor.form.value;
  const insert = (name: string): void => {
    if (area.current) editor.set('answer', putAtCaret(area.current, `{{${name}}}`));
  };
  return (
    <div>
      <Field label={words.answer} problem={problem}>
        {({ id, describedBy, invalid }) => (
          <textarea
            ref={area} dir="auto" id={id} class="input lines" rows={Math.max(5, answer.split('\n').length)} maxLength={entryLimits.answerLength} value={answer} aria-describedby={describedBy} aria-invalid={invalid}
            onInput={(event) => editor.set('answer', event.currentTarget.value)}
          />
        )}
      </Field>
      <p class="variable-row" role="group" aria-label={words.insert}>
        {answerVariables.map((name) => <button key={name} type="button" class="variable-chip" title={`{{${name}}}`} onClick={() => insert(name)}><Icon name="plus" size={12} />{words.variables[name]}</button>)}
      </p>
    </div>
  );
}

function Where({ editor, rows, strict }: Props) {
  const { session } = useConsole();
  const all = useWords().knowledge;
  const words = all.editor;
  const form = editor.form.value;
  const problemOf = useProblems(editor, strict);
  const known = (of: (row: EntryRow) => string | null): string[] => [...new Set(rows.flatMap((row) => of(row) ?? []))].filter(Boolean);
  const time = (field: 'validFrom' | 'validUntil', label: string) => (
    <Field label={label} problem={problemOf(field)}>
      {({ id, describedBy, invalid }) => <input id={id} class="input" type="datetime-local" value={form[field]} aria-describedby={describedBy} aria-invalid={invalid} onInput={(event) => editor.set(field, event.currentTarget.value)} />}
    </Field>
  );
  return (
    <Section level={2} title={words.whereTitle}>
      <Segmented
        label={words.tier} value={String(form.tier)} options={([1, 2, 3] as const).map((tier) => ({ value: String(tier), label: all.tiers[tier] }))} hint={all.tierHint[form.tier]}
        onChoose={(value) => editor.set('tier', Number(value) as 1 | 2 | 3)}
      />
      <div class="two-fields">
        <Suggested label={words.category} value={form.category} known={known(({ category }) => category)} onText={(text) => editor.set('category', text)} problem={problemOf('category')} />
        <Suggested label={words.product} value={form.product} known={known(({ product }) => product)} onText={(text) => editor.set('product', text)} hint={words.everywhere} />
        <Suggested label={words.liveSession} value={form.liveSession} known={known(({ liveSession }) => liveSession)} onText={(text) => editor.set('liveSession', text)} hint={words.everywhere} />
      </div>
      <div class="two-fields">{time('validFrom', words.validFrom)}{time('validUntil', words.validUntil)}</div>
      <p class="field-hint">{words.validHint(session.shop.value?.timeZone ?? 'UTC')}</p>
    </Section>
  );
}

interface SuggestedProps { label: string; value: string; known: readonly string[]; onText: (text: string) => void; hint?: string; problem?: string | null }

/** A line of text that offers what is used already. */
export function Suggested({ label, value, known, onText, hint, problem }: SuggestedProps) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {({ id, describedBy, invalid }) => (
        <>
          <input id={id} class="input" dir="auto" list={`${id}-known`} maxLength={200} value={value} aria-describedby={describedBy} aria-invalid={invalid} onInput={(event) => onText(event.currentTarget.value)} />
          <datalist id={`${id}-known`}>{known.map((one) => <option key={one} value={one} />)}</datalist>
        </>
      )}
    </Field>
  );
}

function Related({ editor, rows }: { editor: EntryEditor; rows: readonly EntryRow[] }) {
  const words = useWords().knowledge.editor;
  const { related } = editor.form.value;
  const nameOf = (id: string): string => rows.find((row) => row.id === id)?.question ?? id;
  return (
    <Section level={2} title={words.relatedTitle} lead={words.relatedLead}>
      {related.length > 0 && (
        <ul class="chips">
          {related.map((id) => (
            <li key={id}><bdi>{nameOf(id)}</bdi><button type="button" aria-label={words.remove(nameOf(id))} title={words.remove(nameOf(id))} onClick={() => editor.set('related', related.filter((one) => one !== id))}><Icon name="close" size={14} /></button></li>
          ))}
        </ul>
      )}
      {related.length < entryLimits.related && (
        <EntryPicker label={words.addRelated} adds rows={rows.filter(({ id }) => id !== editor.key.entryId && !related.includes(id))} value="" onChoose={(id) => editor.set('related', [...related, id])} />
      )}
    </Section>
  );
}
