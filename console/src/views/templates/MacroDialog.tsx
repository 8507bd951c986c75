import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Macro } from '@aftercast/shared';
import { templateLimits, templateVariables, unknownVariablesIn } from '@aftercast/shared/client';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { focusFirstProblem, SelectField, TextAreaField, TextField } from '../../components/Field.tsx';
import { TransferFields } from '../../components/TransferFields.tsx';
import { macroEnds, macroFormOf, macroFormProblems, macroWordsOf, type MacroForm } from '../../models/templates/macro-form.ts';
import { createRoutingPage } from '../../models/routing.ts';
import { LabelChoices } from './LabelChoices.tsx';
import { SnoozeFields } from './SnoozeFields.tsx';

/** One macro: its words, its labels, and how the conversation goes on. */
export function MacroDialog({ macro, onClose }: { macro: Macro; onClose: () => void }) {
  const { api, toasts } = useConsole();
  const { macros, filing } = useWorkspace();
  const all = useWords();
  const words = all.templates.macros;
  const desks = useMemo(() => createRoutingPage(api), [api]);
  const [form, setForm] = useState(() => macroFormOf(macro));
  const [tried, tryIt] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => { void desks.load(); }, [desks]);
  const set = (change: Partial<MacroForm>): void => setForm({ ...form, ...change });
  const problems = macroFormProblems(form, filing.labels.value.map(({ id }) => id));
  const text = problems.has('unknown') ? all.templates.unknown(unknownVariablesIn(form.text).join(' ')) : problems.has('tooLong') ? all.templates.tooLong(templateLimits.stepLength) : tried && problems.has('empty') ? words.empty : null;
  const loadFailure = desks.failure.value;

  async function save(): Promise<void> {
    tryIt(true);
    if (problems.size > 0) return focusFirstProblem(element.current);
    if (!await macros.put(macro.id, macroWordsOf(form))) return toasts.say(all.errors[macros.failure.peek() ?? 'unexpected'], 'bad');
    toasts.say(all.general.saved);
    onClose();
  }
  return (
    <Dialog title={macro.title === '' ? words.add : macro.title} onClose={onClose}>
      <form ref={element} class="form dialog-text macro-form" noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <TextField label={words.title} value={form.title} onText={(title) => set({ title })} maxLength={templateLimits.titleLength} problem={tried && problems.has('untitled') ? words.untitled : null} autofocus />
        <TextAreaField label={words.text} value={form.text} onText={(next) => set({ text: next })} rows={4} problem={text} hint={words.variables(templateVariables.slice(0, 4).map((name) => `{{${name}}}`).join(' '))} />
        <LabelChoices chosen={form.labelIds} onChange={(labelIds) => set({ labelIds })} />
        <SelectField label={words.end} value={form.end} options={macroEnds.map((value) => ({ value, label: words.then[value] }))} onChoose={(end) => set({ end })} hint={form.end === 'nothing' ? undefined : words.endHint} />
        {form.end === 'snooze' && <SnoozeFields form={form} onChange={set} problem={tried && problems.has('count') ? words.countInvalid : null} />}
        {form.end === 'transfer' && (
          <TransferFields
            draft={form.transfer} onChange={(transfer) => set({ transfer })} colleagues={desks.desks.value} show="names" problem={loadFailure && all.errors[loadFailure]}
            reasonProblem={tried && problems.has('reason') ? all.routing.transfer.reasonMissing : null}
          />
        )}
        <footer class="dialog-foot">
          <Button onPress={onClose}>{all.general.cancel}</Button>
          <Button submit tone="primary" busy={macros.busy.value}>{all.general.save}</Button>
        </footer>
      </form>
    </Dialog>
  );
}
