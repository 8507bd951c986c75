/**
 * Edits that are not live yet. Owns one draft for each entry and language, and that of two people who edit one entry the second is told.
 * Refuses to make anything live: that is the version service's. Called by the routes, by imports (`saveMany`) and by taking a version back.
 */
import type { ChangeKind, DraftView, EntryRow, KnowledgeEntry, Language } from '@aftercast/shared';
import { AppError } from '../../errors.ts';
import { keyOf, type EntryKey } from '../entries/entry-key.ts';
import type { EntryRepository } from '../entries/entry-repository.ts';
import { plainEntry, type LiveEntry } from '../entries/plain-entry.ts';
import { changesFor, entriesAfter, liveByKey, sameEntry, type Wish } from '../versions/changes.ts';
import type { DraftRepository, DraftRow } from './draft-repository.ts';
import { entryRows } from './entry-rows.ts';

/** An edit with what its author saw: the draft's revision (null: none) and the live entry's version (0: none). */
export interface Edit extends Wish { revision: number | null; base: number }

interface Deps {
  repository: DraftRepository;
  entries: EntryRepository;
  /** @throws knowledge_entry_invalid when one of them can't be kept */
  checkEntries: (shopId: string, wishes: readonly Wish[]) => Promise<void>;
  clock: () => number;
}

export function createDraftService({ repository, entries, checkEntries, clock }: Deps) {
  const conflict = (draft: DraftRow | null, live: LiveEntry | null): AppError => new AppError('knowledge_draft_conflict', 'this entry was saved by someone else since', {
    details: { draft: draft && toView(draft), live: live && { entry: live.entry, version: live.version, updatedAt: live.updatedAt } },
  });

  return {
    async list(shopId: string): Promise<DraftView[]> {
      return (await repository.all(shopId)).map(toView);
    },

    /** Every entry as it would be if all drafts were published. */
    async drafted(shopId: string): Promise<Record<Language, KnowledgeEntry[]>> {
      const [live, drafts] = await Promise.all([entries.all(shopId), repository.all(shopId)]);
      return entriesAfter(live, changesFor(drafts, liveByKey(live)));
    },

    /** @throws knowledge_entry_invalid when one of them can't be kept */
    check: checkEntries,

    /** Every entry of a language, live or not, as rows of a list. */
    async rows(shopId: string, language: Language): Promise<EntryRow[]> {
      const [live, drafts] = await Promise.all([entries.all(shopId), repository.all(shopId)]);
      return entryRows(live.filter((each) => each.language === language), drafts.filter((each) => each.language === language));
    },

    /** Ids of the entries, live or not, that hold these words anywhere. */
    async search(shopId: string, language: Language, words: string): Promise<string[]> {
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      const holds = (entry: KnowledgeEntry): boolean => {
        const text = [entry.id, entry.category, entry.question, ...entry.phrasings, ...entry.keywords, entry.answer, entry.fallback ?? ''].join('\n').toLowerCase();
        return wanted.every((word) => text.includes(word));
      };
      const [live, drafts] = await Promise.all([entries.all(shopId), repository.all(shopId)]);
      const texts = [...live.map(({ language: of, entry }) => ({ of, entry })), ...drafts.flatMap(({ language: of, entry }) => (entry ? [{ of, entry }] : []))];
      return [...new Set(texts.filter(({ of, entry }) => of === language && holds(entry)).map(({ entry }) => entry.id))];
    },

    /** Both sides of one entry. @throws not_found */
    async open(shopId: string, key: EntryKey): Promise<{ live: Omit<LiveEntry, 'language'> | null; draft: DraftView | null }> {
      const [live, draft] = await Promise.all([entries.byId(shopId, key.language, key.entryId), repository.byKey(shopId, key)]);
      if (!live && !draft) throw new AppError('not_found', `there is no entry "${key.entryId}"`);
      return { live: live && { entry: live.entry, version: live.version, updatedAt: live.updatedAt }, draft: draft && toView(draft) };
    },

    /**
     * Keeps an edit. Null: the entry is as it is live, so that no draft is needed.
     * @throws knowledge_entry_invalid; knowledge_draft_conflict with the draft and the live entry when either has changed since
     */
    async save(shopId: string, author: { id: string; name: string }, edit: Edit): Promise<DraftView | null> {
      if (edit.entry && edit.entry.id !== edit.entryId) throw new AppError('knowledge_entry_invalid', `the entry's id is "${edit.entry.id}", not "${edit.entryId}"`);
      await checkEntries(shopId, [edit]);
      const live = await entries.byId(shopId, edit.language, edit.entryId);
      if ((live?.version ?? 0) !== edit.base) throw conflict(await repository.byKey(shopId, edit), live);
      if (sameEntry(edit.entry, live?.entry ?? null)) {
        if (edit.revision !== null) await repository.discard(shopId, edit, edit.revision);
        const held = await repository.byKey(shopId, edit);
        if (held) throw conflict(held, live);
        return null;
      }
      const { language, entryId, base, revision } = edit;
      const done = await repository.save(shopId, [{ language, entryId, entry: edit.entry && plainEntry(edit.entry), base, revision }], author, clock());
      if ('conflict' in done) throw conflict(done.conflict, live);
      return done.saved[0] ? toView(done.saved[0]) : null;
    },

    /**
     * Keeps many edits at once, all or none, on top of what is live now; an edit for what is live already makes no draft.
     * @param existing what becomes of drafts that are there: replaced, or kept and told in `kept`
     * @throws knowledge_entry_invalid
     */
    async saveMany(shopId: string, author: { id: string; name: string }, wishes: readonly Wish[], existing: 'replace' | 'keep' = 'replace'): Promise<{ saved: DraftView[]; unchanged: EntryKey[]; kept: EntryKey[] }> {
      await checkEntries(shopId, wishes);
      const [live, drafts] = [liveByKey(await entries.all(shopId)), await repository.all(shopId)];
      const held = new Set(drafts.map(keyOf));
      const changing = new Set(changesFor(wishes, live).map(keyOf));
      const keyed = ({ language, entryId }: Wish): EntryKey => ({ language, entryId });
      const kept = existing === 'keep' ? wishes.filter((wish) => held.has(keyOf(wish))) : [];
      const free = wishes.filter((wish) => existing === 'replace' || !held.has(keyOf(wish)));
      const unchanged = free.filter((wish) => !changing.has(keyOf(wish)));
      const saves = free.filter((wish) => changing.has(keyOf(wish))).map(({ language, entryId, entry }) => ({
        language, entryId, entry: entry && plainEntry(entry), base: live.get(keyOf({ language, entryId }))?.version ?? 0,
      }));
      // What is to be as it is live needs no draft, and the one that is there says otherwise.
      const done = await repository.save(shopId, saves, author, clock(), unchanged.filter((wish) => held.has(keyOf(wish))));
      if ('conflict' in done) throw new Error('knowledge: drafts without a guard met a conflict');
      return { saved: done.saved.map(toView), unchanged: unchanged.map(keyed), kept: kept.map(keyed) };
    },

    /** Throws one draft away. @throws knowledge_draft_conflict when it was saved since `revision`, or is gone */
    async discard(shopId: string, key: EntryKey, revision: number): Promise<void> {
      if (await repository.discard(shopId, key, revision)) return;
      throw conflict(await repository.byKey(shopId, key), await entries.byId(shopId, key.language, key.entryId));
    },
  };
}
export type DraftService = ReturnType<typeof createDraftService>;

export function kindOf({ entry, base }: Pick<DraftRow, 'entry' | 'base'>): ChangeKind {
  if (entry === null) return 'delete';
  return base === 0 ? 'create' : 'change';
}

function toView({ language, entryId, entry, revision, base, authorName, updatedAt }: DraftRow): DraftView {
  return { language, entryId, kind: kindOf({ entry, base }), entry, revision, base, authorName, updatedAt };
}
