import type { EntryRow } from '@aftercast/shared';
import { validityOf } from '@aftercast/shared/client';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Marked } from './Marked.tsx';
import type { ScopeNames } from '../../models/knowledge/knowledge-api.ts';
import type { EntryUsage } from '../../models/worklist/worklist-api.ts';

/** One entry in the list: its question, how it stands, where it holds. */
export function EntryLine({ row, words: sought, names, usage }: { row: EntryRow; /** What was searched for; marked where it stands. */ words: string; names: ScopeNames; usage: EntryUsage | undefined }) {
  const { clock } = useConsole();
  const times = useTimes();
  const { knowledge: words, worklist } = useWords();
  const now = clock.now.value;
  const validity = validityOf(row, now);
  const scope = [row.product && (names.products[row.product] ?? row.product), row.liveSession && (names.liveSessions[row.liveSession] ?? row.liveSession)].filter(Boolean);
  const span = [row.validFrom === null ? '' : words.from(times.short(row.validFrom)), row.validUntil === null ? '' : words.until(times.short(row.validUntil))].filter(Boolean).join(' ');
  return (
    <div class={`entry-line${row.draft === 'delete' ? ' going' : ''}`}>
      <span class="entry-question"><bdi><Marked text={row.question} words={sought} /></bdi></span>
      <span class="entry-tags">
        {row.draft && <Tag tone={row.draft === 'delete' ? 'late' : 'soon'}>{words.draftKinds[row.draft]}</Tag>}
        {validity !== 'valid' && <Tag tone={validity === 'expired' ? 'late' : 'info'}>{words.states[validity]}</Tag>}
      </span>
      <span class="entry-facts">
        <span>{words.tiers[row.tier]}</span>
        {row.category !== '' && <span><bdi>{row.category}</bdi></span>}
        {scope.map((one) => <span key={one}><bdi>{one}</bdi></span>)}
        {row.phrasings > 0 && <span>{words.list.phrasings(row.phrasings)}</span>}
        {span !== '' && <span>{span}</span>}
        {usage && <span>{worklist.used(usage.answered)}</span>}
        {usage && usage.helpful > 0 && <span>{worklist.helpful(usage.helpful)}</span>}
        {usage && usage.unhelpful + usage.notAsked > 0 && <span>{worklist.unhelpful(usage.unhelpful + usage.notAsked)}</span>}
      </span>
      <time class="entry-time" dateTime={new Date(row.updatedAt).toISOString()}>{times.ago(row.updatedAt, now)}</time>
    </div>
  );
}
