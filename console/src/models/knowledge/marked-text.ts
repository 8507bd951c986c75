/** A text cut where searched words stand in it, in any case: every second piece is one of them. Pure. @param words separated by spaces */
export function markedText(text: string, words: string): string[] {
  const wanted = [...new Set(words.trim().split(/\s+/).filter(Boolean))].sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return [text];
  return text.split(new RegExp(`(${wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'iu'));
}
