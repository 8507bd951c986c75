/** Letters shown before and after what was found. */
const around = 24;

/** The words around the first place where `wanted` stands, whatever its case; null where it doesn't. Pure. */
export function excerptOf(text: string, wanted: string): string | null {
  const flat = text.replace(/\s+/g, ' ');
  const at = flat.toLowerCase().indexOf(wanted.replace(/\s+/g, ' ').toLowerCase());
  if (at < 0) return null;
  const [from, to] = [Math.max(0, at - around), at + wanted.length + around];
  // A surrogate pair is never cut in two.
  const cut = flat.slice(from, to).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  return `${from > 0 ? '…' : ''}${cut}${to < flat.length ? '…' : ''}`;
}
