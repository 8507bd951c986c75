/** Says in plain values why a candidate stands where it stands. */
import { experts } from './experts.ts';
import type { Phrasing } from './groundwork.ts';
import type { Evidence } from './ranking.ts';
import { termsOf } from './terms.ts';
import type { Candidate, MatcherEntry } from './types.ts';

const round = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * A candidate whose explanation is made when it is read: most results are never looked into, and the terms cost more than the match.
 * `rule` names what lifted it, or null.
 */
export function candidateOf(evidence: Evidence, rivals: readonly Evidence[], entries: readonly MatcherEntry[], phrasings: readonly Phrasing[], text: string, rule: string | null): Candidate {
  const entry = entries[evidence.entry] as MatcherEntry;
  const score = round(evidence.chance);
  return {
    id: entry.id,
    score,
    get why() {
      return {
        phrasing: phrasings[evidence.nearest]?.raw ?? entry.question,
        terms: sharedTerms(evidence.entry, phrasings, text),
        rule,
        shares: sharesOf(evidence, rivals, score),
      };
    },
  };
}

/** How much of the score is owed to each scorer: its lead over the weakest candidate, as a part of all such leads. */
function sharesOf(evidence: Evidence, rivals: readonly Evidence[], score: number): Record<string, number> {
  const lead = (read: (each: Evidence) => number): number => Math.max(0, read(evidence) - Math.min(...rivals.map(read)));
  const leads: [string, number][] = [
    ...experts.map((name, at): [string, number] => [name, lead(({ shares }) => shares[at] as number)]),
    ['scope', lead(({ scope }) => scope)],
    ['typo', lead(({ typo }) => typo)],
  ];
  const whole = leads.reduce((sum, [, each]) => sum + each, 0);
  return Object.fromEntries(leads.map(([name, each]) => [name, whole > 0 ? round(score * each / whole) : 0]));
}

function sharedTerms(entry: number, phrasings: readonly Phrasing[], text: string): string[] {
  const own = new Set<string>();
  for (const phrasing of phrasings) if (phrasing.entry === entry) for (const term of termsOf(phrasing.text).keys()) own.add(term);
  return [...termsOf(text)].filter(([term]) => !term.startsWith('~') && own.has(term))
    .sort(([one, a], [other, b]) => b - a || other.length - one.length).slice(0, 8).map(([term]) => term);
}
