import { useComputed, useSignal } from '@preact/signals';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Field } from '../../components/Field.tsx';
import { useShopForm } from '../../components/use-shop-form.ts';
import { readOrigins } from '../../models/allowed-origins.ts';
import { SaveBar } from './SaveBar.tsx';

const keys = ['allowedOrigins'] as const;
/** As many as the server takes. */
const most = 50;

/** Which sites may carry the bubble, one a line, with what is wrong said by line. */
export function OriginsEditor() {
  const { session } = useConsole();
  const words = useWords().settings.install;
  const form = useShopForm(keys);
  const typed = useSignal<string | null>(null);
  const text = typed.value ?? (session.shop.value?.allowedOrigins ?? []).join('\n');
  const read = useComputed(() => readOrigins(typed.value ?? ''));
  const { origins, problems } = read.value;
  const tooMany = origins.length > most;
  const undoable = { ...form, undo() { typed.value = null; form.undo(); }, async save() { const saved = await form.save(); if (saved) typed.value = null; return saved; } };
  const problem = tooMany ? words.originsTooMany(most) : null;
  return (
    <section class="settings-block">
      <h3>{words.originsTitle}</h3>
      <p>{words.originsLead}</p>
      <Field label={words.originsLabel} hint={text.trim() === '' ? words.originsEmpty : undefined} problem={problem}>
        {({ id, describedBy, invalid }) => (
          <textarea
            id={id} class="input lines" rows={Math.max(3, text.split('\n').length)} value={text} spellcheck={false} autocapitalize="off" placeholder={'https://shop.example\nhttps://*.shop.example'}
            aria-describedby={describedBy} aria-invalid={invalid || problems.length > 0}
            onInput={(event) => { typed.value = event.currentTarget.value; form.set('allowedOrigins', readOrigins(event.currentTarget.value).origins); }}
          />
        )}
      </Field>
      {problems.length > 0 && (
        <ul class="field-problems" role="alert">
          {problems.map(({ line, text: wrong, problem: why }) => <li key={line}><b>{words.originLine(line, wrong)}</b> — {words.originProblem[why]}</li>)}
        </ul>
      )}
      <SaveBar form={undoable} blocked={problems.length > 0 || tooMany} />
    </section>
  );
}
