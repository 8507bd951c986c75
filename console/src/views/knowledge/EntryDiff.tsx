import type { KnowledgeEntry } from '@aftercast/shared';
import { useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { entryDiff } from '../../models/knowledge/entry-diff.ts';

/** What a change does to an entry, field by field: what goes is struck through, what comes is marked. */
export function EntryDiff({ before, after }: { before: KnowledgeEntry | null; after: KnowledgeEntry | null }) {
  const times = useTimes();
  const words = useWords().knowledge;
  const changes = entryDiff(before, after, times.full);
  if (changes.length === 0) return <p class="faint">{words.diff.nothing}</p>;
  return (
    <dl class="diff">
      {changes.map(({ field, gone, come }) => {
        const line = (text: string): string => (field === 'tier' ? words.tiers[Number(text) as 1 | 2 | 3] : text);
        return (
          <div key={field}>
            <dt>{words.diff.fields[field]}</dt>
            <dd>
              {gone.map((text) => <del key={text} dir="auto"><span class="only-heard">{words.diff.gone} </span>{line(text)}</del>)}
              {come.map((text) => <ins key={text} dir="auto"><span class="only-heard">{words.diff.come} </span>{line(text)}</ins>)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
