interface Props<Value extends string> { label: string; value: Value; options: readonly (readonly [Value, string])[]; choose: (value: Value) => void }

/** A few options of which one holds. */
export function Choice<Value extends string>({ label, value, options, choose }: Props<Value>) {
  return (
    <div class="choice" role="group" aria-label={label}>
      {options.map(([option, text]) => (
        <button key={option} type="button" aria-pressed={option === value} onClick={() => choose(option)}>{text}</button>
      ))}
    </div>
  );
}
