import { useState } from 'preact/hooks';
import type { DeskMode, DeskView, Language, Tier } from '@aftercast/shared';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/ConsoleContext.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Segmented, TextAreaField, TextField } from '../../components/Field.tsx';
import type { RoutingPage } from '../../models/routing.ts';

const languages: readonly Language[] = ['zh', 'en'];
const tiers: readonly Tier[] = [1, 2, 3];

/** One agent's desk: how many at a time, how they come, what for. */
export function DeskDialog({ desk, page, onClose }: { desk: DeskView; page: RoutingPage; onClose: () => void }) {
  const all = useWords();
  const words = all.routing.settings;
  const [capacity, setCapacity] = useState(String(desk.capacity));
  const [mode, setMode] = useState<DeskMode>(desk.mode);
  const [paused, setPaused] = useState(desk.paused);
  const [spoken, setSpoken] = useState<readonly Language[]>(desk.skills.languages);
  const [asked, setAsked] = useState<readonly Tier[]>(desk.skills.tiers);
  const [products, setProducts] = useState(desk.skills.products.join('\n'));
  const [problem, setProblem] = useState<string | null>(null);
  const places = Number(capacity);
  const wrong = !Number.isInteger(places) || places < 1 || places > 50;

  async function save(): Promise<void> {
    if (wrong) return;
    const named = [...new Set(products.split('\n').map((line) => line.trim()).filter(Boolean))];
    const failure = await page.changeDesk(desk.agentId, { capacity: places, mode, paused, skills: { languages: [...spoken], tiers: [...asked], products: named } });
    if (failure) setProblem(all.errors[failure]);
    else onClose();
  }
  return (
    <Dialog title={words.edit(desk.name)} onClose={onClose}>
      <form class="form dialog-form desk-form" noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <TextField label={words.capacity} value={capacity} inputMode="numeric" onText={setCapacity} problem={wrong ? words.capacityInvalid : null} autofocus />
        <Segmented label={words.mode} value={mode} options={[{ value: 'auto', label: words.modes.auto }, { value: 'accept', label: words.modes.accept }]} onChoose={setMode} />
        <Segmented label={words.pausedChoice} value={paused ? 'paused' : 'ready'} options={[{ value: 'ready', label: words.pausedOff }, { value: 'paused', label: words.pausedOn }]} onChoose={(value) => setPaused(value === 'paused')} />
        <Checks label={words.languages} options={languages} chosen={spoken} name={(one) => words.languageNames[one]} onChoose={setSpoken} />
        <Checks label={words.tiers} options={tiers} chosen={asked} name={(one) => words.tierNames[one]} onChoose={setAsked} />
        <TextAreaField label={words.products} value={products} onText={setProducts} hint={words.productsHint} problem={problem} rows={2} code />
        <footer class="dialog-foot">
          <Button onPress={onClose}>{all.general.cancel}</Button>
          <Button submit tone="primary" busy={page.busy.value} disabled={wrong}>{all.general.save}</Button>
        </footer>
      </form>
    </Dialog>
  );
}

interface ChecksProps<T extends string | number> { label: string; options: readonly T[]; chosen: readonly T[]; name: (one: T) => string; onChoose: (next: readonly T[]) => void }

/** Several of a few. */
function Checks<T extends string | number>({ label, options, chosen, name, onChoose }: ChecksProps<T>) {
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="desk-checks">
        {options.map((one) => (
          <label key={one}>
            <input type="checkbox" checked={chosen.includes(one)} onChange={(event) => onChoose(event.currentTarget.checked ? options.filter((other) => other === one || chosen.includes(other)) : chosen.filter((other) => other !== one))} />
            {name(one)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
