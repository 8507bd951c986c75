import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { CareRule, CareTrial } from '@aftercast/shared';
import type { Api } from '../api.ts';
import { failureCode, type FailureCode } from '../failure.ts';
import { draftProblems, newRule, toDraft, toWords, type DraftProblems, type RuleDraft } from './rule-draft.ts';

/** One rule while it is read, changed, tried and switched. */
export interface RuleEditor {
  /** Null: a new one. */
  rule: ReadonlySignal<CareRule | null>;
  draft: ReadonlySignal<RuleDraft>;
  changed: ReadonlySignal<boolean>;
  /** Shown once it was tried to save or try with something missing. */
  problems: ReadonlySignal<DraftProblems>;
  /** Of what is typed, or of what is written; null: not tried yet. */
  trial: ReadonlySignal<CareTrial | null>;
  busy: ReadonlySignal<'save' | 'try' | 'switch' | null>;
  failure: ReadonlySignal<FailureCode | null>;
  set(part: Partial<RuleDraft>): void;
  undo(): void;
  /** True when it is written. */
  save(): Promise<boolean>;
  try(): Promise<void>;
  switch(on: boolean): Promise<boolean>;
  /** True when it is gone, or as it was at first. */
  remove(): Promise<boolean>;
}

/** @param first null: a new rule, written under `id` */
export function createRuleEditor({ api, id, first }: { api: Pick<Api, 'care'>; id: string; first: CareRule | null }): RuleEditor {
  const rule = signal<CareRule | null>(first);
  const written = computed(() => (rule.value ? toDraft(rule.value) : newRule));
  const draft = signal<RuleDraft>(written.peek());
  const trial = signal<CareTrial | null>(first?.trial ?? null);
  const busy = signal<'save' | 'try' | 'switch' | null>(null);
  const failure = signal<FailureCode | null>(null);
  const asked = signal(false);
  const found = computed(() => draftProblems(draft.value));
  const changed = computed(() => JSON.stringify(draft.value) !== JSON.stringify(written.value));

  async function during<T>(what: 'save' | 'try' | 'switch', work: () => Promise<T>): Promise<T | null> {
    if (busy.value) return null;
    batch(() => { busy.value = what; failure.value = null; });
    try {
      return await work();
    } catch (cause) {
      failure.value = failureCode(cause);
      return null;
    } finally {
      busy.value = null;
    }
  }
  /** True where nothing is missing. */
  function isWhole(): boolean {
    asked.value = true;
    return Object.keys(found.value).length === 0;
  }
  function learn(next: CareRule): void {
    batch(() => {
      rule.value = next;
      draft.value = toDraft(next);
      asked.value = false;
    });
  }

  return {
    rule, draft, changed, trial, busy, failure, problems: computed(() => (asked.value ? found.value : {})),
    set(part) { batch(() => { draft.value = { ...draft.value, ...part }; trial.value = null; }); },
    undo() { batch(() => { draft.value = written.value; trial.value = rule.value?.trial ?? null; asked.value = false; failure.value = null; }); },
    async save() {
      if (!isWhole()) return false;
      const saved = await during('save', () => api.care.write(id, toWords(draft.value), rule.value?.version ?? 0));
      if (saved) learn(saved.rule);
      return saved !== null;
    },
    async try() {
      if (!isWhole()) return;
      const tried = await during('try', () => (changed.value || !rule.value ? api.care.tryWords(toWords(draft.value)) : api.care.try(id)));
      if (!tried) return;
      batch(() => {
        trial.value = tried.trial;
        if (rule.value && !changed.value) rule.value = { ...rule.value, trial: tried.trial };
      });
    },
    async switch(on) {
      const held = rule.value;
      if (!held) return false;
      const switched = await during('switch', () => api.care.switch(id, on, held.version));
      if (switched) batch(() => { learn(switched.rule); trial.value = switched.rule.trial; });
      return switched !== null;
    },
    async remove() {
      const held = rule.value;
      if (!held) return false;
      return (await during('save', async () => { await api.care.remove(id, held.version); return true; })) ?? false;
    },
  };
}
