/**
 * Finds waiting conversations that look like one cause. Pure: what each is nearest to in, groups out.
 * The narrowest sameness wins: five people who ask the same about one product are told apart from three who ask it about another.
 */

/** One waiting conversation: what its words are nearest to, and where the shopper was. */
export interface Waiting { id: string; preview: string; waitingSince: number | null; entryId: string | null; product: string | null; liveSession: string | null }

/** Conversations that share what is not null. */
export interface Group { key: string; entryId: string | null; product: string | null; liveSession: string | null; conversations: Waiting[] }

type Trait = 'entryId' | 'product' | 'liveSession';

/** Samenesses from narrow to wide. A live session alone says little: everybody of an evening shares it. */
const samenesses: readonly (readonly Trait[])[] = [['entryId', 'product', 'liveSession'], ['entryId', 'product'], ['entryId', 'liveSession'], ['entryId'], ['product', 'liveSession']];

/**
 * @param least so many make a group
 * @returns the largest first; each conversation is in one group at the most
 */
export function groupByCause(waiting: readonly Waiting[], least = 3): Group[] {
  const groups: Group[] = [];
  let left = [...waiting];
  for (const traits of samenesses) {
    const found = new Map<string, Waiting[]>();
    for (const one of left) {
      if (traits.some((trait) => one[trait] === null)) continue;
      const key = traits.map((trait) => `${trait}=${one[trait]}`).join('&');
      found.set(key, [...found.get(key) ?? [], one]);
    }
    for (const [key, conversations] of found) {
      const [first] = conversations;
      if (!first || conversations.length < least) continue;
      const has = (trait: Trait) => (traits.includes(trait) ? first[trait] : null);
      groups.push({ key, entryId: has('entryId'), product: has('product'), liveSession: has('liveSession'), conversations });
    }
    const taken = new Set(groups.flatMap(({ conversations }) => conversations.map(({ id }) => id)));
    left = left.filter(({ id }) => !taken.has(id));
  }
  return groups.sort((a, b) => b.conversations.length - a.conversations.length || (a.key < b.key ? -1 : 1));
}
