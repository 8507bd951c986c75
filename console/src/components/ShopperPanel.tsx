import type { ConversationDetails, InboxConversation } from '@aftercast/shared';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { safeAddress } from '../models/message-lines.ts';
import { previewText, shopperName } from '../models/shopper-name.ts';
import { runningTime } from '../models/times.ts';
import { useConsole, useTimes, useWorkspace, useWords } from './ConsoleContext.tsx';
import { CaseSection, OpenCase } from './CaseSection.tsx';
import { Avatar } from './Avatar.tsx';
import { Icon } from './Icon.tsx';
import { EarlierDialog } from './EarlierDialog.tsx';
import { FollowUpSection } from './FollowUpSection.tsx';
import { OrderCard } from './OrderCard.tsx';

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return <><dt>{label}</dt><dd>{children}</dd></>;
}

/** What an agent needs to know beside the talk: who, looking at what, which orders, what was before. */
export function ShopperPanel() {
  const { talk } = useWorkspace();
  const row = talk.row.value;
  const details = talk.details.value;
  if (!row) return null;
  return (
    <>
      <About row={row} />
      <FollowUpSection conversationId={row.id} />
      <CaseSection conversationId={row.id} />
      {details && <>
        <Looking details={details} />
        <Orders details={details} identified={row.shopper.externalId !== null} conversationId={row.id} />
        <Times details={details} />
        <Earlier details={details} />
      </>}
    </>
  );
}

function About({ row }: { row: InboxConversation }) {
  const words = useWords();
  const times = useTimes();
  const { shopper } = words.conversation;
  const name = shopperName(row.shopper, words);
  return (
    <section class="about">
      <div class="about-head">
        <Avatar name={name} kind="shopper" size="l" />
        <div><h3><bdi>{name}</bdi></h3><p class="faint">{row.shopper.externalId ? shopper.identified : shopper.guest}</p></div>
      </div>
      <dl class="facts">
        {row.shopper.externalId && <Fact label={shopper.memberId}><bdi>{row.shopper.externalId}</bdi></Fact>}
        <Fact label={shopper.language}>{words.inbox.languages[row.language]}</Fact>
        <Fact label={shopper.since}>{times.full(row.createdAt)}</Fact>
        {row.handoffReason && <Fact label={shopper.reason}>{words.inbox.reasons[row.handoffReason]}</Fact>}
      </dl>
    </section>
  );
}

function Looking({ details }: { details: ConversationDetails }) {
  const words = useWords().conversation.shopper;
  const { pageUrl, pageTitle, product, liveSession, orderId, streamTime } = details.context;
  const address = pageUrl ? safeAddress(pageUrl) : null;
  const nothing = !pageUrl && !pageTitle && !product && !liveSession && !orderId && streamTime === undefined;
  return (
    <section>
      <h3>{words.context}</h3>
      {nothing ? <p class="faint">{words.noContext}</p> : (
        <dl class="facts">
          {product && <Fact label={words.product}><bdi>{details.productName ?? product}</bdi></Fact>}
          {liveSession && <Fact label={words.liveSession}><bdi>{details.liveSessionTitle ?? liveSession}</bdi></Fact>}
          {streamTime !== undefined && <Fact label={words.streamTime}>{runningTime(streamTime * 1000)}</Fact>}
          {orderId && <Fact label={words.orderId}><bdi>{orderId}</bdi></Fact>}
          {(pageTitle || pageUrl) && (
            <Fact label={words.page}>
              {address ? <a href={address} target="_blank" rel="noopener noreferrer nofollow" class="page-link"><bdi>{pageTitle || pageUrl}</bdi> <Icon name="external" size={14} /></a> : <bdi>{pageTitle || pageUrl}</bdi>}
            </Fact>
          )}
        </dl>
      )}
    </section>
  );
}

function Orders({ details, identified, conversationId }: { details: ConversationDetails; identified: boolean; conversationId: string }) {
  const words = useWords().conversation.shopper;
  const named = details.context.orderId;
  const orders = [...details.orders].sort((a, b) => Number(b.id === named) - Number(a.id === named));
  return (
    <section>
      <h3>{words.orders}{orders.length > 0 && <span class="count">{orders.length}</span>}</h3>
      {orders.map((order) => <OrderCard key={order.id} order={order} named={order.id === named} foot={<OpenCase conversationId={conversationId} order={order} />} />)}
      {orders.length === 0 && <p class="faint">{identified ? words.noOrders : words.anonymous}</p>}
    </section>
  );
}

function Times({ details: { times: { botMs, queueMs, humanMs } } }: { details: ConversationDetails }) {
  const words = useWords().conversation.shopper;
  return (
    <section>
      <h3>{words.times}</h3>
      <dl class="facts">
        <Fact label={words.withBot}>{runningTime(botMs)}</Fact>
        <Fact label={words.inQueue}>{runningTime(queueMs)}</Fact>
        <Fact label={words.withPeople}>{runningTime(humanMs)}</Fact>
      </dl>
    </section>
  );
}

function Earlier({ details }: { details: ConversationDetails }) {
  const words = useWords();
  const times = useTimes();
  const { clock } = useConsole();
  const [reading, read] = useState<ConversationDetails['earlier'][number] | null>(null);
  return (
    <section>
      <h3>{words.conversation.shopper.earlier}</h3>
      {details.earlier.length === 0 && <p class="faint">{words.conversation.shopper.noEarlier}</p>}
      <ul class="earlier">
        {details.earlier.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => read(one)}>
              <span class="earlier-when">{times.ago(one.lastMessageAt, clock.now.peek())} · {words.inbox.states[one.state]}</span>
              <span class="earlier-preview" dir="auto">{previewText(one.preview, words)}</span>
            </button>
          </li>
        ))}
      </ul>
      {reading && <EarlierDialog earlier={reading} onClose={() => read(null)} />}
    </section>
  );
}
