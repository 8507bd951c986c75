import { useEffect, useMemo } from 'preact/hooks';
import type { DraftView, VersionChange } from '@aftercast/shared';
import { Blank } from '../../components/Blank.tsx';
import { Button, IconButton } from '../../components/Button.tsx';
import { useConsole, useWords, useMay } from '../../components/ConsoleContext.tsx';
import { TextField } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Link } from '../../components/Link.tsx';
import { Page } from '../../components/page/Page.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { createPublication, draftKey, type Publication } from '../../models/knowledge/publication.ts';
import { BrokenChecks } from './BrokenChecks.tsx';
import { ChangeList } from './ChangeList.tsx';

const back = { to: { page: 'knowledge', tab: 'versions', path: [] }, on: 'always' } as const;

/** What waits to go live, what it would break, and the button that publishes it. */
export function PublishView() {
  const { api } = useConsole();
  const all = useWords();
  const words = all.knowledge.publish;
  const publication = useMemo(() => createPublication(api.knowledge), [api]);
  useEffect(() => { void publication.load(); }, [publication]);
  const mayEdit = useMay('publish', 'knowledge');
  const drafts = publication.drafts.value;
  const failure = publication.failure.value;
  if (failure !== null && drafts === null) return <Page title={words.title} back={back}><Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { void publication.load(); }}>{all.general.retry}</Button></Blank></Page>;
  if (drafts === null) return <Page title={words.title} back={back}><Skeleton rows={4} label={all.general.loading} /></Page>;
  if (drafts.length === 0) {
    return (
      <Page title={words.title} back={back}>
        <Blank icon="check" title={words.emptyTitle} text={words.emptyText}><Link class="button" to={{ page: 'knowledge', tab: 'entries', path: [] }}>{words.toEntries}</Link></Blank>
      </Page>
    );
  }
  return (
    <Page title={words.title} count={drafts.length} lead={words.lead} back={back}>
      <div class="publish">
        <Drafts publication={publication} drafts={drafts} mayEdit={mayEdit} />
        <Decision publication={publication} mayEdit={mayEdit} />
      </div>
    </Page>
  );
}

function Drafts({ publication, drafts, mayEdit }: { publication: Publication; drafts: readonly DraftView[]; mayEdit: boolean }) {
  const { toasts } = useConsole();
  const all = useWords();
  const words = all.knowledge;
  const forecast = publication.forecast.value;
  const byKey = new Map(drafts.map((draft) => [draftKey(draft), draft]));
  const outdated = new Set(forecast?.outdated.map(draftKey));
  const known = new Map(forecast?.changes.map((change) => [draftKey(change), change]));
  const changes = drafts.map((draft): VersionChange => known.get(draftKey(draft)) ?? { language: draft.language, entryId: draft.entryId, before: null, after: draft.entry });
  const discard = async (draft: DraftView): Promise<void> => {
    const failed = await publication.discard(draft);
    toasts.say(failed ? all.errors[failed] : words.editor.discarded, failed ? 'bad' : 'ok');
  };
  const name = (change: VersionChange): string => (change.after ?? change.before)?.question ?? change.entryId;
  return (
    <ChangeList
      changes={changes}
      before={(change) => {
        const draft = byKey.get(draftKey(change));
        return mayEdit && draft && <input type="checkbox" class="check" aria-label={words.publish.include(name(change))} checked={!publication.left.value.has(draftKey(draft))} onChange={() => publication.toggle(draft)} />;
      }}
      after={(change) => {
        const draft = byKey.get(draftKey(change));
        return draft && (
          <span class="change-after">
            {outdated.has(draftKey(draft)) && <span class="form-problem">{words.publish.outdated}</span>}
            <bdi class="faint">{draft.authorName}</bdi>
            {mayEdit && <IconButton label={words.editor.discard} icon="undo" onPress={() => { void discard(draft); }} />}
          </span>
        );
      }}
    />
  );
}

/** The kept questions' verdict, a note, and the one button. */
function Decision({ publication, mayEdit }: { publication: Publication; mayEdit: boolean }) {
  const { toasts, navigation } = useConsole();
  const all = useWords();
  const words = all.knowledge.publish;
  const forecast = publication.forecast.value;
  const chosen = publication.chosen.value.length;
  const broken = publication.broken.value;
  const failure = publication.publishFailure.value;
  const publish = async (): Promise<void> => {
    const version = await publication.publish(broken.length > 0);
    if (!version) return;
    toasts.say(words.done(version.number));
    navigation.go({ page: 'knowledge', tab: 'versions', path: [] });
  };
  return (
    <aside class="decision">
      {broken.length > 0 ? <BrokenChecks broken={broken} /> : (
        <p class="decision-checks" role="status">
          {chosen === 0 ? words.none : forecast === null ? words.checking : <><Icon name="check" size={16} />{words.allPass(forecast.checks)}</>}
        </p>
      )}
      {forecast !== null && forecast.failing.length > 0 && <p class="faint">{words.failing(forecast.failing.length)}</p>}
      {mayEdit && <TextField label={words.note} hint={words.noteHint} maxLength={500} value={publication.note.value} onText={(text) => { publication.note.value = text; }} />}
      {failure !== null && failure !== 'knowledge_checks_broken' && <p class="form-problem" role="alert">{all.errors[failure]}</p>}
      {mayEdit && (
        <Button class="wide" tone={broken.length > 0 ? 'danger' : 'primary'} busy={publication.busy.value} disabled={chosen === 0 || forecast === null || forecast.outdated.length > 0} onPress={() => { void publish(); }}>
          {publication.busy.value ? words.publishing : broken.length > 0 ? words.confirm : words.publish(chosen)}
        </Button>
      )}
    </aside>
  );
}
