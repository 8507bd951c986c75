/**
 * Cases as they change: those of the open conversation, how many requests wait, and what this agent may grant alone.
 * Whoever shows a list listens to `changed`. Made by the workspace.
 */
import { batch, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { CaseAction, CaseView, NewCase } from '@aftercast/shared';
import { failureCode, type FailureCode } from '../failure.ts';
import type { Link } from '../link.ts';
import type { CasesApi } from './cases-api.ts';

/** A request of this agent that was decided. */
export interface Decided { case: CaseView; approved: boolean }

export interface CaseBoard {
  /** Of the conversation that is open; null until they are there. */
  ofTalk: ReadonlySignal<readonly CaseView[] | null>;
  failure: ReadonlySignal<FailureCode | null>;
  approvals: ReadonlySignal<number>;
  /** In hundredths; null is without a bound, undefined is not known yet. */
  ownLimit: ReadonlySignal<number | null | undefined>;
  /** The last one that is new or has changed. */
  changed: ReadonlySignal<CaseView | null>;
  /** Id of the incident that changed last, and how often one did. */
  incident: ReadonlySignal<{ id: string | null; count: number }>;
  /** Id of the case that is being dealt with. */
  busy: ReadonlySignal<string | null>;
  open(given: NewCase): Promise<FailureCode | null>;
  act(about: CaseView, action: CaseAction): Promise<FailureCode | null>;
  /** Takes what a reading brought. */
  learn(cases: readonly CaseView[], approvals?: number): void;
  reload(): void;
  stop(): void;
}

interface Deps {
  api: CasesApi;
  link: Link;
  agentId: string;
  /** Id of the open conversation; reads a signal. */
  talkId: () => string | null;
  allowed: () => boolean;
  onDecided: (decided: Decided) => void;
}

const mostOfTalk = 50;

export function createCaseBoard({ api, link, agentId, talkId, allowed, onDecided }: Deps): CaseBoard {
  const ofTalk = signal<readonly CaseView[] | null>(null);
  const failure = signal<FailureCode | null>(null);
  const approvals = signal(0);
  const ownLimit = signal<number | null | undefined>(undefined);
  const changed = signal<CaseView | null>(null);
  const incident = signal<{ id: string | null; count: number }>({ id: null, count: 0 });
  const busy = signal<string | null>(null);
  const asked = new Set<string>();
  let reading = 0;

  function learn(cases: readonly CaseView[], waiting?: number): void {
    batch(() => {
      if (waiting !== undefined) approvals.value = waiting;
      for (const one of cases) {
        if (one.requestedBy?.id === agentId) asked.add(one.id);
        else if (asked.delete(one.id) && (one.state === 'approved' || one.state === 'refused')) onDecided({ case: one, approved: one.state === 'approved' });
        if (one.conversationId === untracked(talkId) && ofTalk.peek() !== null) ofTalk.value = withCase(ofTalk.peek() ?? [], one);
        if (isNewer(one, changed.peek())) changed.value = one;
      }
    });
  }

  async function read(conversationId: string | null): Promise<void> {
    reading += 1;
    const mine = reading;
    if (conversationId === null || !allowed()) return;
    try {
      const page = await api.page({ list: 'all', conversationId }, 0, mostOfTalk);
      if (mine !== reading) return;
      batch(() => {
        ofTalk.value = page.cases;
        failure.value = null;
      });
      learn(page.cases, page.approvals);
    } catch (cause) {
      if (mine === reading) failure.value = failureCode(cause);
    }
  }

  async function readLimit(): Promise<void> {
    if (!allowed()) return;
    try {
      const [{ own }, { approvals: waiting }] = await Promise.all([api.limits(), api.page({ list: 'approvals' }, 0, 1)]);
      batch(() => {
        ownLimit.value = own;
        approvals.value = waiting;
      });
    } catch { /* The next welcome asks again. */ }
  }

  link.on('case.changed', (frame) => learn([frame.case], frame.approvals));
  link.on('incident.changed', ({ incidentId }) => { incident.value = { id: incidentId, count: incident.peek().count + 1 }; });
  link.onResync(() => {
    void readLimit();
    void read(untracked(talkId));
  });
  const stop = effect(() => {
    const id = talkId();
    batch(() => {
      ofTalk.value = null;
      failure.value = null;
    });
    void read(id);
  });

  async function run(id: string, work: () => Promise<{ case: CaseView }>): Promise<FailureCode | null> {
    if (busy.peek() !== null) return 'rate_limited';
    busy.value = id;
    try {
      const { case: outcome } = await work();
      learn([outcome]);
      return null;
    } catch (cause) {
      const code = failureCode(cause);
      if (code === 'version_conflict' || code === 'case_not_allowed_now') void read(untracked(talkId));
      return code;
    } finally {
      busy.value = null;
    }
  }

  return {
    ofTalk, failure, approvals, ownLimit, changed, incident, busy, learn, stop,
    open: (given) => run(given.id ?? 'new', () => api.open(given)),
    act: (about, action) => run(about.id, () => api.act(about.id, about.version, action)),
    reload: () => { void read(untracked(talkId)); },
  };
}

function isNewer(one: CaseView, held: CaseView | null | undefined): boolean {
  return !held || held.id !== one.id || one.version >= held.version;
}

/** The list with this case in its newest state; a new one comes last. Pure. */
export function withCase(held: readonly CaseView[], one: CaseView): readonly CaseView[] {
  if (!held.some(({ id }) => id === one.id)) return [...held, one];
  return held.map((each) => (each.id === one.id && isNewer(one, each) ? one : each));
}
