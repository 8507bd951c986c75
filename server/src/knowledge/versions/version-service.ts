/**
 * What goes live: drafts that are published, entries written straight through the API or an import, versions taken back.
 * Owns that each of these is one numbered version, written whole, after the kept questions were asked of the knowledge to be.
 * Refuses to know how drafts are written. Called by the routes, the import and the set-up of a shop.
 */
import type { CheckResult, Language, VersionChange, VersionSource, VersionView } from '@aftercast/shared';
import { AppError } from '../../errors.ts';
import type { CheckService } from '../checks/check-service.ts';
import { brokenChecks } from '../checks/run-checks.ts';
import type { DraftRepository, DraftRow } from '../drafts/draft-repository.ts';
import { keyOf, type EntryKey } from '../entries/entry-key.ts';
import type { EntryRepository } from '../entries/entry-repository.ts';
import type { LiveEntry } from '../entries/plain-entry.ts';
import type { ReadyKnowledge } from '../ready-knowledge.ts';
import { changesFor, entriesAfter, liveByKey, type LiveByKey, type Wish } from './changes.ts';
import type { VersionRepository, VersionRow } from './version-repository.ts';

/** Who does it; no id where no person does. */
export interface Author { id: string | null; name: string }
/** What is to be published: every draft, or these as they were seen. */
export type Chosen = 'all' | readonly (EntryKey & { revision: number })[];
export interface PublishOptions { note?: string; /** Goes live although kept questions break. */ confirmBroken?: boolean }

/** What publishing would do. `failing` failed before already. */
export interface Forecast {
  changes: VersionChange[];
  /** Drafts whose live entry has changed since they were made. */
  outdated: EntryKey[];
  broken: CheckResult[];
  failing: CheckResult[];
  checks: number;
}

interface Deps {
  versions: VersionRepository;
  entries: EntryRepository;
  drafts: DraftRepository;
  checks: CheckService;
  ready: ReadyKnowledge;
  /** @throws knowledge_entry_invalid when one of them can't be kept */
  checkEntries: (shopId: string, wishes: readonly Wish[]) => Promise<void>;
  clock: () => number;
}

interface Standing { head: number; live: LiveEntry[]; byKey: LiveByKey }
type Plan = { changes: VersionChange[]; drafts: readonly (EntryKey & { revision: number })[] };

/** How often a publication is thought over again when another one came first. */
const attempts = 5;
const historyLength = 50;

export function createVersionService({ versions, entries, drafts, checks, ready, checkEntries, clock }: Deps) {
  const turns = new Map<string, Promise<void>>();

  /** The number is read first: whatever comes in between makes the write see another one. */
  async function standing(shopId: string): Promise<Standing> {
    const head = await versions.head(shopId);
    const live = await entries.all(shopId);
    return { head, live, byKey: liveByKey(live) };
  }

  async function trial(shopId: string, { live }: Standing, changes: readonly VersionChange[]): Promise<Pick<Forecast, 'broken' | 'failing' | 'checks'>> {
    const base = await ready.wouldBe(shopId, entriesAfter(live, changes));
    const kept = await checks.list(shopId);
    const after = await checks.runOn(shopId, kept, base);
    const broken = brokenChecks(await checks.runOn(shopId, kept, await ready.baseOf(shopId)), after);
    return { broken, failing: after.filter((result) => !result.passes && !broken.includes(result)), checks: kept.length };
  }

  /** Decides, tries, writes; again from the start when something changed meanwhile. Null: there was nothing to do. */
  async function decideAndWrite(shopId: string, author: Author, kind: { source: VersionSource; reverts?: number } & PublishOptions, decide: (now: Standing) => Plan | Promise<Plan>): Promise<VersionView | null> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const now = await standing(shopId);
      const plan = await decide(now);
      if (plan.changes.length === 0 && plan.drafts.length === 0) return null;
      const { broken } = await trial(shopId, now, plan.changes);
      if (broken.length > 0 && !kind.confirmBroken) {
        throw new AppError('knowledge_checks_broken', `${broken.length} kept questions would no longer lead where they should`, { details: { broken } });
      }
      const row = await versions.publish(shopId, { ...plan, head: now.head, source: kind.source, note: kind.note ?? '', author, reverts: kind.reverts ?? null, at: clock() });
      if (row) {
        await ready.reload(shopId);
        return toView(row);
      }
    }
    throw new AppError('overloaded', 'others publish at the same time', { retryAfterMs: 1_000 });
  }

  /** A shop's publications one after the other: each rests on what the one before it has left. Other processes are met by the number of the version. */
  async function commit(...given: Parameters<typeof decideAndWrite>): Promise<VersionView | null> {
    const [shopId] = given;
    const mine = (turns.get(shopId) ?? Promise.resolve()).then(() => decideAndWrite(...given));
    const over = mine.then(() => undefined, () => undefined);
    turns.set(shopId, over);
    try { return await mine; } finally { if (turns.get(shopId) === over) turns.delete(shopId); }
  }

  async function pick(shopId: string, chosen: Chosen): Promise<DraftRow[]> {
    const all = await drafts.all(shopId);
    if (chosen === 'all') return all;
    const byKey = new Map(all.map((draft) => [keyOf(draft), draft]));
    const stale = chosen.filter((key) => byKey.get(keyOf(key))?.revision !== key.revision);
    if (stale.length > 0) throw new AppError('knowledge_draft_conflict', 'a draft was saved or thrown away since', { details: { entries: stale.map(({ language, entryId }) => ({ language, entryId })) } });
    return chosen.flatMap((key) => byKey.get(keyOf(key)) ?? []);
  }

  const outdatedOf = (picked: readonly DraftRow[], byKey: LiveByKey): EntryKey[] =>
    picked.filter((draft) => draft.base !== (byKey.get(keyOf(draft))?.version ?? 0)).map(({ language, entryId }) => ({ language, entryId }));

  /** @throws not_found */
  async function changesOf(shopId: string, number: number): Promise<{ version: VersionView; changes: VersionChange[] }> {
    const row = await versions.byNumber(shopId, number);
    if (!row) throw new AppError('not_found', `there is no version ${number}`);
    return { version: toView(row), changes: await versions.changesOf(shopId, number) };
  }

  /** What takes a version back, and which of its entries have changed since. */
  function undoing(changes: readonly VersionChange[], byKey: LiveByKey): { wishes: Wish[]; overtaken: EntryKey[] } {
    const wishes = changes.map(({ language, entryId, before }) => ({ language, entryId, entry: before }));
    const still = new Set(changesFor(changes.map(({ language, entryId, after }) => ({ language, entryId, entry: after })), byKey).map(keyOf));
    return { wishes, overtaken: changes.filter((change) => still.has(keyOf(change))).map(({ language, entryId }) => ({ language, entryId })) };
  }

  return {
    /** What publishing these drafts would do, before anyone decides. @throws knowledge_draft_conflict */
    async forecast(shopId: string, chosen: Chosen): Promise<Forecast> {
      const [now, picked] = [await standing(shopId), await pick(shopId, chosen)];
      const changes = changesFor(picked, now.byKey);
      return { changes, outdated: outdatedOf(picked, now.byKey), ...await trial(shopId, now, changes) };
    },

    /** Makes drafts live as one version. @throws nothing_to_publish, knowledge_draft_conflict, knowledge_draft_outdated, knowledge_checks_broken, knowledge_entry_invalid */
    async publish(shopId: string, author: Author, chosen: Chosen, options: PublishOptions = {}): Promise<VersionView> {
      const version = await commit(shopId, author, { source: 'publish', ...options }, async ({ byKey }) => {
        const picked = await pick(shopId, chosen);
        const outdated = outdatedOf(picked, byKey);
        if (outdated.length > 0) throw new AppError('knowledge_draft_outdated', 'a live entry has changed since its draft was made', { details: { entries: outdated } });
        await checkEntries(shopId, picked);
        return { changes: changesFor(picked, byKey), drafts: picked.map(({ language, entryId, revision }) => ({ language, entryId, revision })) };
      });
      if (!version) throw new AppError('nothing_to_publish', 'there are no drafts to publish');
      return version;
    },

    /** Writes entries past the drafts, as one version. Null: all of it was so already. @throws knowledge_entry_invalid, knowledge_checks_broken */
    async write(shopId: string, author: Author, wishes: readonly Wish[], options: PublishOptions & { source: VersionSource }): Promise<VersionView | null> {
      await checkEntries(shopId, wishes);
      return commit(shopId, author, options, ({ byKey }) => ({ changes: changesFor(wishes, byKey), drafts: [] }));
    },

    /** The first entries of a shop that knows nothing; one that knows anything keeps what it has. */
    async seed(shopId: string, wishes: readonly Wish[]): Promise<void> {
      await commit(shopId, { id: null, name: '' }, { source: 'seed' }, ({ live, byKey }) => ({ changes: live.length > 0 ? [] : changesFor(wishes, byKey), drafts: [] }));
      await ready.reload(shopId);
    },

    /** Puts back at once what a version changed. @throws not_found, nothing_to_publish, knowledge_overtaken when an entry changed since, knowledge_checks_broken */
    async revert(shopId: string, author: Author, number: number, options: PublishOptions = {}): Promise<VersionView> {
      const { changes } = await changesOf(shopId, number);
      const version = await commit(shopId, author, { source: 'revert', reverts: number, ...options }, ({ byKey }) => {
        const { wishes, overtaken } = undoing(changes, byKey);
        if (overtaken.length > 0) throw new AppError('knowledge_overtaken', 'entries of this version have changed since; take it back as drafts', { details: { entries: overtaken } });
        return { changes: changesFor(wishes, byKey), drafts: [] };
      });
      if (!version) throw new AppError('nothing_to_publish', 'all of it is as it was before that version');
      return version;
    },
    /** The wishes that take a version back, for drafts. @throws not_found */
    async undo(shopId: string, number: number): Promise<{ wishes: Wish[]; overtaken: EntryKey[] }> {
      const [{ changes }, { byKey }] = [await changesOf(shopId, number), await standing(shopId)];
      return undoing(changes, byKey);
    },

    /** Newest first. */
    async page(shopId: string, before: number, limit: number): Promise<VersionView[]> {
      return (await versions.page(shopId, before, limit)).map(toView);
    },
    changesOf,
    /** What happened to one entry, newest first. */
    async historyOf(shopId: string, language: Language, entryId: string): Promise<{ version: VersionView; change: VersionChange }[]> {
      const found = await versions.historyOf(shopId, { language, entryId }, historyLength);
      const rows = new Map((await versions.byNumbers(shopId, found.map(({ number }) => number))).map((row) => [row.number, toView(row)]));
      return found.flatMap(({ number, ...change }) => {
        const version = rows.get(number);
        return version ? [{ version, change }] : [];
      });
    },
  };
}
export type VersionService = ReturnType<typeof createVersionService>;

function toView({ number, source, note, authorName, reverts, created, changed, deleted, createdAt }: VersionRow): VersionView {
  return { number, source, note, authorName, reverts, counts: { create: created, change: changed, delete: deleted }, at: createdAt };
}
