/** Turns wishes into what a version does to the live entries. Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { KnowledgeEntry, Language, VersionChange } from '@aftercast/shared';
import { keyOf, type EntryKey } from '../entries/entry-key.ts';
import { inOrder, plainEntry, type LiveEntry } from '../entries/plain-entry.ts';

/** An entry as it is to be; null: it is to go. */
export interface Wish extends EntryKey { entry: KnowledgeEntry | null }

/** The live entries by language and id. */
export type LiveByKey = ReadonlyMap<string, LiveEntry>;

export function liveByKey(live: readonly LiveEntry[]): LiveByKey {
  return new Map(live.map((each) => [keyOf({ language: each.language, entryId: each.entry.id }), each]));
}

/** True when two entries say and do the same. */
export function sameEntry(a: KnowledgeEntry | null, b: KnowledgeEntry | null): boolean {
  return a === null || b === null ? a === b : isDeepStrictEqual(plainEntry(a), plainEntry(b));
}

/** The changes that wishes make; a wish for what is so already makes none. */
export function changesFor(wishes: readonly Wish[], live: LiveByKey): VersionChange[] {
  return wishes.flatMap(({ language, entryId, entry }) => {
    const before = live.get(keyOf({ language, entryId }))?.entry ?? null;
    const after = entry && plainEntry(entry);
    return sameEntry(before, after) ? [] : [{ language, entryId, before, after }];
  });
}

/** All entries as they are after the changes. */
export function entriesAfter(live: readonly LiveEntry[], changes: readonly VersionChange[]): Record<Language, KnowledgeEntry[]> {
  const changed = new Map(changes.map((change) => [keyOf(change), change]));
  const kept = live.flatMap(({ language, entry }) => {
    const key = keyOf({ language, entryId: entry.id });
    const change = changed.get(key);
    changed.delete(key);
    const after = change ? change.after : entry;
    return after ? [{ language, entry: after }] : [];
  });
  const added = [...changed.values()].flatMap(({ language, after }) => (after ? [{ language, entry: after }] : []));
  const all = [...kept, ...added];
  const inLanguage = (language: Language) => all.filter((each) => each.language === language).map(({ entry }) => entry).sort(inOrder);
  return { zh: inLanguage('zh'), en: inLanguage('en') };
}
