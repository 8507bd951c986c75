/** Cuts a normalised text into what phrases are made of: single Chinese characters, stems of Latin words, numbers. */

const runs = /[\u3400-\u9fff]|[^\u3400-\u9fff\s]+/g;
const latin = /^[a-z]+$/;

/** Short forms of chats; the normaliser has already taken the apostrophes off. */
const negated = /^(ca|could|did|do|does|had|has|have|is|are|should|was|were|wo|would)nt$/;
const spelt: Record<string, string> = { ca: 'can', wo: 'will' };

export function symbolsOf(text: string): string[] {
  const symbols: string[] = [];
  for (const run of text.match(runs) ?? []) {
    const verb = run === 'cannot' ? 'can' : negated.exec(run)?.[1];
    if (verb !== undefined) symbols.push(root(spelt[verb] ?? verb), 'not');
    else symbols.push(latin.test(run) ? root(run) : run);
  }
  return symbols;
}

/** Takes off the commonest English endings, so that "returned", "returning" and "returns" are one. */
export function root(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return undouble(word.slice(0, -3));
  if (word.length > 4 && (word.endsWith('ied') || word.endsWith('ies'))) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && word.endsWith('ed')) return undouble(word.slice(0, -2));
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return withoutE(word.slice(0, -1));
  return withoutE(word);
}

function withoutE(word: string): string {
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}

function undouble(stem: string): string {
  const last = stem.charAt(stem.length - 1);
  return last === stem.charAt(stem.length - 2) && !'ls'.includes(last) ? stem.slice(0, -1) : withoutE(stem);
}
