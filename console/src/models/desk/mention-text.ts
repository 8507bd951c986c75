/** Names called with @ in a note. Pure. */

interface Colleague { id: string; name: string }

/** The name that is being typed after an @ before the caret; null where none is. */
export function openMention(text: string, caret: number): { from: number; query: string } | null {
  const from = text.slice(0, caret).lastIndexOf('@');
  if (from < 0 || (from > 0 && /[A-Za-z0-9]/.test(text.charAt(from - 1)))) return null;
  const query = text.slice(from + 1, caret);
  return /[\s@]/.test(query) || query.length > 30 ? null : { from, query };
}

/** Colleagues whose name begins with what was typed, then those that hold it. */
export function suggestColleagues(colleagues: readonly Colleague[], query: string): Colleague[] {
  const wanted = query.toLowerCase();
  const at = ({ name }: Colleague): number => name.toLowerCase().indexOf(wanted);
  return colleagues.filter((one) => at(one) >= 0).sort((a, b) => Math.sign(at(a)) - Math.sign(at(b))).slice(0, 6);
}

/** Puts the chosen name in place of what was typed. */
export function putMention(text: string, from: number, caret: number, name: string): { text: string; caret: number } {
  const put = `@${name} `;
  return { text: text.slice(0, from) + put + text.slice(caret).replace(/^ /, ''), caret: from + put.length };
}

/** A piece of a note: plain, or a colleague called by name. */
export interface NotePiece { text: string; called: string | null }

/** Cuts a note at the names it calls; of two names that begin alike the longer one counts. */
export function notePieces(text: string, colleagues: readonly Colleague[]): NotePiece[] {
  const longestFirst = [...colleagues].filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length);
  const pieces: NotePiece[] = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const called = text[at] === '@' ? longestFirst.find(({ name }) => text.startsWith(name, at + 1)) : undefined;
    if (!called) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') pieces.push({ text: plain, called: null });
    plain = '';
    pieces.push({ text: `@${called.name}`, called: called.id });
    at += called.name.length + 1;
  }
  return plain === '' ? pieces : [...pieces, { text: plain, called: null }];
}

/** The colleagues a note calls. */
export function mentionsIn(text: string, colleagues: readonly Colleague[]): string[] {
  return [...new Set(notePieces(text, colleagues).flatMap(({ called }) => called ?? []))];
}
