/** Which entry of a shop. Pure. */
import type { Language } from '@aftercast/shared';

export interface EntryKey { language: Language; entryId: string }

/** One text a key, the same for the same entry. */
export const keyOf = ({ language, entryId }: EntryKey): string => `${language}/${entryId}`;

/** The ids of these entries that are of one language. */
export const idsIn = (keys: readonly EntryKey[], language: Language): string[] => keys.filter((key) => key.language === language).map(({ entryId }) => entryId);
