import { useEffect, useState } from 'preact/hooks';
import type { VersionView as Version } from '@aftercast/shared';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { failureCode, type FailureCode } from '../../models/failure.ts';
import { draftsRoute } from './EntryListView.tsx';
import { KnowledgePage } from './KnowledgePage.tsx';
import { PublishView } from './PublishView.tsx';
import { VersionView } from './VersionView.tsx';

/** `[]` is the list, `['drafts']` what waits to be published, `[number]` one version. */
export function VersionsView({ path }: { path: readonly string[] }) {
  const [first] = path;
  if (first === 'drafts') return <PublishView />;
  if (first !== undefined && /^\d{1,9}$/.test(first)) return <VersionView key={first} number={Number(first)} />;
  return <VersionList />;
}

/** A page of the API holds so many. */
const pageLength = 50;

function VersionList() {
  const { api, clock, navigation } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.knowledge.versions;
  const [versions, setVersions] = useState<readonly Version[] | null>(null);
  const [drafts, setDrafts] = useState(0);
  const [ended, setEnded] = useState(false);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const load = async (before?: number): Promise<void> => {
    try {
      const page = (await api.knowledge.versions(before)).versions;
      setVersions((held) => (before === undefined ? page : [...held ?? [], ...page]));
      setEnded(page.length < pageLength);
      setFailure(null);
    } catch (cause) {
      setFailure(failureCode(cause));
    }
  };
  useEffect(() => {
    void load();
    api.knowledge.drafts().then((held) => setDrafts(held.drafts.length), () => undefined);
  }, []);
  const columns: Column<Version>[] = [
    { key: 'number', head: words.number, cell: (version) => <><b>{words.name(version.number)}</b>{version.note !== '' && <span class="version-note" dir="auto">{version.note}</span>}{version.reverts !== null && <span class="version-note">{words.revertOf(version.reverts)}</span>}</> },
    { key: 'what', head: words.what, width: '230px', cell: ({ counts, source }) => `${words.sources[source]} · ${words.counts(counts.create, counts.change, counts.delete)}` },
    { key: 'who', head: words.who, width: '130px', cell: ({ authorName }) => <bdi>{authorName || words.nobody}</bdi> },
    { key: 'when', head: words.when, width: '120px', cell: ({ at }) => <time dateTime={new Date(at).toISOString()} title={times.full(at)}>{times.ago(at, clock.now.value)}</time> },
  ];
  return (
    <KnowledgePage tab="versions" lead={words.lead} action={drafts > 0 && <Button tone="primary" onPress={() => navigation.go(draftsRoute)}>{words.drafts(drafts)}</Button>}>
      {failure !== null && versions === null && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { void load(); }}>{all.general.retry}</Button></Blank>}
      {failure === null && versions === null && <Skeleton rows={5} label={all.general.loading} />}
      {versions?.length === 0 && <Blank icon="book" title={words.emptyTitle} text={words.emptyText} />}
      {versions && versions.length > 0 && (
        <Table
          label={all.knowledge.tabs.versions} columns={columns} rows={versions} keyOf={({ number }) => String(number)} to={({ number }) => ({ page: 'knowledge', tab: 'versions', path: [String(number)] })}
          footer={!ended && <Button onPress={() => { void load(versions.at(-1)?.number); }}>{words.more}</Button>}
        />
      )}
    </KnowledgePage>
  );
}
