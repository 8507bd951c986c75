import type { LiveSession, Product } from '@aftercast/shared';
import { useMemo, useRef, useState } from 'preact/hooks';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useMay, useWords } from '../../components/ConsoleContext.tsx';
import { focusFirstProblem } from '../../components/Field.tsx';
import { Link } from '../../components/Link.tsx';
import { FormFoot } from '../../components/page/FormFoot.tsx';
import { Page } from '../../components/page/Page.tsx';
import { SplitEditor } from '../../components/page/SplitEditor.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { copyDraft, newDraft } from '../../models/live/session-draft.ts';
import { createSessionEditor, type SessionEditor } from '../../models/live/session-editor.ts';
import { failureCode } from '../../models/failure.ts';
import { newSession, type Route } from '../../models/route.ts';
import { LeaveGuard } from '../knowledge/LeaveGuard.tsx';
import { SessionFields } from './SessionFields.tsx';
import { SessionMenu } from './SessionMenu.tsx';
import { SessionSide } from './SessionSide.tsx';

const list: Route = { page: 'live', id: null, part: 'session' };
const weekDays = 7;
/** Where more ids begin alike than this, saving says that the one proposed is taken. */
const mostAlike = 1_000;

/** One live session beside what it still lacks. */
export function SessionPage({ id, copyOf }: { id: string; copyOf: string | null }) {
  const { api } = useConsole();
  const all = useWords();
  const isNew = id === newSession;
  const from = isNew ? copyOf : id;
  const stem = stemOf(copyOf ?? 'live');
  const { data, failure, reload } = useLoaded('session', async () => {
    const [found, { products }, alike] = await Promise.all([
      from === null ? null : api.live.one(from).then(({ liveSession }) => liveSession, gone), api.live.products(), isNew ? api.live.schedule(stem, 0, mostAlike) : null,
    ]);
    return { found, products, taken: alike?.sessions.map((one) => one.id) ?? [] };
  });
  if (data && (data.found || isNew)) {
    const begin = { first: isNew ? null : data.found, copied: isNew ? data.found : null };
    return <SessionForm {...begin} newId={freeId(stem, new Set(data.taken))} listed={data.products} />;
  }
  return (
    <Page title={all.live.title} back={{ to: list, on: 'always' }}>
      {failure ? <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={reload}>{all.general.retry}</Button></Blank>
        : data ? <Blank icon="alert" title={all.live.session.gone} /> : <Skeleton rows={8} label={all.general.loading} />}
    </Page>
  );
}

/** No such session is an answer; anything else is a failure. */
function gone(cause: unknown): null {
  if (failureCode(cause) === 'not_found') return null;
  throw cause;
}

interface FormProps { first: LiveSession | null; copied: LiveSession | null; newId: string; listed: readonly Product[] }

/** Made of the session as it was when the page opened; what colleagues change meanwhile is told by saving. */
function SessionForm({ first, copied, newId, listed }: FormProps) {
  const { api, session, navigation, toasts } = useConsole();
  const all = useWords();
  const words = all.live.session;
  const may = useMay('update', 'catalogue');
  const zone = session.shop.value?.timeZone ?? 'UTC';
  const [products, setProducts] = useState(listed);
  const known = useRef<ReadonlySet<string>>(new Set());
  known.current = new Set(products.map(({ id }) => id));
  const editor = useMemo(() => createSessionEditor({ api: api.live, first, begin: copied ? copyDraft(copied, newId, weekDays, zone) : newDraft(newId), products: () => known.current, zone }), []);
  const form = useRef<HTMLDivElement>(null);
  const held = editor.session.value;
  // A copy is worth saving as it is.
  const changed = editor.changed.value || (held === null && copied !== null);
  const save = async (): Promise<boolean> => {
    const version = held?.version;
    const saved = await editor.save();
    if (!saved) focusFirstProblem(form.current);
    else {
      toasts.say(version !== undefined && editor.session.peek()?.version !== version + 1 ? words.merged : all.general.saved);
      if (!held && navigation.route.peek().page === 'live') navigation.go({ page: 'live', id: editor.session.peek()?.id ?? '', part: 'session' }, 'replace');
    }
    return saved;
  };
  const noted = may && changed;
  return (
    <Page title={held?.title ?? words.newTitle} back={{ to: list, on: 'always' }} action={held && <><Link class="button" to={{ page: 'live', id: held.id, part: 'on-air' }}>{all.live.toDesk}</Link>{may && <SessionMenu editor={editor} />}</>}>
      <div ref={form}>
        <SplitEditor
          label={words.sides} editLabel={words.edit} sideLabel={words.side}
          edit={<SessionFields editor={editor} products={products} onProduct={(product) => { known.current = new Set([...known.current, product.id]); setProducts([...products, product]); }} disabled={!may} />}
          side={<SessionSide editor={editor} products={products} />}
          foot={noted && <Foot editor={editor} onSave={() => { void save(); }} />}
        />
      </div>
      <LeaveGuard when={noted} still={() => editor.changed.peek()} onSave={save} />
    </Page>
  );
}

function Foot({ editor, onSave }: { editor: SessionEditor; onSave: () => void }) {
  const all = useWords();
  const words = all.live.session;
  const [failure, wrong, theirs] = [editor.failure.value, editor.problems.value.size, editor.theirs.value];
  const taken = failure === 'live_session_changed' && editor.session.value === null;
  const note = theirs ? words.conflict : taken ? words.taken : failure ? all.errors[failure] : wrong > 0 ? words.unfinished(wrong) : words.unsaved;
  return (
    <FormFoot
      note={note} failed={failure !== null || wrong > 0} busy={editor.busy.value} yes={theirs ? words.keepMine : undefined}
      onYes={theirs ? () => { void editor.settle('mine'); } : onSave} onUndo={editor.undo}
    >
      {theirs && <Button onPress={() => { void editor.settle('theirs'); }}>{words.keepTheirs}</Button>}
    </FormFoot>
  );
}

/** `live-1110-2` → `live-1110`. */
const stemOf = (id: string): string => id.replace(/-\d{1,2}$/, '').slice(0, 60);

/** `live-1110` taken: `live-1110-2`, and so on. */
function freeId(stem: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
}
