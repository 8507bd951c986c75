/** What every entry must fulfil before it is kept, as a draft or live: variables that exist, pictures of this shop, sound terms. */
import { AppError } from '../../errors.ts';
import { entryProblems } from '../entry-problems.ts';
import type { Wish } from '../versions/changes.ts';

interface Deps { picturesOf: (shopId: string, ids: string[]) => Promise<ReadonlySet<string>> }

export function createEntryChecks({ picturesOf }: Deps) {
  /** @throws knowledge_entry_invalid with one line a problem; of several entries each line begins with the entry's id */
  return async function checkEntries(shopId: string, wishes: readonly Wish[]): Promise<void> {
    const picturesIn = ({ entry }: Wish): string[] => (entry?.parts ?? []).flatMap((part) => (part.kind === 'image' ? [part.uploadId] : []));
    const wanted = [...new Set(wishes.flatMap(picturesIn))];
    const known = wanted.length > 0 ? await picturesOf(shopId, wanted) : new Set<string>();
    const problems = wishes.flatMap((wish) => {
      if (!wish.entry) return [];
      const missing = picturesIn(wish).filter((id) => !known.has(id)).map((id) => `parts: there is no picture "${id}"`);
      return [...entryProblems(wish.entry), ...missing].map((problem) => (wishes.length > 1 ? `${wish.entryId}: ${problem}` : problem));
    });
    if (problems.length > 0) throw new AppError('knowledge_entry_invalid', problems.slice(0, 20).join('; '), { details: problems.slice(0, 200) });
  };
}
