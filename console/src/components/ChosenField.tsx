import { IconButton } from './Button.tsx';
import { useWords } from './ConsoleContext.tsx';
import { Field } from './Field.tsx';

interface Props { label: string; chosen: readonly string[]; options: readonly { id: string; name: string }[]; onChosen: (chosen: readonly string[]) => void }

/** Some of many, by name; none is all. What is gone from the list stays by its id until it is taken out. */
export function ChosenField({ label, chosen, options, onChosen }: Props) {
  const words = useWords().care;
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.name ?? id;
  return (
    <div class="care-chosen">
      <Field label={label}>
        {({ id }) => (
          <select id={id} class="input" value="" onChange={(event) => { if (event.currentTarget.value) onChosen([...chosen, event.currentTarget.value]); }}>
            <option value="">{chosen.length === 0 ? words.everything : words.addOne}</option>
            {options.filter((option) => !chosen.includes(option.id)).map((option) => <option key={option.id} value={option.id}>{option.name}</option>)}
          </select>
        )}
      </Field>
      {chosen.length > 0 && (
        <ul class="care-chips">
          {chosen.map((id) => <li key={id}><bdi>{nameOf(id)}</bdi><IconButton label={words.removeOne(nameOf(id))} icon="close" onPress={() => onChosen(chosen.filter((one) => one !== id))} /></li>)}
        </ul>
      )}
    </div>
  );
}
