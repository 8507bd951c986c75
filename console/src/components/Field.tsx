import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useWords } from './ConsoleContext.tsx';
import { IconButton } from './Button.tsx';

interface FieldProps {
  label: string;
  hint?: ComponentChildren;
  problem?: string | null | undefined;
  /** Draws the control with the ids that tie it to its words. */
  children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ComponentChildren;
}

/** A label, its control, and what helps or is wrong. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId();
  const told = problem ? `${id}-problem` : hint ? `${id}-hint` : undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, describedBy: told, invalid: Boolean(problem) })}
      {problem ? <p class="field-problem" id={`${id}-problem`} role="alert">{problem}</p> : hint ? <p class="field-hint" id={`${id}-hint`}>{hint}</p> : null}
    </div>
  );
}

/** Leads to the first field that is not right, once it is marked as such. Called after a form was sent in vain. */
export function focusFirstProblem(form: HTMLElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

interface InputProps {
  type?: 'text' | 'email' | 'url';
  name?: string;
  autocomplete?: 'username' | 'current-password' | 'new-password' | 'name' | 'organization' | 'off';
  autocapitalize?: 'off';
  inputMode?: 'url' | 'numeric';
  placeholder?: string;
  maxLength?: number;
  required?: boolean;
  autofocus?: boolean;
  spellcheck?: boolean;
}

interface TextFieldProps extends InputProps {
  label: string;
  value: string;
  onText: (value: string) => void;
  hint?: ComponentChildren;
  problem?: string | null | undefined;
}

/** One line of text. Preact's types tie every attribute to one literal `type`; the assertion unties them. */
export function TextField({ label, value, onText, hint, problem, type = 'text', ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {({ id, describedBy, invalid }) => (
        <input
          dir="auto" {...input} type={type as 'text'} id={id} class="input" value={value} aria-describedby={describedBy} aria-invalid={invalid}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A password that can be looked at. */
export function PasswordField({ label, value, onText, hint, problem, ...input }: Omit<TextFieldProps, 'type'>) {
  const words = useWords().general;
  const [shown, show] = useState(false);
  return (
    <Field label={label} hint={hint} problem={problem}>
      {({ id, describedBy, invalid }) => (
        <span class="input-with-button">
          <input
            {...input} id={id} class="input" type={(shown ? 'text' : 'password') as 'text'} value={value} aria-describedby={describedBy} aria-invalid={invalid}
            autocapitalize="off" spellcheck={false} onInput={(event) => onText(event.currentTarget.value)}
          />
          <IconButton label={shown ? words.hidePassword : words.showPassword} icon={shown ? 'eyeOff' : 'eye'} pressed={shown} onPress={() => show(!shown)} />
        </span>
      )}
    </Field>
  );
}

interface TextAreaProps extends Pick<TextFieldProps, 'label' | 'value' | 'onText' | 'hint' | 'problem' | 'placeholder' | 'maxLength' | 'required' | 'spellcheck'> {
  /** Lines shown when empty; it grows with what is written. */
  rows?: number;
  /** Typed code or addresses: equally wide letters, nothing corrected. */
  code?: boolean;
  /** What is wrong is told elsewhere, such as line by line below. */
  wrong?: boolean;
}

/** Several lines of text; as high as what is in it. */
export function TextAreaField({ label, value, onText, hint, problem, rows = 3, code = false, wrong = false, ...input }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {({ id, describedBy, invalid }) => (
        <textarea
          dir="auto" {...input} {...(code ? { spellcheck: false, autocapitalize: 'off' } : {})} id={id} class={code ? 'input lines code' : 'input lines'} style={{ '--rows': rows }} rows={Math.max(rows, value.split('\n').length)}
          value={value} aria-describedby={describedBy} aria-invalid={invalid || wrong} onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChoose: (value: T) => void;
  hint?: ComponentChildren;
  problem?: string | null;
}

/** One of many, where a row of choices would be too long. */
export function SelectField<T extends string>({ label, value, options, onChoose, hint, problem }: ChoiceProps<T>) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {({ id, describedBy, invalid }) => (
        <select id={id} class="input" value={value} aria-describedby={describedBy} aria-invalid={invalid} onChange={(event) => onChoose(event.currentTarget.value as T)}>
          {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        </select>
      )}
    </Field>
  );
}

/** A few choices side by side. `quiet`: its label is read out and not shown. */
export function Segmented<T extends string>({ label, value, options, onChoose, hint, quiet = false }: Omit<ChoiceProps<T>, 'problem'> & { quiet?: boolean }) {
  const name = useId();
  return (
    <fieldset class="field segmented">
      <legend class={quiet ? 'only-heard' : undefined}>{label}</legend>
      <div class="segments">
        {options.map((option) => (
          <label key={option.value} class="segment">
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint && <p class="field-hint">{hint}</p>}
    </fieldset>
  );
}
