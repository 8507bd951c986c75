/** Puts one's own changes on what someone else has written meanwhile. Pure. */
import type { LinkDraft, SessionDraft } from './session-draft.ts';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * One's own draft on top of another state of the session, or null where both have changed the same thing. What the desk does to the screen is
 * the other side's alone unless it was edited here: a broadcast that is on air can be edited beside it.
 * @param base what both began from
 */
export function rebase(base: SessionDraft, mine: SessionDraft, theirs: SessionDraft): SessionDraft | null {
  if (same(mine, base)) return theirs;
  const merged: Record<string, unknown> = {};
  for (const field of ['id', 'title', 'titleEn', 'host', 'from', 'until', 'delay', 'promises'] as const) {
    if (same(mine[field], base[field])) merged[field] = theirs[field];
    else if (same(theirs[field], base[field]) || same(theirs[field], mine[field])) merged[field] = mine[field];
    else return null;
  }
  const links = rebaseLinks(base.links, mine.links, theirs.links);
  return links && { ...merged, links } as SessionDraft;
}

function rebaseLinks(base: readonly LinkDraft[], mine: readonly LinkDraft[], theirs: readonly LinkDraft[]): LinkDraft[] | null {
  const bare = (links: readonly LinkDraft[]) => links.map(({ shown: _, stock: __, ...link }) => link);
  if (same(mine, base)) return [...theirs];
  if (!same(bare(theirs), bare(base))) return null;
  const merged: LinkDraft[] = [];
  for (const link of mine) {
    const [before, now] = [base, theirs].map((links) => links.find(({ key }) => key === link.key));
    if (!before || !now) merged.push(link);
    else if (same(before.shown, now.shown)) merged.push({ ...link, stock: now.stock });
    else if (same(link.shown, before.shown)) merged.push({ ...link, shown: now.shown, stock: now.stock });
    else return null;
  }
  return merged;
}
