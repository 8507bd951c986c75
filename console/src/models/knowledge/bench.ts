import { batch, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { CheckResult, Language, ThresholdsView } from '@aftercast/shared';
import { failureCode, type FailureCode } from '../failure.ts';
import type { KnowledgeApi, StoredThresholds, ThresholdSide, Tried, Which } from './knowledge-api.ts';

export interface BenchQuestion { text: string; previous: string; product: string; liveSession: string; language: Language; knowledge: Which }

/** The test bench: one question and what it leads to, the thresholds, and the questions kept. */
export interface Bench {
  question: Signal<BenchQuestion>;
  result: ReadonlySignal<Tried | null>;
  failure: ReadonlySignal<FailureCode | null>;
  busy: ReadonlySignal<boolean>;
  stored: ReadonlySignal<StoredThresholds | null>;
  /** Where the sliders stand. */
  moved: Signal<ThresholdsView | null>;
  preview: ReadonlySignal<{ recent: ThresholdSide; checks: ThresholdSide } | null>;
  checks: ReadonlySignal<readonly CheckResult[] | null>;
  load(): Promise<void>;
  tryOut(): Promise<void>;
  /** @param entryId null: a person */
  keep(entryId: string | null): Promise<FailureCode | null>;
  forget(id: string): Promise<FailureCode | null>;
  slide(thresholds: ThresholdsView): void;
  saveThresholds(thresholds: ThresholdsView | null): Promise<FailureCode | null>;
}

interface Deps { api: KnowledgeApi; language: Language; later: (run: () => void, ms: number) => void }

const previewAfterMs = 350;

export function createBench({ api, language, later }: Deps): Bench {
  const question = signal<BenchQuestion>({ text: '', previous: '', product: '', liveSession: '', language, knowledge: 'live' });
  const result = signal<Tried | null>(null);
  const failure = signal<FailureCode | null>(null);
  const busy = signal(false);
  const stored = signal<StoredThresholds | null>(null);
  const moved = signal<ThresholdsView | null>(null);
  const preview = signal<{ recent: ThresholdSide; checks: ThresholdSide } | null>(null);
  const checks = signal<readonly CheckResult[] | null>(null);

  const context = () => {
    const { product, liveSession, previous } = question.value;
    return { ...(product.trim() ? { product: product.trim() } : {}), ...(liveSession.trim() ? { liveSession: liveSession.trim() } : {}), ...(previous.trim() ? { previous: previous.trim() } : {}) };
  };
  async function attempt(work: () => Promise<void>): Promise<FailureCode | null> {
    try {
      await work();
      return null;
    } catch (cause) {
      return failureCode(cause);
    }
  }
  const loadChecks = async (): Promise<void> => { checks.value = (await api.checks(question.value.knowledge)).results; };

  async function tryOut(): Promise<void> {
    const asked = question.value;
    if (asked.text.trim() === '') { result.value = null; return; }
    busy.value = true;
    const failed = await attempt(async () => {
      const tried = await api.tryOut({ text: asked.text.trim(), context: context(), language: asked.language, knowledge: asked.knowledge });
      if (question.value === asked) result.value = tried;
    });
    batch(() => { busy.value = false; failure.value = failed; });
  }

  return {
    question, result, failure, busy, stored, moved, preview, checks, tryOut,
    async load() {
      failure.value = await attempt(async () => {
        const [thresholds] = await Promise.all([api.thresholds(), loadChecks()]);
        stored.value = thresholds;
      });
    },
    keep: (entryId) => attempt(async () => {
      const { text, language: asked } = question.value;
      await api.keepCheck({ text: text.trim(), context: context(), language: asked, entryId });
      await loadChecks();
    }),
    forget: (id) => attempt(async () => {
      await api.removeCheck(id);
      await loadChecks();
    }),
    slide(thresholds) {
      const next = { answer: thresholds.answer, choices: Math.min(thresholds.choices, thresholds.answer) };
      moved.value = next;
      later(() => {
        if (moved.peek() !== next) return;
        api.previewThresholds(next).then((made) => { if (moved.peek() === next) preview.value = made; }, () => undefined);
      }, previewAfterMs);
    },
    saveThresholds: (thresholds) => attempt(async () => {
      const saved = await api.moveThresholds(thresholds);
      batch(() => { stored.value = saved; moved.value = null; preview.value = null; });
      await tryOut();
      await loadChecks();
    }),
  };
}
