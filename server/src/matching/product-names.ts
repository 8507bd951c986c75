/** Learns from the entries themselves by which words shoppers name a product: 扫地机, "camera", LY-R3. Pure. */
import type { MatcherEntry } from './types.ts';
import type { Normalised } from './normalise.ts';
import { termsOf } from './terms.ts';
import type { Work } from './work.ts';

export interface ProductNames {
  /** Whether a normalised text names this product. Without that, "the red light blinks" may mean any of three devices. */
  named(text: string, product: string): boolean;
  /** The one product that a normalised text names; null where it names none or several. */
  namedIn(text: string): string | null;
}

/** A word names a product when at least two of its entries use it and at most this share of the word's entries are others'. */
const otherShare = 0.34;

const noNames: ProductNames = { named: () => false, namedIn: () => null };

export function* createProductNames(entries: readonly MatcherEntry[], normalise: (raw: string) => Normalised): Work<ProductNames> {
  if (entries.every(({ scope }) => scope.product === null)) return noNames;
  const uses = new Map<string, Map<string | null, number>>();
  const entriesOf = new Map<string, number>();
  for (const { scope, question, phrasings, keywords } of entries) {
    yield;
    if (scope.product !== null) entriesOf.set(scope.product, (entriesOf.get(scope.product) ?? 0) + 1);
    const own = new Set<string>();
    for (const raw of [question, ...phrasings, ...keywords]) for (const term of termsOf(normalise(raw).text).keys()) if (isWord(term)) own.add(term);
    for (const term of own) {
      const counts = uses.get(term) ?? new Map<string | null, number>();
      uses.set(term, counts.set(scope.product, (counts.get(scope.product) ?? 0) + 1));
    }
  }
  const namesOf = new Map<string, string>();
  for (const [term, counts] of uses) {
    let all = 0;
    for (const count of counts.values()) all += count;
    for (const [product, count] of counts) {
      // A product with a single entry has nothing to repeat its name in.
      const enough = product !== null && count >= Math.min(2, entriesOf.get(product) ?? 0);
      if (product !== null && enough && (all - count) / all <= otherShare) namesOf.set(term, product);
    }
  }
  return {
    namedIn(text) {
      if (namesOf.size === 0) return null;
      let found: string | null = null;
      for (const term of termsOf(text).keys()) {
        const product = namesOf.get(term);
        if (product === undefined || product === found) continue;
        if (found !== null) return null;
        found = product;
      }
      return found;
    },
    named(text, product) {
      for (const term of termsOf(text).keys()) if (namesOf.get(term) === product) return true;
      return false;
    },
  };
}

/** Single characters and letter triples name nothing by themselves. */
function isWord(term: string): boolean {
  return term.length > 1 && !term.startsWith('~') && !term.includes(' ');
}
