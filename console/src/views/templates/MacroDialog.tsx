import { useRef, useState } from 'preact/hooks';
import type { Macro, MacroWords } from '@aftercast/shared';
import { templateLimits, templateVariables, unknownVariablesIn } from '@aftercast/shared/client';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { focusFirstProblem, SelectField, TextAreaField, TextField } from '../../components/Field.tsx';

type End = 'nothing' | 'resolve' | 'return_to_bot';
const ends: readonly End[] = ['nothing', 'resolve', 'return_to_bot'];

/** One macro: its words, and how the conversation goes on. */
export function MacroDialog({ macro, onClose }: { macro: Macro; onClose: () => void }) {
  const { toasts } = useConsole();
  const { macros } = useWorkspace();
  const all = useWords();
  const words = all.templates.macros;
  const [title, setTitle] = useState(macro.title);
  const [text, setText] = useState(macro.actions.flatMap((action) => (action.kind === 'text' ? [action.text] : [])).join('\n'));
  const [end, setEnd] = useState<End>(macro.actions.flatMap(({ kind }) => (kind === 'text' ? [] : [kind]))[0] ?? 'nothing');
  const [tried, tryIt] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const unknown = unknownVariablesIn(text);
  const empty = text.trim() === '' && end === 'nothing';
  const problem = unknown.length > 0 ? all.templates.unknown(unknown.join(' ')) : text.length > templateLimits.stepLength ? all.templates.tooLong(templateLimits.stepLength) : tried && empty ? words.empty : null;

  async function save(): Promise<void> {
    tryIt(true);
    if (title.trim() === '' || problem !== null || empty) return focusFirstProblem(form.current);
    const actions: MacroWords['actions'] = [...text.trim() === '' ? [] : [{ kind: 'text' as const, text: text.trim() }], ...end === 'nothing' ? [] : [{ kind: end }]];
    if (!await macros.put(macro.id, { title: title.trim(), actions })) return toasts.say(all.errors[macros.failure.peek() ?? 'unexpected'], 'bad');
    toasts.say(all.general.saved);
    onClose();
  }
  return (
    <Dialog title={macro.title === '' ? words.add : macro.title} onClose={onClose}>
      <form ref={form} class="form dialog-text" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <TextField label={words.title} value={title} onText={setTitle} maxLength={templateLimits.titleLength} problem={tried && title.trim() === '' ? words.untitled : null} autofocus />
        <TextAreaField label={words.text} value={text} onText={setText} rows={4} problem={problem} hint={words.variables(templateVariables.slice(0, 4).map((name) => `{{${name}}}`).join(' '))} />
        <SelectField label={words.end} value={end} options={ends.map((value) => ({ value, label: words.then[value] }))} onChoose={setEnd} />
        <footer class="dialog-foot">
          <Button onPress={onClose}>{all.general.cancel}</Button>
          <Button submit tone="primary" busy={macros.busy.value}>{all.general.save}</Button>
        </footer>
      </form>
    </Dialog>
  );
}
