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
  const bare = (links: readonly LinkDraft[]) => links.map(({ shown: _, ...link }) => link);
  if (same(mine, base)) return [...theirs];
  if (!same(bare(theirs), bare(base))) return null;
  const shownIn = (links: readonly LinkDraft[], key: string) => links.find((link) => link.key === key)?.shown;
  const merged: LinkDraft[] = [];
  for (const link of mine) {
    const [before, now] = [shownIn(base, link.key), shownIn(theirs, link.key)];
    if (before === undefined || now === undefined || same(before, now)) merged.push(link);
    else if (same(link.shown, before)) merged.push({ ...link, shown: now });
    else return null;
  }
  return merged;
}
