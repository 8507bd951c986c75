import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language, PlannedSession } from '@aftercast/shared';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Section } from '../../components/page/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { failureCode, type FailureCode } from '../../models/failure.ts';
import type { LinkCheck, SessionHead } from '../../models/knowledge/import-api.ts';
import { nextOnAir, noSession, sessionFieldsOf } from '../../models/knowledge/session-head.ts';
import { createSessionList } from '../../models/live/session-list.ts';
import { LinkChecks } from './LinkChecks.tsx';
import { SessionUpload } from './SessionUpload.tsx';

interface ImportProps { language: Language; mayEdit: boolean; /** The one whose sheet comes in anew; null: none is chosen yet. */ sessionId: string | null }

/** Live sessions: prepared from a sheet, and what each still lacks. */
export function SessionImport({ language, mayEdit, sessionId }: ImportProps) {
  const { api, clock, toasts, session: { shop } } = useConsole();
  const all = useWords();
  const words = all.imports;
  const [fields, setFields] = useState(noSession);
  const [turn, setTurn] = useState(0);
  const upload = useRef<HTMLDivElement>(null);
  const list = useMemo(() => createSessionList(api.live.schedule), [api]);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [noNames, setNoNames] = useState<FailureCode | null>(null);
  const load = async (): Promise<void> => {
    try {
      const [, { products }] = await Promise.all([list.load(''), api.imports.products()]);
      setNames(new Map(products.map(({ id, name }) => [id, name])));
      setNoNames(null);
    } catch (cause) {
      setNoNames(failureCode(cause));
    }
  };
  const sessions = list.rows.value;
  const failure = list.failure.value ?? noNames;
  const again = (session: SessionHead): void => {
    setFields(sessionFieldsOf(session, shop.value?.timeZone ?? 'UTC'));
    // Another session's file and what was said of it are gone.
    setTurn(turn + 1);
    requestAnimationFrame(() => {
      const section = upload.current?.closest('section');
      section?.scrollIntoView({ block: 'start' });
      section?.querySelector<HTMLElement>('.file-drop .button')?.focus({ preventScroll: true });
    });
  };
  useEffect(() => {
    void load();
    if (mayEdit && sessionId !== null) void api.live.one(sessionId).then(({ liveSession }) => again(liveSession), (cause: unknown) => toasts.say(all.errors[failureCode(cause)], 'bad'));
  }, []);
  const next = sessions && nextOnAir(sessions, clock.now.peek());
  return (
    <>
      <Section level={2} title={words.downloadTitle}>
        <div class="part-adds">
          {(['xlsx', 'csv'] as const).map((format) => <a key={format} class="button plain" href={api.imports.downloads.sessionTemplate(language, format)} download>{words.template(format.toUpperCase())}</a>)}
        </div>
      </Section>
      {mayEdit && <SessionUpload key={turn} place={upload} language={language} names={names} fields={fields} onFields={setFields} onKept={() => { void load(); }} />}
      <Section level={2} title={words.listTitle}>
        {failure !== null && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { void load(); }}>{all.general.retry}</Button></Blank>}
        {failure === null && sessions === null && <Skeleton rows={4} label={all.general.loading} />}
        {sessions?.length === 0 && <Blank icon="box" title={words.emptyTitle} text={words.emptyText} />}
        {sessions?.map((session) => <Session key={session.id} session={session} names={names} language={language} isNext={session.id === next?.id} onAgain={mayEdit ? again : null} />)}
        {list.isMore.value && <div><Button onPress={() => { void list.more(); }}>{words.moreSessions}</Button></div>}
      </Section>
    </>
  );
}

interface SessionProps {
  session: PlannedSession;
  names: ReadonlyMap<string, string>;
  language: Language;
  /** Open from the start. */
  isNext: boolean;
  /** Brings its sheet in anew; null where that is not for this person. */
  onAgain: ((session: SessionHead) => void) | null;
}

/** One session; its checklist is asked for when it is opened. */
function Session({ session, names, language, isNext, onAgain }: SessionProps) {
  const { api } = useConsole();
  const times = useTimes();
  const all = useWords();
  const [checks, setChecks] = useState<readonly LinkCheck[] | null>(null);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const load = useMemo(() => async (): Promise<void> => {
    try {
      setChecks((await api.imports.checklist(session.id)).checklist);
      setFailure(null);
    } catch (cause) {
      setFailure(failureCode(cause));
    }
  }, [session]);
  return (
    <details class="side-part" open={isNext} onToggle={(event) => { if (event.currentTarget.open) void load(); }}>
      <summary><bdi>{session.title}</bdi><span class="session-time">{times.full(session.startsAt)}</span></summary>
      {failure !== null && <p class="form-problem" role="alert">{all.errors[failure]} <Button onPress={() => { void load(); }}>{all.general.retry}</Button></p>}
      {failure === null && checks === null && <Skeleton rows={2} label={all.general.loading} />}
      {checks && <LinkChecks checks={checks} names={names} />}
      <p class="session-actions">
        <a class="button plain" href={api.imports.downloads.session(session.id, language)} download>{all.imports.download}</a>
        {onAgain && <Button onPress={() => onAgain(session)}>{all.imports.again}</Button>}
      </p>
    </details>
  );
}
