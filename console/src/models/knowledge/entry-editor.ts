import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { DraftView, ImageView, KnowledgeEntry } from '@aftercast/shared';
import { Failure, failureCode, type FailureCode } from '../failure.ts';
import { emptyForm, formProblems, toEntry, toForm, type EntryForm, type FormProblems } from './entry-form.ts';
import type { EntryKey, KnowledgeApi, OpenedEntry, Rival } from './knowledge-api.ts';

/** What someone else saved while this entry was being edited. */
export interface EditConflict { draft: DraftView | null; live: OpenedEntry['live'] }

/** One entry being edited: its form, what is wrong, what is in its way, and saving it as a draft without losing anyone's work. */
export interface EntryEditor {
  key: EntryKey;
  isNew: boolean;
  /** Null until it is there. */
  opened: ReadonlySignal<OpenedEntry | null>;
  failure: ReadonlySignal<FailureCode | null>;
  form: ReadonlySignal<EntryForm>;
  entry: ReadonlySignal<KnowledgeEntry>;
  problems: ReadonlySignal<FormProblems>;
  changed: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  saveFailure: ReadonlySignal<FailureCode | null>;
  conflict: ReadonlySignal<EditConflict | null>;
  rivals: ReadonlySignal<readonly Rival[]>;
  images: ReadonlySignal<ReadonlyMap<string, ImageView>>;
  set<K extends keyof EntryForm>(field: K, value: EntryForm[K]): void;
  load(): Promise<void>;
  undo(): void;
  /** True when it is kept. */
  save(): Promise<boolean>;
  /** Keeps what is typed here although someone else saved. */
  overwrite(): Promise<boolean>;
  /** Goes on from what the other one saved. */
  takeTheirs(): void;
  /** Drafts that the entry is to go; true when kept. */
  remove(): Promise<boolean>;
  /** Throws the draft away; true when it is gone. */
  discard(): Promise<boolean>;
  upload(file: File): Promise<FailureCode | null>;
  stop(): void;
}

interface Deps { api: KnowledgeApi; key: EntryKey; isNew: boolean; timeZone: string; later: (run: () => void, ms: number) => void }

/** An entry as far as rivals are weighed: by its questions, so that they are told of before there is an answer. */
function questionsOf({ id, tier, category, question, phrasings, keywords, scope }: KnowledgeEntry): KnowledgeEntry {
  return { id, tier, category: category.slice(0, 60), question, phrasings, keywords, scope, answer: question };
}

/** After the last letter. */
const askAfterMs = 600;

export function createEntryEditor({ api, key, isNew, timeZone, later }: Deps): EntryEditor {
  const opened = signal<OpenedEntry | null>(isNew ? { live: null, draft: null, images: [] } : null);
  const failure = signal<FailureCode | null>(null);
  const base = signal<EntryForm>(emptyForm);
  const form = signal<EntryForm>(emptyForm);
  const busy = signal(false);
  const saveFailure = signal<FailureCode | null>(null);
  const conflict = signal<EditConflict | null>(null);
  const rivals = signal<readonly Rival[]>([]);
  const images = signal<ReadonlyMap<string, ImageView>>(new Map());
  const source = computed(() => opened.value?.draft?.entry ?? opened.value?.live?.entry ?? null);
  const entry = computed(() => toEntry(form.value, key.entryId, timeZone, source.value));
  const problems = computed(() => formProblems(form.value, entry.value));
  const changed = computed(() => JSON.stringify(form.value) !== JSON.stringify(base.value));

  function show(next: OpenedEntry): void {
    const shown = next.draft?.entry ?? next.live?.entry ?? null;
    const filled = shown ? toForm(shown, timeZone) : emptyForm;
    batch(() => {
      opened.value = next;
      images.value = new Map([...images.value, ...next.images.map((image) => [image.uploadId, image] as const)]);
      base.value = filled;
      form.value = filled;
      conflict.value = null;
      saveFailure.value = null;
      failure.value = null;
    });
  }

  async function load(): Promise<void> {
    if (isNew && opened.value?.draft === null) return;
    try { show(await api.open(key)); } catch (cause) { failure.value = failureCode(cause); }
  }

  /** Runs one change; a conflict is kept to be decided, anything else is told. */
  async function attempt(work: () => Promise<void>): Promise<boolean> {
    if (busy.value) return false;
    batch(() => { busy.value = true; saveFailure.value = null; });
    try {
      await work();
      return true;
    } catch (cause) {
      const code = failureCode(cause);
      if (code === 'knowledge_draft_conflict' && cause instanceof Failure) conflict.value = cause.details as EditConflict;
      saveFailure.value = code;
      return false;
    } finally {
      busy.value = false;
    }
  }

  async function keep(next: KnowledgeEntry | null, seen: { revision: number | null; base: number }): Promise<void> {
    const { draft } = await api.saveDraft(key, { entry: next, ...seen });
    const before = opened.value;
    show({ live: before?.live ?? null, draft, images: [] });
  }
  const seen = () => ({ revision: opened.value?.draft?.revision ?? null, base: opened.value?.live?.version ?? 0 });

  const stopAsking = effect(() => {
    const asked = entry.value;
    if (!opened.value) return;
    const wrong = problems.value;
    if (wrong.question || wrong.phrasings || wrong.keywords) { rivals.value = []; return; }
    later(() => {
      if (entry.peek() !== asked) return;
      api.conflicts(key.language, questionsOf(asked)).then((found) => { if (entry.peek() === asked) rivals.value = found.rivals; }, () => undefined);
    }, askAfterMs);
  });

  return {
    key, isNew, opened, failure, form, entry, problems, changed, busy, saveFailure, conflict, rivals, images, load,
    set(field, value) { form.value = { ...form.value, [field]: value }; },
    undo: () => batch(() => { form.value = base.value; saveFailure.value = null; }),
    save: () => attempt(() => keep(entry.value, seen())),
    overwrite: () => attempt(async () => {
      const theirs = conflict.value;
      conflict.value = null;
      opened.value = { live: theirs?.live ?? null, draft: theirs?.draft ?? null, images: [] };
      await keep(entry.value, seen());
    }),
    takeTheirs() {
      const theirs = conflict.value;
      if (theirs) show({ live: theirs.live, draft: theirs.draft, images: [] });
    },
    remove: () => attempt(() => keep(null, seen())),
    discard: () => attempt(async () => {
      const draft = opened.value?.draft;
      if (draft) await api.discardDraft(key, draft.revision);
      show({ live: opened.value?.live ?? null, draft: null, images: [] });
    }),
    async upload(file) {
      try {
        const { image } = await api.uploadImage(file);
        batch(() => {
          images.value = new Map([...images.value, [image.uploadId, image]]);
          form.value = { ...form.value, parts: [...form.value.parts, { kind: 'image', uploadId: image.uploadId, alt: '' }] };
        });
        return null;
      } catch (cause) {
        return failureCode(cause);
      }
    },
    stop: stopAsking,
  };
}
