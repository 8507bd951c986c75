/** Whether an entry and its neighbours steal each other's questions. Pure; asked while someone types, so it looks at neighbours alone. */
import type { KnowledgeEntry } from '@aftercast/shared';
import type { LanguageTables } from '../../matching/matcher.ts';
import { buildLanguageBase, type LanguageBase } from '../knowledge-base.ts';

/** One entry that is in the way, with the phrasings that show it. */
export interface Rival {
  entryId: string;
  question: string;
  /** `same`: the very words stand in both. `near`: most of the phrasings would be answered by the other one today. `steals`: some are lost. */
  kind: 'same' | 'near' | 'steals';
  /** Phrasings of the edited entry that the other one would answer. */
  lost: string[];
  /** Phrasings of the other entry that the edited one would answer. */
  taken: string[];
}

/** More phrasings tell nothing new. */
const phrasingsRead = 60;
const neighboursRead = 24;
const rivalsShown = 5;
const examplesShown = 4;
/** When this share of the phrasings goes to one other entry, the two are one. */
const nearShare = 0.5;

/**
 * Rivals hold in the same place (product and session): a narrower entry is meant to win inside its scope.
 * @param base the knowledge beside which the entry would stand
 */
export function conflictsOf(entry: KnowledgeEntry, base: LanguageBase, tables: LanguageTables): Rival[] {
  const own = [entry.question, ...entry.phrasings].slice(0, phrasingsRead);
  const samePlace = (other: KnowledgeEntry): boolean => other.id !== entry.id && other.scope.product === entry.scope.product && other.scope.liveSession === entry.scope.liveSession;
  const neighbours = new Map<string, KnowledgeEntry>();
  const nearest = new Map<string, number>();
  for (const phrasing of own) {
    const { candidates, confidence } = base.matcher.match(phrasing, entry.scope);
    const others = candidates.flatMap(({ id }) => base.byId.get(id) ?? []).filter(samePlace);
    for (const other of others) if (neighbours.size < neighboursRead) neighbours.set(other.id, other);
    const [first] = others;
    if (first && confidence >= base.thresholds.answer) nearest.set(first.id, (nearest.get(first.id) ?? 0) + 1);
  }
  if (neighbours.size === 0) return [];

  const together = buildLanguageBase(base.language, [entry, ...neighbours.values()], base.thresholds, tables).matcher;
  const winner = (phrasing: string): string | undefined => together.match(phrasing, entry.scope).candidates[0]?.id;
  const plain = (text: string): string => tables.normalise(text).text;
  const ownWords = new Set(own.map(plain));
  const lost = own.map((phrasing) => ({ phrasing, to: winner(phrasing) }));

  const rivals = [...neighbours.values()].map((other): Rival & { weight: number } => {
    const theirs = [other.question, ...other.phrasings].slice(0, phrasingsRead);
    const same = theirs.filter((phrasing) => ownWords.has(plain(phrasing)));
    const taken = theirs.filter((phrasing) => !same.includes(phrasing) && winner(phrasing) === entry.id);
    const gone = lost.filter(({ phrasing, to }) => to === other.id && !same.includes(phrasing)).map(({ phrasing }) => phrasing);
    const isNear = (nearest.get(other.id) ?? 0) >= own.length * nearShare;
    const kind = same.length > 0 ? 'same' : isNear ? 'near' : 'steals';
    const weight = same.length * 3 + gone.length * 2 + taken.length * 2 + (isNear ? 1 : 0);
    return { entryId: other.id, question: other.question, kind, lost: [...same, ...gone].slice(0, examplesShown), taken: taken.slice(0, examplesShown), weight };
  });
  return rivals.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight).slice(0, rivalsShown).map(({ weight: _, ...rival }) => rival);
}
