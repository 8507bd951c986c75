/** Text that every database keeps: NUL and lone surrogates, which PostgreSQL refuses and SQLite breaks, become U+FFFD. */
export function storableText(text: string): string {
  // Nearly every text is, and asking costs nanoseconds.
  if (text.isWellFormed() && !text.includes('\0')) return text;
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** JSON of a value whose texts every database keeps. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'string' ? storableText(inner) : inner));
}
