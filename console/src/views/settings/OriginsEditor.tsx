import { useComputed, useSignal } from '@preact/signals';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { TextAreaField } from '../../components/Field.tsx';
import { useShopForm } from '../../components/use-shop-form.ts';
import { Section } from '../../components/page/Section.tsx';
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
    <Section title={words.originsTitle} lead={words.originsLead}>
      <TextAreaField
        label={words.originsLabel} value={text} hint={text.trim() === '' ? words.originsEmpty : undefined} problem={problem} wrong={problems.length > 0} code
        placeholder={'https://shop.example\nhttps://*.shop.example'} onText={(value) => { typed.value = value; form.set('allowedOrigins', readOrigins(value).origins); }}
      />
      {problems.length > 0 && (
        <ul class="field-problems" role="alert">
          {problems.map(({ line, text: wrong, problem: why }) => <li key={line}><b>{words.originLine(line, wrong)}</b> — {words.originProblem[why]}</li>)}
        </ul>
      )}
      <SaveBar form={undoable} blocked={problems.length > 0 || tooMany} />
    </Section>
  );
}
