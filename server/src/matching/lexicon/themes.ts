/** Reads a theme: "[parent]" lines name what the following groups have in common, "group: term term …" lines hold them. */

/** One group of expressions that mean the same to a shop. */
export interface Group { id: string; parent: string; terms: string[] }

/**
 * Reads a theme's text.
 * @param separator what stands between terms: a space in Chinese, a comma in English
 * Throws on a line that is neither, on a group without a parent and on a group named twice.
 */
export function readTheme(theme: string, text: string, separator: ' ' | ','): Group[] {
  const groups: Group[] = [];
  const seen = new Set<string>();
  let parent = '';
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    const heading = /^\[([a-z_]+)\]$/.exec(line);
    if (heading) { parent = heading[1] as string; continue; }
    const found = /^([a-z0-9_]+): (.+)$/.exec(line);
    if (!found || parent === '') throw new Error(`lexicon: ${theme} cannot read "${line}"`);
    const id = found[1] as string;
    if (seen.has(id)) throw new Error(`lexicon: ${theme} has the group "${id}" twice`);
    seen.add(id);
    groups.push({ id, parent, terms: (found[2] as string).split(separator).map((term) => term.trim()).filter((term) => term !== '') });
  }
  return groups;
}
