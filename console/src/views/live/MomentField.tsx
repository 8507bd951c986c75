import { Field } from '../../components/Field.tsx';
import { typed, type MomentText } from '../../models/live/moments.ts';

interface Props { label: string; value: MomentText; onValue: (value: MomentText) => void; hint?: string | undefined; problem?: string | null; /** Takes the focus when its dialog opens. */ autofocus?: boolean }

/** A moment in the shop's time zone. */
export function MomentField({ label, value, onValue, hint, problem = null, autofocus = false }: Props) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {({ id, describedBy, invalid }) => (
        <input id={id} class="input" type="datetime-local" autofocus={autofocus} value={value.text} aria-describedby={describedBy} aria-invalid={invalid} onInput={(event) => onValue(typed(event.currentTarget.value, value))} />
      )}
    </Field>
  );
}
