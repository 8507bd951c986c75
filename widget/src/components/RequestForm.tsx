import type { OrderAction, OrderCard, OrderRequest } from '@aftercast/shared';
import { limits, type RequestReason } from '@aftercast/shared/client';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImageTray } from '../images.tsx';
import type { LaterMessages } from '../messages/later-messages.ts';
import { GoodsFields, type ChosenItem } from './GoodsFields.tsx';
import { Icon } from './Icon.tsx';
import { ReasonField } from './ReasonField.tsx';
import type { View } from './view.ts';

interface Props extends View {
  kind: Exclude<OrderAction, 'track'>;
  card: OrderCard;
  words: LaterMessages;
  money: (amount: number) => string;
  /** @throws Error with the code the server gave */
  onSend: (asked: OrderRequest) => Promise<void>;
  onCancel: () => void;
}

/** What is asked for an order: words, and where something is given back which goods, why, and pictures. All of it stays when it could not be sent. */
export function RequestForm({ kind, card, words, money, onSend, onCancel, ...view }: Props) {
  const { order: said, failed } = words;
  const [only] = card.items.length === 1 ? card.items : [];
  const [chosen, choose] = useState<Record<string, number>>(only ? { [only.id]: only.quantity } : {});
  const [reason, setReason] = useState<RequestReason | null>(null);
  const [note, setNote] = useState('');
  const [tray, setTray] = useState<ImageTray | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [, redraw] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The button that was pressed is gone; whoever uses the keyboard goes on from here. One reads from the top.
    form.current!.focus({ preventScroll: true });
    form.current!.parentElement!.scrollIntoView();
  }, []);
  useEffect(() => setProblem(''), [chosen, reason, note]);
  const givesBack = kind === 'refund' || kind === 'return';
  // The order may have changed under the form.
  const items: ChosenItem[] = card.items.map((item) => ({ ...item, chosen: Math.min(chosen[item.id] ?? 0, item.quantity) }));

  function attach(files: File[]): void {
    import('../images.tsx').then(({ createImageTray }) => {
      const next = tray ?? createImageTray({ ...view, words, most: limits.picturesPerRequest, onChange: () => redraw((count) => count + 1) });
      setTray(next);
      next.add(files);
    }).catch(() => setProblem(failed.unreachable!));
  }

  function missing(): string {
    if (kind === 'change_address') return note.trim() ? '' : said.address;
    if (!givesBack) return '';
    return !items.some((item) => item.chosen) ? said.missing.goods : !reason ? said.missing.reason : tray?.failed() ? said.missing.pictures : '';
  }

  function send(event: Event): void {
    event.preventDefault();
    const lacks = missing();
    setProblem(lacks);
    if (lacks || busy || tray?.busy()) return;
    setBusy(true);
    const goods = items.flatMap((item) => item.chosen ? { id: item.id, quantity: item.chosen } : []);
    onSend(givesBack ? { kind, goods, reason, note: note.trim(), images: tray?.ready().map(({ uploadId }) => uploadId) } : { kind, note: note.trim() }).catch(({ message }: Error) => {
      setBusy(false);
      setProblem(failed[message as 'other'] ?? said.failed);
    });
  }

  return (
    <form onSubmit={send} noValidate tabIndex={-1} ref={form} aria-label={said.actions[kind]}>
      {givesBack && <>
        <GoodsFields items={items} card={card} said={said} money={money} onChoose={(id, count) => choose({ ...chosen, [id]: count })} />
        <ReasonField reason={reason} said={said} onChoose={setReason} />
      </>}
      <label dir="auto">{said.ask[kind]}<textarea rows={2} maxLength={500} value={note} onInput={(event) => setNote(event.currentTarget.value)} /></label>
      {givesBack && <div>
        {tray?.view()}
        {!tray?.full() && <button type="button" class="attach" onClick={() => picker.current!.click()}><Icon name="picture" />{said.pictures(limits.picturesPerRequest)}</button>}
        <input type="file" hidden accept="image/*" multiple ref={picker} onChange={({ currentTarget }) => {
          attach([...currentTarget.files ?? []]);
          currentTarget.value = '';
        }} />
      </div>}
      {problem && <small class="late" role="alert" dir="auto">{problem}</small>}
      <div class="chips"><button type="submit" class="go" disabled={busy || tray?.busy()}>{said.send}</button><button type="button" class="plain" onClick={onCancel}>{said.cancel}</button></div>
    </form>
  );
}
