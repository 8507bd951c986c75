import { useWords } from '../../components/ConsoleContext.tsx';
import { SelectField, TextField } from '../../components/Field.tsx';
import type { MacroForm, SnoozeUnit } from '../../models/templates/macro-form.ts';

const units: readonly SnoozeUnit[] = ['minutes', 'hours', 'days', 'opening'];

/** How long a macro puts a conversation aside. */
export function SnoozeFields({ form, onChange, problem }: { form: MacroForm; onChange: (change: Partial<MacroForm>) => void; problem: string | null }) {
  const words = useWords().templates.macros;
  const opening = form.snoozeUnit === 'opening';
  return (
    <div class={opening ? 'macro-span whole' : 'macro-span'}>
      {!opening && <TextField label={words.snoozeFor} value={form.snoozeCount} onText={(snoozeCount) => onChange({ snoozeCount })} inputMode="numeric" maxLength={5} problem={problem} />}
      <SelectField
        label={opening ? words.snoozeFor : words.snoozeUnit} value={form.snoozeUnit} options={units.map((value) => ({ value, label: words.units[value] }))}
        onChoose={(snoozeUnit) => onChange({ snoozeUnit })} hint={opening ? words.openingHint : undefined}
      />
    </div>
  );
}
