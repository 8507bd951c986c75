import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { LiveSession } from '@aftercast/shared';
import { failureCode, type FailureCode } from '../failure.ts';
import type { LiveApi } from './live-api.ts';
import { rebase } from './rebase.ts';
import { toDraft, toSession, type LinkDraft, type PromiseDraft, type SessionDraft } from './session-draft.ts';
import { sessionProblems, type SessionProblems } from './session-problems.ts';

/** A live session while it is read and changed. */
export interface SessionEditor {
  /** Null: a new one. */
  session: ReadonlySignal<LiveSession | null>;
  draft: ReadonlySignal<SessionDraft>;
  changed: ReadonlySignal<boolean>;
  /** Shown once it was tried to save with something missing. */
  problems: ReadonlySignal<SessionProblems>;
  busy: ReadonlySignal<boolean>;
  failure: ReadonlySignal<FailureCode | null>;
  /** What someone else has written meanwhile, where it can't be brought together with what is typed. */
  theirs: ReadonlySignal<LiveSession | null>;
  set(part: Partial<SessionDraft>): void;
  setLink(key: string, part: Partial<LinkDraft>): void;
  setPromise(key: string, part: Partial<PromiseDraft>): void;
  undo(): void;
  /** True when it is written. What someone else has written meanwhile is brought together with it where both can stay. */
  save(): Promise<boolean>;
  /** Ends the question of two states: theirs, or what is typed here over it. */
  settle(keep: 'mine' | 'theirs'): Promise<boolean>;
  remove(): Promise<boolean>;
}

interface Given {
  api: Pick<LiveApi, 'one' | 'write' | 'remove'>;
  /** What is there; null for a new one. */
  first: LiveSession | null;
  /** What a new one begins with. */
  begin: SessionDraft;
  products: () => ReadonlySet<string>;
  zone: string;
}

/** Someone may change it that often while one saves. */
const tries = 3;

export function createSessionEditor({ api, first, begin, products, zone }: Given): SessionEditor {
  const session = signal<LiveSession | null>(first);
  const written = computed(() => (session.value ? toDraft(session.value, zone) : begin));
  const draft = signal<SessionDraft>(written.peek());
  const busy = signal(false);
  const failure = signal<FailureCode | null>(null);
  const theirs = signal<LiveSession | null>(null);
  const asked = signal(false);
  const found = computed(() => sessionProblems(draft.value, products(), zone));
  const changed = computed(() => session.value === null ? JSON.stringify(draft.value) !== JSON.stringify(begin) : JSON.stringify(draft.value) !== JSON.stringify(written.value));

  function learn(next: LiveSession): void {
    batch(() => { session.value = next; draft.value = toDraft(next, zone); asked.value = false; theirs.value = null; });
  }

  async function write(left: number): Promise<boolean> {
    try {
      learn((await api.write(toSession(draft.value, zone, session.value?.version ?? 0))).liveSession);
      return true;
    } catch (cause) {
      const code = failureCode(cause);
      if (code !== 'live_session_changed' || session.value === null || left === 0) throw cause;
      const { liveSession } = await api.one(session.value.id);
      const together = rebase(written.value, draft.value, toDraft(liveSession, zone));
      if (!together) {
        theirs.value = liveSession;
        throw cause;
      }
      batch(() => { session.value = liveSession; draft.value = together; });
      return write(left - 1);
    }
  }

  async function during(work: () => Promise<boolean>): Promise<boolean> {
    if (busy.value) return false;
    batch(() => { busy.value = true; failure.value = null; });
    try {
      return await work();
    } catch (cause) {
      failure.value = failureCode(cause);
      return false;
    } finally {
      busy.value = false;
    }
  }

  return {
    session, draft, changed, busy, failure, theirs, problems: computed(() => (asked.value ? found.value : new Map())),
    set(part) { draft.value = { ...draft.value, ...part }; },
    setLink(key, part) { draft.value = { ...draft.value, links: draft.value.links.map((link) => (link.key === key ? changedLink(link, part) : link)) }; },
    setPromise(key, part) { draft.value = { ...draft.value, promises: draft.value.promises.map((promise) => (promise.key === key ? { ...promise, ...part } : promise)) }; },
    undo() { batch(() => { draft.value = written.value; asked.value = false; failure.value = null; theirs.value = null; }); },
    async save() {
      asked.value = true;
      return found.value.size === 0 && during(() => write(tries));
    },
    async settle(keep) {
      const other = theirs.value;
      if (!other) return false;
      if (keep === 'theirs') {
        learn(other);
        failure.value = null;
        return true;
      }
      batch(() => { session.value = other; theirs.value = null; });
      return during(() => write(0));
    },
    remove: () => during(async () => { await api.remove(session.value?.id ?? ''); return true; }),
  };
}

/** What was told of a link's stock was of its product. */
function changedLink(link: LinkDraft, part: Partial<LinkDraft>): LinkDraft {
  const isAnother = part.product !== undefined && part.product !== link.product;
  return { ...link, ...isAnother && { stock: undefined }, ...part };
}
