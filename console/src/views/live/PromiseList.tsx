import { promiseKinds } from '@aftercast/shared/client';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { SelectField, TextAreaField, TextField } from '../../components/Field.tsx';
import { Section } from '../../components/page/Section.tsx';
import { SearchField } from '../../components/page/SearchField.tsx';
import { Tag } from '../../components/Tag.tsx';
import { newPromise, type PromiseDraft } from '../../models/live/session-draft.ts';
import { ProductField } from './LinkForm.tsx';
import { hasProblem, Part } from './LinkList.tsx';
import { MomentField } from './MomentField.tsx';
import { useProblem, type PartProps } from './part.ts';

const searchFrom = 12;

/** What the host promises, each folded until it is worked on. */
export function PromiseList({ editor, products }: PartProps) {
  const { newId } = useConsole();
  const all = useWords().live;
  const words = all.promises;
  const [sought, seek] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const { promises } = editor.draft.value;
  const nameOf = (id: string): string => (id === '' ? words.everything : products.find((product) => product.id === id)?.name ?? id);
  const text = sought.trim().toLowerCase();
  const found = promises.filter((promise) => text === '' || promise.key === open || `${words.kinds[promise.kind]} ${nameOf(promise.product)} ${promise.text}`.toLowerCase().includes(text));
  const add = (): void => {
    const promise = newPromise(editor.draft.peek(), newId('promise'), '');
    editor.set({ promises: [...promises, promise] });
    setOpen(promise.key);
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('details[open] select')?.focus());
  };
  return (
    <Section title={words.title} lead={words.lead} level={2}>
      {promises.length >= searchFrom && <div class="live-find"><SearchField label={words.title} value={sought} onText={seek} /><span class="faint">{found.length}/{promises.length}</span></div>}
      {promises.length === 0 && <p class="faint">{words.none}</p>}
      <div ref={place} class="live-parts">
        {found.map((promise) => (
          <Part
            key={promise.key} wrong={hasProblem(editor.problems.value, promise.key)} open={open === promise.key} onOpen={(on) => setOpen(on ? promise.key : open === promise.key ? null : open)}
            summary={<><Tag>{words.kinds[promise.kind]}</Tag><span class="live-name"><bdi>{promise.text || words.empty}</bdi></span><span class="faint live-aside"><bdi>{nameOf(promise.product)}</bdi></span></>}
          >
            <PromiseForm editor={editor} promise={promise} products={products} onRemove={() => editor.set({ promises: promises.filter(({ key }) => key !== promise.key) })} />
          </Part>
        ))}
      </div>
      <div><Button icon="plus" onPress={add}>{words.add}</Button></div>
    </Section>
  );
}

function PromiseForm({ editor, promise, products, onRemove }: Omit<PartProps, 'onProduct'> & { promise: PromiseDraft; onRemove: () => void }) {
  const words = useWords().live.promises;
  const problemOf = useProblem(editor);
  const of = (field: string): string | null => problemOf(`${promise.key}.${field}`);
  const set = (part: Partial<PromiseDraft>): void => editor.setPromise(promise.key, part);
  return (
    <>
      <div class="two-fields">
        <SelectField label={words.kind} value={promise.kind} options={promiseKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))} onChoose={(kind) => set({ kind })} />
        <ProductField label={words.product} first={words.everything} value={promise.product} products={products} onChoose={(product) => set({ product })} problem={of('product')} />
      </div>
      <TextAreaField label={words.text} value={promise.text} onText={(text) => set({ text })} hint={words.textHint} problem={of('text')} rows={2} maxLength={500} />
      <TextAreaField label={words.textEn} value={promise.textEn} onText={(textEn) => set({ textEn })} hint={words.textEnHint} problem={of('textEn')} rows={2} maxLength={500} />
      <div class="two-fields">
        <MomentField label={words.from} value={promise.from} onValue={(from) => set({ from })} problem={of('from')} />
        <MomentField label={words.until} value={promise.until} onValue={(until) => set({ until })} hint={words.untilHint} problem={of('until')} />
      </div>
      <Terms promise={promise} set={set} of={of} />
      <div><Button tone="quiet" icon="trash" onPress={onRemove}>{words.remove}</Button></div>
    </>
  );
}

/** The same again for programs, by kind. */
function Terms({ promise, set, of }: { promise: PromiseDraft; set: (part: Partial<PromiseDraft>) => void; of: (field: string) => string | null }) {
  const words = useWords().live.promises;
  const { kind } = promise;
  const text = (field: 'gift' | 'perItem' | 'returnDays' | 'maxAmount', label: string, numeric: boolean) => (
    <TextField label={label} value={promise[field]} onText={(value) => set({ [field]: value })} problem={of(field)} maxLength={numeric ? 11 : 120} autocomplete="off" {...(numeric ? { inputMode: 'numeric' as const } : {})} />
  );
  const check = (field: 'usedOk' | 'sellerPays', label: string) => (
    <label class="care-check"><input type="checkbox" checked={promise[field]} onChange={(event) => set({ [field]: event.currentTarget.checked })} /><span>{label}</span></label>
  );
  return (
    <>
      {kind === 'gift' && <div class="two-fields">{text('gift', words.gift, false)}{text('perItem', words.perItem, true)}</div>}
      {kind === 'free-return' && <div class="two-fields">{text('returnDays', words.returnDays, true)}<div>{check('usedOk', words.usedOk)}{check('sellerPays', words.sellerPays)}</div></div>}
      {kind === 'freight-insurance' && text('maxAmount', words.maxAmount, true)}
      {kind !== 'quality-claim' && (
        <div class="two-fields">
          <TextField label={kind === 'ship-by' ? words.shipHours : words.claimHours} value={promise.hours} onText={(hours) => set({ hours })} problem={of('hours')} inputMode="numeric" maxLength={4} autocomplete="off" />
          <MomentField label={kind === 'ship-by' ? words.shipBy : words.claimBy} value={promise.by} onValue={(by) => set({ by })} hint={words.dueHint} />
        </div>
      )}
    </>
  );
}
