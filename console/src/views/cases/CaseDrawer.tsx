import type { CaseEvent, CaseView } from '@aftercast/shared';
import { useEffect, useState } from 'preact/hooks';
import { CaseActions } from '../../components/CaseActions.tsx';
import { CaseDue, CaseStateTag, useCaseTitle } from '../../components/CaseFacts.tsx';
import { CaseGoods, useCaseReason } from '../../components/CaseGoods.tsx';
import { useConsole, useTimes, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import { Drawer } from '../../components/page/Drawer.tsx';
import { Pictures } from '../../components/Pictures.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { money } from '../../models/cases/money.ts';
import { failureCode, type FailureCode } from '../../models/failure.ts';

type Loaded = { case: CaseView; events: CaseEvent[] } | { failure: FailureCode } | null;

/** Everything about one case: how it stands, what can be done, what happened. */
export function CaseDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { api } = useConsole();
  const { cases } = useWorkspace();
  const all = useWords();
  const words = all.cases;
  const title = useCaseTitle();
  const [loaded, setLoaded] = useState<Loaded>(null);
  const changed = cases.changed.value;
  const version = changed?.id === id ? changed.version : 0;
  useEffect(() => {
    let wanted = true;
    api.cases.one(id).then((found) => { if (wanted) setLoaded(found); }, (cause: unknown) => { if (wanted) setLoaded({ failure: failureCode(cause) }); });
    return () => { wanted = false; };
  }, [id, version]);
  if (!loaded) return <Drawer title={words.title} onClose={onClose}><Skeleton rows={4} label={all.general.loading} /></Drawer>;
  if ('failure' in loaded) return <Drawer title={words.title} onClose={onClose}><p class="faint">{loaded.failure === 'case_not_found' ? words.gone : all.errors[loaded.failure]}</p></Drawer>;
  const about = loaded.case;
  return (
    <Drawer title={title(about)} onClose={onClose} foot={<CaseActions about={about} />}>
      <CaseAbout about={about} />
      <CaseHistory events={loaded.events} currency={about.currency} />
    </Drawer>
  );
}

function CaseAbout({ about }: { about: CaseView }) {
  const { preferences } = useConsole();
  const words = useWords();
  const { cases } = words;
  const reason = useCaseReason()(about);
  return (
    <dl class="facts case-facts">
      <dt>{cases.columns.state}</dt><dd><CaseStateTag state={about.state} /></dd>
      <dt>{cases.columns.due}</dt><dd><CaseDue about={about} /></dd>
      <dt>{cases.columns.owner}</dt><dd><bdi>{about.owner?.name ?? cases.nobody}</bdi></dd>
      {about.orderId && <><dt>{words.conversation.shopper.orderId}</dt><dd><bdi>{about.orderId}</bdi>{!about.goods && about.items.length > 0 && <span class="faint"> {about.items.join('、')}</span>}</dd></>}
      {about.goods && <><dt>{cases.goods}</dt><dd><CaseGoods about={about} /></dd></>}
      {about.settledCents > 0 && <><dt>{cases.amount}</dt><dd>{cases.settled(money(about.settledCents, about.currency, preferences.language.value))}</dd></>}
      {reason && <><dt>{cases.reason}</dt><dd dir="auto">{reason}</dd></>}
      {about.images.length > 0 && <><dt>{cases.pictures}</dt><dd><Pictures images={about.images} size="small" /></dd></>}
      <dt>{words.conversation.shopper.about}</dt>
      <dd><Link to={{ page: 'inbox', list: 'all', conversationId: about.conversationId, shopper: false }}><bdi>{about.shopper?.name ?? cases.readTalk}</bdi></Link></dd>
    </dl>
  );
}

function CaseHistory({ events, currency }: { events: readonly CaseEvent[]; currency: string }) {
  const { preferences } = useConsole();
  const times = useTimes();
  const words = useWords().cases;
  return (
    <section>
      <h3>{words.history}</h3>
      <ol class="case-history">
        {[...events].reverse().map(({ version, type, agent, amountCents, note, at, dueAt }) => (
          <li key={version}>
            <span><bdi>{agent.name}</bdi> {words.events[type] ?? type}{amountCents !== null && (type === 'case.approved' || type === 'case.approval_asked') && ` ${money(amountCents, currency, preferences.language.value)}`}{type === 'case.deadline_set' && ` ${dueAt === null ? words.noDue : times.short(dueAt)}`}</span>
            <time dateTime={new Date(at).toISOString()}>{times.short(at)}</time>
            {note && <p dir="auto">{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
