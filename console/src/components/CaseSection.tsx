import type { CaseView, ConversationDetails } from '@aftercast/shared';
import { can } from '@aftercast/shared/client';
import { useState } from 'preact/hooks';
import { orderInView } from '../models/cases/order-in-view.ts';
import { AddToIncident } from './AddToIncident.tsx';
import { Button } from './Button.tsx';
import { CaseActions } from './CaseActions.tsx';
import { CaseDue, CaseStateTag, useCaseTitle } from './CaseFacts.tsx';
import { CaseGoods, useCaseReason } from './CaseGoods.tsx';
import { CaseForm } from './CaseForm.tsx';
import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Link } from './Link.tsx';
import { Pictures } from './Pictures.tsx';

type Order = ConversationDetails['orders'][number];

/** The button that opens a case: of the order it stands on, or of the talk, and then of the order in view where there is one. */
export function OpenCase({ conversationId, order }: { conversationId: string; order?: Order }) {
  const { session } = useConsole();
  const { talk } = useWorkspace();
  const words = useWords().cases;
  const [open, show] = useState(false);
  const agent = session.agent.value;
  const details = talk.details.value;
  if (!agent || !can(agent, 'update', 'cases')) return null;
  return (
    <>
      <Button tone="quiet" icon="plus" class="case-open" onPress={() => show(true)} title={order ? words.openFor(order.id) : words.open}>{words.open}</Button>
      {open && <CaseForm conversationId={conversationId} orders={order ? [] : details?.orders ?? []} first={order ?? (details && orderInView(details))} onClose={() => show(false)} />}
    </>
  );
}

/** The cases of the open conversation, beside the talk. */
export function CaseSection({ conversationId }: { conversationId: string }) {
  const { cases } = useWorkspace();
  const { session } = useConsole();
  const all = useWords();
  const words = all.cases;
  const found = cases.ofTalk.value;
  const failure = cases.failure.value;
  const agent = session.agent.value;
  if (!agent || !can(agent, 'read', 'cases')) return null;
  return (
    <section class="cases-of-talk">
      <h3>{words.title}{found && found.length > 0 && <span class="count">{found.length}</span>}</h3>
      {failure && <p class="faint">{all.errors[failure]} <button type="button" class="order-more" onClick={cases.reload}>{all.general.retry}</button></p>}
      {found?.length === 0 && <p class="faint">{words.noneInTalk}</p>}
      {found?.map((one) => <CaseLine key={one.id} about={one} />)}
      <div class="case-new"><OpenCase conversationId={conversationId} /><AddToIncident conversationId={conversationId} /></div>
    </section>
  );
}

function CaseLine({ about }: { about: CaseView }) {
  const words = useWords().cases;
  const title = useCaseTitle();
  const reason = useCaseReason()(about);
  return (
    <article class="case">
      <header><Link class="case-title" to={{ page: 'cases', tab: 'active', id: about.id }}>{title(about)}</Link><CaseStateTag state={about.state} /></header>
      <p class="order-facts">{[about.orderId && words.order(about.orderId), about.owner && words.byOwner(about.owner.name)].filter(Boolean).join(' · ')}</p>
      <CaseGoods about={about} />
      {reason && <p class="order-facts" dir="auto">{reason}</p>}
      {about.images.length > 0 && <Pictures images={about.images} size="small" />}
      <p class="order-facts"><CaseDue about={about} /></p>
      <CaseActions about={about} />
    </article>
  );
}
