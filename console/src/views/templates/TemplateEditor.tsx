import { useMemo, useRef, useState } from 'preact/hooks';
import type { Language, ReplyStep, ReplyTemplate } from '@aftercast/shared';
import { replySteps, templateLimits, templateVariables } from '@aftercast/shared/client';
import { putAtCaret } from '../../browser/write-field.ts';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { focusFirstProblem, TextAreaField, TextField } from '../../components/Field.tsx';
import { FormFoot } from '../../components/page/FormFoot.tsx';
import { createTemplateForm } from '../../models/templates/template-form.ts';
import { LeaveGuard } from '../knowledge/LeaveGuard.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';

interface Props { id: string; template: ReplyTemplate | null; language: Language; onClose: () => void }

/** One template: when to use it, and its four steps. */
export function TemplateEditor({ id, template, language, onClose }: Props) {
  const { toasts } = useConsole();
  const { templates } = useWorkspace();
  const all = useWords();
  const words = all.templates;
  const form = useMemo(() => createTemplateForm(id, template), [id, template]);
  const [tried, tryIt] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const { title, steps } = form.words.value;
  const problems = form.problems.value;
  const failure = templates.failure.value;

  async function save(): Promise<boolean> {
    tryIt(true);
    if (!form.sound.value) {
      focusFirstProblem(element.current);
      return false;
    }
    if (!await templates.put(language, id, { title: title.trim(), steps })) return false;
    toasts.say(all.general.saved);
    onClose();
    return true;
  }
  function problemOf(step: ReplyStep): string | null {
    const problem = problems.steps[step];
    if (problem === 'too_long') return words.tooLong(templateLimits.stepLength);
    if (problem) return words.unknown(problem.join(' '));
    return tried && problems.empty && step === 'confirm' ? words.empty : null;
  }
  return (
    <SettingsPage section="templates" action={<Button tone="quiet" icon="back" onPress={onClose}>{words.backToList}</Button>}>
      <LeaveGuard when={form.changed.value} still={() => form.changed.peek()} onSave={save} />
      <form ref={element} class="form" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label={words.title} value={title} onText={form.setTitle} placeholder={words.titlePlaceholder} maxLength={templateLimits.titleLength}
          problem={tried && problems.title ? words.untitled : null}
        />
        {replySteps.map((step, at) => (
          <div key={step} class="template-step" data-step={step}>
            <TextAreaField label={`${at + 1} · ${words.steps[step]}`} value={steps[step]} onText={(text) => form.setStep(step, text)} hint={words.stepHints[step]} problem={problemOf(step)} rows={3} />
            <Variables onPut={(text) => form.setStep(step, text)} />
          </div>
        ))}
        {(form.changed.value || tried) && (
          <FormFoot note={failure ? all.errors[failure] : all.settings.unsaved} failed={failure !== null} busy={templates.busy.value} onYes={() => { void save(); }} onUndo={onClose} />
        )}
      </form>
    </SettingsPage>
  );
}

/** Puts what will be filled in where the caret is. */
function Variables({ onPut }: { onPut: (text: string) => void }) {
  const words = useWords().templates;
  const put = (variable: string, button: HTMLElement): void => {
    const field = button.closest('.template-step')?.querySelector('textarea');
    if (field) onPut(putAtCaret(field, `{{${variable}}}`));
  };
  return (
    <details class="template-variables">
      <summary>{words.insert}</summary>
      <span class="variable-chips">
        {templateVariables.map((variable) => <button key={variable} type="button" class="variable" onClick={(event) => put(variable, event.currentTarget)}>{words.variables[variable]}</button>)}
      </span>
    </details>
  );
}
