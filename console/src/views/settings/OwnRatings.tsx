import { useEffect, useState } from 'preact/hooks';
import type { SatisfactionTally } from '@aftercast/shared';
import { can } from '@aftercast/shared/client';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Section } from '../../components/page/Section.tsx';

const dayMs = 24 * 60 * 60 * 1000;
/** Over how many days one's own ratings are added up. */
const days = 30;

/** How shoppers rated this agent's own work lately. */
export function OwnRatings() {
  const { api, session, clock } = useConsole();
  const words = useWords().settings.account.ratings;
  const [tally, setTally] = useState<SatisfactionTally | null>(null);
  const agent = session.agent.value;
  const answers = agent !== null && can(agent, 'answer', 'conversations');
  useEffect(() => {
    const now = clock.now.peek();
    if (answers) api.ownRatings(now - days * dayMs, now + dayMs).then(({ satisfaction }) => setTally(satisfaction), () => undefined);
  }, [api, answers]);
  if (!answers || tally === null) return null;
  return (
    <Section title={words.title} lead={words.lead(days)}>
      {tally.average === null ? <p class="faint">{words.none}</p> : (
        <p class="own-ratings"><b>{tally.average.toFixed(1)}</b><span>{words.outOf(tally.given)}</span><span class="faint">{words.satisfied(Math.round(tally.satisfied * 100 / tally.given))}</span></p>
      )}
    </Section>
  );
}
