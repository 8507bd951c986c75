import { useEffect, useState } from 'preact/hooks';
import type { VersionChange, VersionView } from '@aftercast/shared';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import type { EntryKey } from '../../models/knowledge/knowledge-api.ts';
import { EntryDiff } from './EntryDiff.tsx';

/** What versions did to one entry; loaded when it is opened. */
export function EntryHistory({ entryKey, version }: { entryKey: EntryKey; version: number }) {
  const { api, clock } = useConsole();
  const times = useTimes();
  const words = useWords().knowledge;
  const [open, setOpen] = useState(false);
  const [history, setHistory] = useState<{ version: VersionView; change: VersionChange }[] | null>(null);
  useEffect(() => {
    if (!open) return;
    let wanted = true;
    api.knowledge.history(entryKey).then((loaded) => { if (wanted) setHistory(loaded.history); }, () => { if (wanted) setHistory([]); });
    return () => { wanted = false; };
  }, [open, entryKey, version]);
  return (
    <details class="side-part" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.history.title}</summary>
      {history?.length === 0 && <p class="faint">{words.history.empty}</p>}
      {history?.map(({ version: made, change }) => (
        <article key={made.number} class="history-item">
          <p>
            <Link to={{ page: 'knowledge', tab: 'versions', path: [String(made.number)] }}>{words.versions.name(made.number)}</Link>
            <span class="faint"> {words.history.by(made.authorName, times.ago(made.at, clock.now.value))}{made.note === '' ? '' : ` · ${made.note}`}</span>
          </p>
          {change.before === null ? <p class="faint">{words.diff.created}</p> : change.after === null ? <p class="faint">{words.diff.deleted}</p> : <EntryDiff before={change.before} after={change.after} />}
        </article>
      ))}
    </details>
  );
}
