/**
 * The answer engine: which knowledge entry a shopper's question means, how sure that is, and whether to answer, offer or hand over.
 * It owns words and nothing else: no database, clock, shop or order, and it never words a reply. The knowledge service
 * makes one matcher per shop and language and makes a new one when entries change; the command line tool does the same.
 */
import { bandOf, defaultThresholds } from './bands.ts';
import { candidateOf } from './explain.ts';
import { readFollowUp, type FollowUp } from './follow-up.ts';
import { layGroundwork, type Groundwork, type Phrasing } from './groundwork.ts';
import { createLanguageTables, type LanguageTables } from './language-tables.ts';
import { asksForPerson, isElsewhere, isGibberish, isInsult, isOneWord, smallTalk, withoutDenials } from './messages.ts';
import type { Normalised } from './normalise.ts';
import { createProductNames, type ProductNames } from './product-names.ts';
import { createRanker, type Evidence, type Ranker, type Ranking } from './ranking.ts';
import { isHeld, mayAnswer } from './scope.ts';
import { signCount } from './calibration.ts';
import { expertCount } from './experts.ts';
import type { TrainedModel } from './training.ts';
import { partsOf } from './two-questions.ts';
import type { Candidate, MatchContext, MatcherEntry, MatcherOptions, MatchReason, MatchResult } from './types.ts';
import { atOnce, type Work } from './work.ts';

export { createLanguageTables, type LanguageTables } from './language-tables.ts';

export interface Matcher { match(text: string, context?: MatchContext): MatchResult }

function* prepare(entries: readonly MatcherEntry[], model: TrainedModel | null, products: ProductNames, tables: LanguageTables, laid: Groundwork | null): Work<{ ranker: Ranker; phrasings: readonly Phrasing[]; exact: Groundwork['exact'] }> {
  const ground = laid ?? (yield* layGroundwork(entries, tables));
  return { ranker: yield* createRanker(entries, ground, model, products, tables), phrasings: ground.phrasings, exact: ground.exact };
}

/** Only this much of a message is read; nobody asks in more. */
const longestRead = 400;
/** An entry of another product this close, beside the first, makes it unclear which product is meant. */
const rivalShare = 0.25;
/** Rivals share what one entry would have alone, so this part of the choices threshold is enough to offer them. */
const rivalsShare = 0.4;
/** An entry that no scorer was asked about. */
const evidenceFor = (entry: number): Evidence => ({ entry, points: 0, shares: new Float64Array(expertCount), scope: 0, typo: 0, chance: 0, nearest: -1 });
const exactRule = 'exact phrasing';
/** A tier-3 entry is cheap to be wrong about, since a person reads on: this part of the answer threshold is enough. */
export const personShare = 0.6;

/**
 * Makes a matcher over entries. Throws on two entries with one id.
 * @param options `model` is what `trainModel` learnt from these entries or from an earlier state of them; without it the cheap scorers answer
 * @param tables shared tables; made anew when absent
 */
export const createMatcher = (entries: readonly MatcherEntry[], options: MatcherOptions = {}, tables: LanguageTables = createLanguageTables()): Matcher => atOnce(buildMatcher(entries, options, tables));

/**
 * The same as work that can be done in slices.
 * @param laid the groundwork of these entries, where it is there already
 */
export function* buildMatcher(entries: readonly MatcherEntry[], options: MatcherOptions, tables: LanguageTables, laid: Groundwork | null = null): Work<Matcher> {
  const seen = new Set<string>();
  for (const { id } of entries) {
    if (seen.has(id)) throw new Error(`matching: duplicate entry id "${id}"`);
    seen.add(id);
  }
  const thresholds = { ...defaultThresholds, ...options.thresholds };
  const width = options.candidates ?? 5;
  const { normalise } = tables;
  const products = yield* createProductNames(entries, normalise);
  // The rows of the groundwork are needed to build and never again; no closure here may keep them.
  const { ranker, phrasings, exact } = yield* prepare(entries, options.model ?? null, products, tables, laid);
  const speaksOf = (word: string): boolean => phrasings.some(({ text }) => text.includes(word)) || entries.some(({ keywords }) => keywords.some((keyword) => normalise(keyword).text.includes(word)));
  const productOf = (entry = -1): string | null => entries[entry]?.scope.product ?? null;
  const personEntries = entries.flatMap((entry, at) => (entry.tier === 3 && asksForPerson(normalise(entry.question)) ? [at] : []));

  function result({ evidence, offered }: Ranking, text: string, confidence: number, outcome: MatchResult['outcome'], reason: MatchReason, rule: string | null = null): MatchResult {
    const candidates = evidence.slice(0, width).map((each, at) => candidateOf(each, evidence, entries, phrasings, text, at === 0 ? rule : null));
    const first = candidates[0];
    return { outcome, confidence, offered: Math.max(confidence, offered), candidates, answers: outcome === 'answer' && first ? [first.id] : [], reason };
  }

  /** Puts an entry first that a rule has chosen, whatever the words say. */
  function lift(ranking: Ranking, entry: number, nearest: number): void {
    const found = ranking.evidence.find((each) => each.entry === entry);
    ranking.evidence = [{ ...(found ?? evidenceFor(entry)), chance: 1, nearest }, ...ranking.evidence.filter((each) => each.entry !== entry).map((each) => ({ ...each, chance: 0 }))];
  }

  /** The very words of a phrasing; of several entries the one nearest in scope, or the question which product is meant. */
  function exactMatch({ text }: Normalised, context: MatchContext): MatchResult | null {
    let best: { entry: number; nearest: number }[] = [];
    let bestRank = -1;
    for (const nearest of exact.get(text) ?? []) {
      const entry = phrasings[nearest]?.entry ?? -1;
      const found = entries[entry];
      if (!found || !mayAnswer(found.scope, context)) continue;
      const { product, liveSession } = found.scope;
      const rank = (liveSession === null ? 0 : 2) + (product !== null && (context.product || isHeld(product, context)) ? 1 : 0);
      if (rank > bestRank) { bestRank = rank; best = []; }
      if (rank === bestRank && (best.length === 0 || (product !== null && best.every((each) => productOf(each.entry) !== product)))) best.push({ entry, nearest });
    }
    const [first] = best;
    if (!first) return null;
    const ranking: Ranking = { evidence: [], confidence: 1, offered: 1, signs: new Float64Array(signCount) };
    if (best.length > 1 && productOf(first.entry) !== null) {
      ranking.evidence = best.map(({ entry, nearest }) => ({ ...evidenceFor(entry), chance: 1 / best.length, nearest }));
      return result(ranking, text, Math.min(1 / best.length, thresholds.answer * 0.98), 'choices', 'which_product', exactRule);
    }
    lift(ranking, first.entry, first.nearest);
    if (personEntries.includes(first.entry)) return result(ranking, text, 1, 'handoff', 'asked', exactRule);
    return decide(ranking, text, 1, exactRule);
  }

  /** Messages that hold no question. */
  function noQuestion(message: Normalised, raw: string): MatchResult | null {
    const handOver = (reason: MatchReason): MatchResult => ({ outcome: 'handoff', confidence: 0, offered: 0, candidates: [], answers: [], reason });
    const talk = smallTalk(raw);
    if (talk) return handOver(talk);
    if (message.text === '') return handOver('empty');
    if (isGibberish(message)) return handOver('gibberish');
    return isInsult(message) ? handOver('insult') : null;
  }

  function likelyMatch(message: Normalised, context: MatchContext, rule: string | null = null): MatchResult {
    const { asked, denied } = withoutDenials(message);
    const ranking = ranker.rank(asked === '' ? message.text : asked, context);
    if (asksForPerson(message)) {
      const [entry] = personEntries;
      if (entry !== undefined) lift(ranking, entry, -1);
      return result(ranking, message.text, 1, 'handoff', 'asked', 'asks for a person');
    }
    if (ranking.evidence.length === 0) return result(ranking, asked, 0, 'handoff', 'low_confidence');
    const { confidence } = ranking;
    const refused = refusal(message, asked, denied);
    if (refused) return result(ranking, asked, Math.min(confidence, thresholds.choices * 0.5), 'handoff', refused.reason, refused.rule);
    const unspoken = Math.min(confidence, thresholds.answer * 0.98);
    if (isOneWord(message)) return result(ranking, asked, unspoken, ranking.offered >= thresholds.choices / 3 ? 'choices' : 'handoff', 'too_short', 'one word');
    const unclear = unclearProducts(asked, ranking, context);
    const held = unclear.filter((product) => isHeld(product, context));
    if (held.length === 1) {
      const decided = likelyMatch(message, { ...context, product: held[0] }, 'order at hand');
      if (decided.reason !== 'low_confidence') return decided;
    }
    if (unclear.length > 0 && ranking.offered >= thresholds.choices * rivalsShare) return result(ranking, asked, unspoken, 'choices', 'which_product');
    return decide(ranking, asked, confidence, rule);
  }

  /** What no likeness may overrule. */
  function refusal(message: Normalised, asked: string, denied: string): { reason: MatchReason; rule: string } | null {
    if (asked === '' && denied !== '') return { reason: 'negated', rule: 'the wish is denied' };
    return isElsewhere(message, speaksOf) ? { reason: 'other_shop', rule: 'speaks of another shop' } : null;
  }

  /** The products whose entries fit about as well as the first, where neither the screen nor the words say which is meant; empty where that is clear. */
  function unclearProducts(asked: string, { evidence }: Ranking, context: MatchContext): string[] {
    const [first] = evidence;
    const product = productOf(first?.entry);
    if (!first || product === null || context.product || products.named(asked, product)) return [];
    const fitting = new Set(evidence.filter(({ chance }) => chance >= first.chance * rivalShare).map(({ entry }) => productOf(entry)));
    fitting.delete(null);
    return fitting.size > 1 ? [...fitting] as string[] : [];
  }

  function decide(ranking: Ranking, text: string, confidence: number, rule: string | null): MatchResult {
    const tier = entries[ranking.evidence[0]?.entry ?? -1]?.tier;
    if (tier === 3 && confidence >= thresholds.answer * personShare) return result(ranking, text, confidence, 'handoff', 'needs_person', rule);
    const band = bandOf(confidence, ranking.offered, thresholds);
    if (band === 'answer') return result(ranking, text, confidence, 'answer', rule === exactRule ? 'exact' : 'confident', rule);
    return result(ranking, text, confidence, band, band === 'choices' ? 'unsure' : 'low_confidence');
  }

  function matchOne(raw: string, message: Normalised, context: MatchContext): MatchResult {
    return exactMatch(message, context) ?? noQuestion(message, raw) ?? likelyMatch(message, context);
  }

  /** The turn before must not outshout what was added to it: of what fits both turns, an entry that fits the addition as well goes first. */
  function matchFollowUp({ whole, added }: FollowUp, context: MatchContext): MatchResult {
    const found = matchOne(whole.text, whole, context);
    if (added === null) return found;
    const chances = new Map(ranker.rank(added.text, context).evidence.map(({ entry, chance }) => [(entries[entry] as MatcherEntry).id, chance]));
    const fit = ({ id }: { id: string }): number => chances.get(id) ?? 0;
    const [first] = found.candidates;
    const better = found.candidates.reduce<Candidate | undefined>((best, each) => (best === undefined || fit(each) > fit(best) ? each : best), undefined);
    if (!first || !better || fit(first) >= fit(better) / 2) return found;
    const candidates = [better, ...found.candidates.filter((each) => each !== better)];
    const confidence = Math.min(found.confidence, thresholds.answer * 0.98);
    return { ...found, outcome: 'choices', reason: 'unsure', confidence, candidates, answers: [] };
  }

  /** Both parts of a message that asks two things; null where it asks one, or both parts mean the same. */
  function matchTwo(message: Normalised, context: MatchContext): MatchResult | null {
    const two = partsOf(message);
    if (!two) return null;
    const { parts, announced } = two;
    const [one, other] = parts.map((text) => matchOne(text, normalise(text), context)) as [MatchResult, MatchResult];
    const [first, second] = [one.candidates[0], other.candidates[0]];
    if (!first || !second || first.id === second.id) return null;
    // Of two clauses that only look like questions one may be the story of the other.
    if (!announced && Math.min(one.offered, other.offered) < thresholds.choices) return null;
    const confidence = Math.min(one.confidence, other.confidence);
    const candidates = [first, second, ...one.candidates.slice(1), ...other.candidates.slice(1)].filter(({ id }, at, all) => all.findIndex((each) => each.id === id) === at).slice(0, width);
    const both = one.outcome === 'answer' && other.outcome === 'answer';
    return { outcome: both ? 'answer' : 'handoff', confidence, offered: confidence, candidates, answers: both ? [first.id, second.id] : [], reason: 'two_questions', parts: [{ text: parts[0], id: first.id }, { text: parts[1], id: second.id }] };
  }

  return {
    match(raw, context = {}) {
      const read = raw.length > longestRead ? raw.slice(0, longestRead) : raw;
      const message = normalise(read);
      const followUp = readFollowUp(message, context.previous, normalise);
      if (followUp) return matchFollowUp(followUp, context);
      return exactMatch(message, context) ?? noQuestion(message, read) ?? matchTwo(message, context) ?? likelyMatch(message, context);
    },
  };
}
