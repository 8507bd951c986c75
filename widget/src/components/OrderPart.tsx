import type { Message, OrderAction, OrderCard, OrderRequest } from '@aftercast/shared';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { LaterMessages } from '../messages/later-messages.ts';
import type { ChatState } from '../models/chat-state.ts';
import { createOrderApi } from '../models/order-api.ts';
import { timeLabel } from '../models/time-label.ts';
import { RequestForm } from './RequestForm.tsx';
import type { View } from './view.ts';

type Answer = Extract<Message['body'], { kind: 'answer' }>;
interface Props extends View { body: Answer; message: Message; state: ChatState; words: LaterMessages }

/** Below an answer about an order: its card, once, at the newest answer; or, where they were asked for, the two fields by which somebody shows that an order is theirs. */
export function OrderPart(props: Props) {
  const { body, message, state: { transcript } } = props;
  if (!body.orderId) return <Proof {...props} />;
  const isNewest = transcript.messages.filter((each) => each.body.kind === 'answer' && each.body.orderId === body.orderId).at(-1)?.id === message.id;
  return isNewest ? <Card {...props} id={body.orderId} /> : null;
}

function Card({ id, state, words, ...view }: Props & { id: string }) {
  const { server, siteKey, chat, config, say } = view;
  const { order: said, cases, notice } = words;
  const [card, setCard] = useState<OrderCard | null>(null);
  const [failed, setFailed] = useState(false);
  const [tracked, track] = useState(false);
  const [asking, ask] = useState<Exclude<OrderAction, 'track'> | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const api = createOrderApi(`${server}api/v1/widget/${siteKey}/orders/`, chat.bearer, words.locale.startsWith('en'));
  // What the shop tells of a case or an order may be about this one.
  const told = state.transcript.messages.filter(({ body }) => body.kind === 'update' || (body.kind === 'notice' && body.case)).length;
  useEffect(() => {
    let wanted = true;
    api.read(id).then((next) => { if (wanted) { setCard(next); setFailed(false); } }, () => { if (wanted) setFailed(true); });
    return () => { wanted = false; };
  }, [id, told]);
  function close(): void {
    ask(null);
    root.current!.focus();
  }
  async function send(asked: OrderRequest): Promise<void> {
    try {
      setCard(await api.ask(id, asked));
    } catch (error) {
      // What stands in the form may be about an order that has changed meanwhile.
      await api.read(id).then(setCard, () => {});
      throw error;
    }
    close();
  }
  if (!card) return failed ? <div class="order"><small>{said.gone}</small></div> : null;
  const now = Date.now() + state.clockAheadMs;
  const time = (at: number): string => timeLabel(at, now, config.timeZone, say, notice.tomorrow);
  const money = (amount: number): string => new Intl.NumberFormat(words.locale, { style: 'currency', currency: card.currency }).format(amount);
  const shown = tracked ? card.timeline : card.timeline.slice(0, 1);
  // The form names the goods itself, and where the parcel is does not matter there.
  const givesBack = asking === 'refund' || asking === 'return';
  return (
    <div class={asking ? 'order asking' : 'order'} role="group" aria-label={said.title(id)} tabIndex={-1} ref={root}>
      <div class="order-head" dir="auto"><span>{said.title(id)}</span><b>{card.statusText ?? said.states[card.status] ?? card.status}</b></div>
      {!givesBack && card.items.map(({ name, quantity }) => <p dir="auto">{name}{quantity > 1 && ` × ${quantity}`}</p>)}
      <small dir="auto">{[`${said.total} ${money(card.amount)}`, card.carrier, card.trackingNumber && `${said.trackingNumber} ${card.trackingNumber}`].filter(Boolean).join(' · ')}</small>
      {card.shipBy !== null && <p class={card.shipBy < now ? 'late' : ''} dir="auto"><small>{(card.shipBy < now ? said.late : said.shipBy)(time(card.shipBy))}</small></p>}
      {!givesBack && shown.length > 0 && <ol>{shown.map(({ at, text }) => <li dir="auto">{text}<time>{time(at)}</time></li>)}</ol>}
      {card.cases.map(({ id: caseId, matter, state: stands }) => <p key={caseId} dir="auto"><small>{cases.title(cases.matters[matter], cases.states[stands])}</small></p>)}
      {asking
        ? <RequestForm kind={asking} card={card} words={words} money={money} onCancel={close} onSend={send} {...view} />
        : <div class="chips">
          {card.timeline.length > 1 && <button type="button" aria-expanded={tracked} onClick={() => track(!tracked)}>{tracked ? said.less : said.more}</button>}
          {card.actions.map((action) => action !== 'track' && !card.cases.some(({ matter, state: stands }) => matter === matterOf[action] && stands !== 'refused') && <button type="button" onClick={() => ask(action)}>{said.actions[action]}</button>)}
        </div>}
    </div>
  );
}

const matterOf = { urge: 'urge_shipping', change_address: 'change_address', refund: 'refund', return: 'return' } as const;

function Proof({ chat, words: { order: { proof } } }: Props) {
  const [id, setId] = useState('');
  const [tail, setTail] = useState('');
  function send(event: Event): void {
    event.preventDefault();
    if (id.trim() && /^\d{4}$/.test(tail)) chat.send(proof.says(id.trim(), tail));
  }
  return (
    <form class="order" onSubmit={send}>
      <small dir="auto">{proof.ask}</small>
      <label dir="auto">{proof.id}<input required maxLength={80} autocomplete="off" value={id} onInput={(event) => setId(event.currentTarget.value)} /></label>
      <label dir="auto">{proof.tail}<input required inputMode="numeric" pattern="[0-9]{4}" maxLength={4} autocomplete="off" value={tail} onInput={(event) => setTail(event.currentTarget.value)} /></label>
      <div class="chips"><button type="submit" class="go">{proof.send}</button></div>
    </form>
  );
}
