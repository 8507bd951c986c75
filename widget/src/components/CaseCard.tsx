import type { CaseProgress, Message } from '@aftercast/shared';
import type { LaterMessages } from '../messages/later-messages.ts';
import type { ChatState } from '../models/chat-state.ts';
import { timeLabel } from '../models/time-label.ts';
import type { View } from './view.ts';

/** How far a case has come, of three steps. */
const steps: Record<CaseProgress['state'], 1 | 2 | 3> = { open: 1, waiting_shopper: 1, waiting_approval: 1, approved: 2, refused: 2, done: 3, cancelled: 3 };

/** So many goods are named. */
const mostGoods = 3;

/** True for the newest word about a case: it shows how the case stands, earlier ones are lines. Pure. */
function isNewest(messages: readonly Message[], message: Message, id: string): boolean {
  return messages.filter(({ body }) => body.kind === 'notice' && body.case?.id === id).at(-1)?.id === message.id;
}

/** What the shop is doing for the shopper: what, how far, until when. */
export function CaseCard({ progress, message, state: { transcript, clockAheadMs }, words, view: { config, say } }: { progress: CaseProgress; message: Message; state: ChatState; words: LaterMessages; view: View }) {
  const { id, matter, state, orderId, amountCents, currency, dueAt, goods } = progress;
  const { matters, states, until, order, title, moreGoods } = words.cases;
  const now = Date.now() + clockAheadMs;
  const money = amountCents === null ? null : new Intl.NumberFormat(words.locale, { style: 'currency', currency }).format(amountCents / 100);
  if (!isNewest(transcript.messages, message, id)) return <div class="notice merged" dir="auto">{title(matters[matter], states[state])}</div>;
  const step = steps[state];
  return (
    <div class={`case ${state}`} role="group" aria-label={title(matters[matter], states[state])}>
      <b dir="auto">{matters[matter]}{money && ` ${money}`}</b>
      <span class="case-state" dir="auto">{states[state]}</span>
      <span class="case-steps" aria-hidden="true">{[1, 2, 3].map((at) => <i class={at <= step ? 'on' : ''} />)}</span>
      {goods && <ul>{goods.slice(0, mostGoods).map(({ name, quantity }) => <li dir="auto">{name}{quantity > 1 && ` × ${quantity}`}</li>)}{goods.length > mostGoods && <li>{moreGoods(goods.length - mostGoods)}</li>}</ul>}
      <small dir="auto">{[
        words.cases.next[state],
        orderId && order(orderId),
        step < 3 && dueAt !== null && dueAt > now && until(timeLabel(dueAt, now, config.timeZone, say, words.notice.tomorrow)),
      ].filter(Boolean).join('\n')}</small>
    </div>
  );
}
