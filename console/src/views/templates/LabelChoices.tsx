import { useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { Tag } from '../../components/Tag.tsx';

/** Any number of the shop's labels; those that are gone can only be taken off. */
export function LabelChoices({ chosen, onChange }: { chosen: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const { filing } = useWorkspace();
  const words = useWords().templates.macros;
  const labels = filing.labels.value;
  const gone = chosen.filter((id) => !labels.some((label) => label.id === id));
  const toggle = (id: string): void => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset class="field macro-labels">
      <legend>{words.labels}</legend>
      {labels.length === 0 && gone.length === 0 && <p class="field-hint">{words.noLabels}</p>}
      {labels.map(({ id, name, tone }) => (
        <label key={id}><input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} /><Tag tone={tone}><bdi>{name}</bdi></Tag></label>
      ))}
      {gone.map((id) => (
        <label key={id}><input type="checkbox" checked aria-invalid onChange={() => toggle(id)} /><Tag tone="late">{words.goneLabel}</Tag></label>
      ))}
      {gone.length > 0 && <p class="field-problem" role="alert">{words.labelProblem}</p>}
    </fieldset>
  );
}
