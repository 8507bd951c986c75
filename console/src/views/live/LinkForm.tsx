import type { Product } from '@aftercast/shared';
import { useState } from 'preact/hooks';
import { Button, IconButton } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Field, TextField } from '../../components/Field.tsx';
import { failureCode } from '../../models/failure.ts';
import { noMoment } from '../../models/live/moments.ts';
import type { LinkDraft, SpanDraft } from '../../models/live/session-draft.ts';
import { MomentField } from './MomentField.tsx';
import { useProblem, type PartProps } from './part.ts';

interface Props extends PartProps { link: LinkDraft; onRemove: () => void }

/** One numbered link: its product, what it costs, how it goes back, and when it was on the screen. */
export function LinkForm({ editor, link, products, onProduct, onRemove }: Props) {
  const words = useWords().live.links;
  const problemOf = useProblem(editor);
  const of = (field: string): string | null => problemOf(`${link.key}.${field}`);
  const set = (part: Partial<LinkDraft>): void => editor.setLink(link.key, part);
  return (
    <>
      <div class="live-link-head">
        <TextField label={words.number} value={link.number} onText={(number) => set({ number })} problem={of('number')} inputMode="numeric" maxLength={3} autocomplete="off" />
        <ProductField label={words.product} first={words.choose} value={link.product} products={products} onChoose={(product) => set({ product })} problem={of('product')} />
      </div>
      <NewProduct products={products} onAdded={(product) => { onProduct(product); set({ product: product.id }); }} />
      <div class="two-fields">
        <TextField label={words.price} value={link.price} onText={(price) => set({ price })} problem={of('price')} maxLength={11} autocomplete="off" />
        <TextField label={words.returnTerms} value={link.returnTerms} onText={(returnTerms) => set({ returnTerms })} hint={words.returnTermsHint} problem={of('returnTerms')} maxLength={200} autocomplete="off" />
      </div>
      <Times link={link} problemOf={(at) => of(`shown.${at}`)} onShown={(shown) => set({ shown })} />
      <div><Button tone="quiet" icon="trash" onPress={onRemove}>{words.remove}</Button></div>
    </>
  );
}

interface ChoiceProps { label: string; first: string; value: string; products: readonly Product[]; onChoose: (id: string) => void; problem: string | null }

/** One of the shop's products by name; one that is gone stays by its id until another is chosen. */
export function ProductField({ label, first, value, products, onChoose, problem }: ChoiceProps) {
  return (
    <Field label={label} problem={problem}>
      {({ id, describedBy, invalid }) => (
        <select id={id} class="input" value={value} aria-describedby={describedBy} aria-invalid={invalid} onChange={(event) => onChoose(event.currentTarget.value)}>
          <option value="">{first}</option>
          {value !== '' && !products.some((product) => product.id === value) && <option value={value}>{value}</option>}
          {products.map((product) => <option key={product.id} value={product.id}>{product.name}</option>)}
        </select>
      )}
    </Field>
  );
}

/** A product that is not there yet, made on the spot. */
function NewProduct({ products, onAdded }: { products: readonly Product[]; onAdded: (product: Product) => void }) {
  const { api, toasts } = useConsole();
  const all = useWords();
  const words = all.live.links;
  const [open, setOpen] = useState(products.length === 0);
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!open) return <div><Button tone="quiet" icon="plus" onPress={() => setOpen(true)}>{words.newProduct}</Button></div>;
  const add = async (): Promise<void> => {
    const product: Product = { id: id.trim(), name: name.trim(), nameEn: null, category: '', price: null };
    if (!/^[a-z0-9][a-z0-9_-]{0,63}$/i.test(product.id) || product.name === '') return setProblem(words.badProduct);
    if (products.some((one) => one.id === product.id)) return setProblem(all.live.problems.twice);
    setBusy(true);
    try {
      onAdded((await api.live.addProduct(product)).product);
      toasts.say(words.productAdded(product.name));
      setOpen(false);
    } catch (cause) {
      setProblem(all.errors[failureCode(cause)]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="add-line">
      <TextField label={words.productId} value={id} onText={setId} problem={problem} maxLength={64} autocapitalize="off" autocomplete="off" />
      <TextField label={words.productName} value={name} onText={setName} maxLength={120} autocomplete="off" />
      <Button busy={busy} onPress={() => { void add(); }}>{words.addProduct}</Button>
    </div>
  );
}

function Times({ link, problemOf, onShown }: { link: LinkDraft; problemOf: (at: number) => string | null; onShown: (shown: SpanDraft[]) => void }) {
  const words = useWords().live.links;
  const change = (at: number, part: Partial<SpanDraft>): void => onShown(link.shown.map((span, index) => (index === at ? { ...span, ...part } : span)));
  return (
    <div class="live-times">
      <h3>{words.times}</h3>
      {link.shown.length === 0 && <p class="faint">{words.never}</p>}
      {link.shown.map((span, at) => (
        <div key={at} class="live-time">
          <MomentField label={words.from} value={span.from} onValue={(from) => change(at, { from })} problem={problemOf(at)} />
          <MomentField label={words.until} value={span.until} onValue={(until) => change(at, { until })} hint={words.untilHint} />
          <IconButton label={words.removeTime} icon="close" onPress={() => onShown(link.shown.filter((_, index) => index !== at))} />
        </div>
      ))}
      {link.shown.length < 100 && <div><Button tone="quiet" icon="plus" onPress={() => onShown([...link.shown, { from: noMoment, until: noMoment }])}>{words.addTime}</Button></div>}
    </div>
  );
}
