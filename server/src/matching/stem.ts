/** Takes off the commonest English endings ("returned", "returning", "returns" → "return"). Light on purpose: runs of letters do the rest. */
export function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return undouble(word.slice(0, -3));
  if (word.length > 4 && word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && word.endsWith('ed')) return undouble(word.slice(0, -2));
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}

function undouble(root: string): string {
  const last = root.charAt(root.length - 1);
  return last === root.charAt(root.length - 2) && !'ls'.includes(last) ? root.slice(0, -1) : root;
}
