import type { VersionChange } from '@aftercast/shared';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import { Tag } from '../../components/Tag.tsx';
import { EntryDiff } from './EntryDiff.tsx';
import { entryRoute } from './EntryListView.tsx';

/** So many are drawn at first, and as many more at each press. */
const step = 50;

interface Props { changes: readonly VersionChange[]; /** Stands before and after each change's name. */ before?: (change: VersionChange) => ComponentChildren; after?: (change: VersionChange) => ComponentChildren }

/** Changes to entries, each with what differs. */
export function ChangeList({ changes, before, after }: Props) {
  const words = useWords().knowledge;
  const [shown, setShown] = useState(step);
  return (
    <>
      <ul class="changes">
        {changes.slice(0, shown).map((change) => {
          const kind = change.before === null ? 'create' : change.after === null ? 'delete' : 'change';
          return (
            <li key={`${change.language} ${change.entryId}`} class="change">
              <div class="change-head">
                {before?.(change)}
                <Link class="change-name" to={entryRoute(change.language, change.entryId)}><bdi>{(change.after ?? change.before)?.question ?? change.entryId}</bdi></Link>
                <Tag tone={kind === 'delete' ? 'late' : kind === 'create' ? 'fine' : 'plain'}>{kind === 'create' ? words.diff.created : kind === 'delete' ? words.diff.deleted : words.draftKinds.change}</Tag>
                <span class="faint">{words.languages[change.language]}</span>
                {after?.(change)}
              </div>
              {kind !== 'delete' && <EntryDiff before={change.before} after={change.after} />}
            </li>
          );
        })}
      </ul>
      {changes.length > shown && <p class="table-foot"><Button onPress={() => setShown(shown + step)}>{words.versions.moreChanges(changes.length - shown)}</Button></p>}
    </>
  );
}
