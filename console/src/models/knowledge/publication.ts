import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { CheckResult, DraftView, VersionView } from '@aftercast/shared';
import { Failure, failureCode, type FailureCode } from '../failure.ts';
import type { Forecast, KnowledgeApi } from './knowledge-api.ts';

/** The drafts of a shop, which of them are to go live, and what that would do. */
export interface Publication {
  /** Null until they are there. */
  drafts: ReadonlySignal<readonly DraftView[] | null>;
  failure: ReadonlySignal<FailureCode | null>;
  /** Keys of the drafts left out. */
  left: ReadonlySignal<ReadonlySet<string>>;
  chosen: ReadonlySignal<readonly DraftView[]>;
  /** Null while it is being made. */
  forecast: ReadonlySignal<Forecast | null>;
  note: Signal<string>;
  busy: ReadonlySignal<boolean>;
  publishFailure: ReadonlySignal<FailureCode | null>;
  /** What broke on the last try; a second one goes through when it is confirmed. */
  broken: ReadonlySignal<readonly CheckResult[]>;
  load(): Promise<void>;
  toggle(draft: DraftView): void;
  /** Null when it did not go live. */
  publish(confirmBroken: boolean): Promise<VersionView | null>;
  discard(draft: DraftView): Promise<FailureCode | null>;
}

export const draftKey = ({ language, entryId }: { language: string; entryId: string }): string => `${language}/${entryId}`;

export function createPublication(api: KnowledgeApi): Publication {
  const drafts = signal<readonly DraftView[] | null>(null);
  const failure = signal<FailureCode | null>(null);
  const left = signal<ReadonlySet<string>>(new Set());
  const forecast = signal<Forecast | null>(null);
  const note = signal('');
  const busy = signal(false);
  const publishFailure = signal<FailureCode | null>(null);
  const broken = signal<readonly CheckResult[]>([]);
  const chosen = computed(() => (drafts.value ?? []).filter((draft) => !left.value.has(draftKey(draft))));
  const seen = () => chosen.value.map(({ language, entryId, revision }) => ({ language, entryId, revision }));
  let asked = 0;

  /** Of several that are under way the newest counts. */
  async function foresee(): Promise<void> {
    const mine = ++asked;
    batch(() => { forecast.value = null; broken.value = []; publishFailure.value = null; });
    if (chosen.value.length === 0) return;
    try {
      const made = await api.forecast(seen());
      if (mine === asked) batch(() => { forecast.value = made; broken.value = made.broken; });
    } catch (cause) {
      if (mine === asked) publishFailure.value = failureCode(cause);
    }
  }

  async function load(): Promise<void> {
    try {
      const loaded = (await api.drafts()).drafts;
      batch(() => { drafts.value = loaded; failure.value = null; });
      await foresee();
    } catch (cause) {
      failure.value = failureCode(cause);
    }
  }

  return {
    drafts, failure, left, chosen, forecast, note, busy, publishFailure, broken, load,
    toggle(draft) {
      const key = draftKey(draft);
      const next = new Set(left.value);
      if (!next.delete(key)) next.add(key);
      left.value = next;
      void foresee();
    },
    async publish(confirmBroken) {
      if (busy.value) return null;
      batch(() => { busy.value = true; publishFailure.value = null; });
      try {
        const { version } = await api.publish({ drafts: seen(), note: note.value.trim(), confirmBroken });
        note.value = '';
        await load();
        return version;
      } catch (cause) {
        publishFailure.value = failureCode(cause);
        if (cause instanceof Failure && cause.code === 'knowledge_checks_broken') broken.value = (cause.details as { broken: CheckResult[] }).broken;
        // Someone else saved or published: look again before deciding again.
        if (cause instanceof Failure && cause.code === 'knowledge_draft_conflict') await load();
        return null;
      } finally {
        busy.value = false;
      }
    },
    async discard(draft) {
      try {
        await api.discardDraft(draft, draft.revision);
        await load();
        return null;
      } catch (cause) {
        await load();
        return failureCode(cause);
      }
    },
  };
}
