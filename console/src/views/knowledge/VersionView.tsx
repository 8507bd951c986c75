import { useEffect, useState } from 'preact/hooks';
import type { CheckResult, VersionChange, VersionView as Version } from '@aftercast/shared';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords, useMay } from '../../components/ConsoleContext.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Page } from '../../components/page/Page.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { Failure, failureCode, type FailureCode } from '../../models/failure.ts';
import { ChangeList } from './ChangeList.tsx';
import { BrokenChecks } from './BrokenChecks.tsx';
import { draftsRoute } from './EntryListView.tsx';

/** One version: what it did to each entry, and the way back. */
export function VersionView({ number }: { number: number }) {
  const { api } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.knowledge.versions;
  const [loaded, setLoaded] = useState<{ version: Version; changes: VersionChange[] } | null>(null);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const [reverting, setReverting] = useState(false);
  const load = (): void => { api.knowledge.version(number).then((version) => { setLoaded(version); setFailure(null); }, (cause: unknown) => setFailure(failureCode(cause))); };
  useEffect(load, [number]);
  const mayEdit = useMay('publish', 'knowledge');
  const version = loaded?.version;
  const lead = version && [words.sources[version.source], version.authorName || words.nobody, times.full(version.at), version.note].filter(Boolean).join(' · ');
  return (
    <Page title={words.name(number)} {...(lead ? { lead } : {})} back={{ to: { page: 'knowledge', tab: 'versions', path: [] }, on: 'always' }} action={mayEdit && loaded && <Button icon="undo" onPress={() => setReverting(true)}>{words.revert}</Button>}>
      {failure !== null && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={load}>{all.general.retry}</Button></Blank>}
      {failure === null && loaded === null && <Skeleton rows={4} label={all.general.loading} />}
      {loaded && <ChangeList changes={loaded.changes} />}
      {reverting && <RevertDialog number={number} onClose={() => setReverting(false)} />}
    </Page>
  );
}

function RevertDialog({ number, onClose }: { number: number; onClose: () => void }) {
  const { api, toasts, navigation } = useConsole();
  const all = useWords();
  const words = all.knowledge.versions;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const [broken, setBroken] = useState<readonly CheckResult[]>([]);
  const revert = async (as: 'drafts' | 'version'): Promise<void> => {
    setBusy(true);
    try {
      const done = await api.knowledge.revert(number, { as, confirmBroken: as === 'version' && broken.length > 0 });
      onClose();
      if (done.version) toasts.say(all.knowledge.publish.done(done.version.number));
      else toasts.say([words.revertedDrafts(done.drafts), done.kept.length > 0 ? words.keptDrafts(done.kept.length) : ''].filter(Boolean).join('. '));
      navigation.go(done.version ? { page: 'knowledge', tab: 'versions', path: [String(done.version.number)] } : draftsRoute);
    } catch (cause) {
      setBusy(false);
      setFailure(failureCode(cause));
      if (cause instanceof Failure && cause.code === 'knowledge_checks_broken') setBroken((cause.details as { broken: CheckResult[] }).broken);
    }
  };
  return (
    <Dialog title={words.revertTitle(number)} onClose={onClose}>
      <p class="dialog-text">{words.revertText}</p>
      {broken.length > 0 ? <BrokenChecks broken={broken} /> : failure !== null && <p class="form-problem" role="alert">{all.errors[failure]}</p>}
      <footer class="dialog-foot">
        <Button busy={busy} tone={broken.length > 0 ? 'danger' : 'plain'} onPress={() => { void revert('version'); }}>{broken.length > 0 ? all.knowledge.publish.confirm : words.atOnce}</Button>
        <Button tone="primary" busy={busy} autofocus onPress={() => { void revert('drafts'); }}>{words.asDrafts}</Button>
      </footer>
    </Dialog>
  );
}
