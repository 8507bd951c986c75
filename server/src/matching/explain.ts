/** Says in plain values why a candidate stands where it stands. */
import type { InvertedIndex } from './inverted-index.ts';
import type { Evidence } from './scorers.ts';
import { termsOf } from './terms.ts';
import type { Candidate, MatcherEntry } from './types.ts';
import { weights } from './weights.ts';

const round = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * A candidate whose explanation is made when it is read: most results are never looked into, and the terms cost more than the match.
 * `rule` names what lifted it, or null.
 */
export function candidateOf(evidence: Evidence, entries: readonly MatcherEntry[], index: InvertedIndex, text: string, rule: string | null): Candidate {
  const entry = entries[evidence.entry] as MatcherEntry;
  const score = round(Math.min(1, evidence.score));
  return {
    id: entry.id,
    score,
    get why() {
      return {
        phrasing: index.phrasings[evidence.nearest]?.raw ?? entry.question,
        terms: sharedTerms(evidence.entry, index, text),
        rule,
        shares: {
          phrasing: round(weights.shares.phrasing * evidence.phrasing), entry: round(weights.shares.whole * evidence.whole),
          bayes: round(weights.shares.bayes * evidence.bayes), keywords: round(weights.shares.keywords * evidence.keywords), typo: round(weights.typoShare * evidence.typo),
        },
      };
    },
  };
}

function sharedTerms(entry: number, index: InvertedIndex, text: string): string[] {
  const found: { term: string; weight: number }[] = [];
  for (const [term, weight] of termsOf(text)) {
    const id = index.vocabulary.get(term);
    if (id === undefined || term.startsWith('~')) continue;
    const at = index.byEntry[id]?.ids.indexOf(entry) ?? -1;
    if (at >= 0) found.push({ term, weight: weight * (index.rarity[id] ?? 0) });
  }
  return found.sort((a, b) => b.weight - a.weight).slice(0, 8).map(({ term }) => term);
}
