/** A stretch of text, or an address in it. */
export interface Piece { text: string; href?: string }

const address = /https?:\/\/[^\s<>"'`，。！？；：、（）【】《》「」“”‘’]+/gi;

/** Finds http and https addresses; punctuation that ends a sentence stays outside. Everything else is text and nothing but text. */
export function findLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const found = match[0].replace(/[.,!?;:)\]}]+$/, '');
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: found, href: found });
    from = match.index + found.length;
  }
  if (from < text.length || from === 0) pieces.push({ text: text.slice(from) });
  return pieces;
}
