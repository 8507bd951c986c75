/**
 * The answer engine: which knowledge entry a shopper's question means, how sure that is, and whether to answer, offer or hand over.
 * It owns words and nothing else: no database, clock, shop or order, and it never words a reply. The knowledge service
 * makes one matcher per shop and language and makes a new one when entries change; the command line tool does the same.
 */
import { bandOf, confidenceOf, defaultThresholds } from './bands.ts';
import { candidateOf } from './explain.ts';
import { buildIndex } from './inverted-index.ts';
import { createKeywordRules } from './keywords.ts';
import { asksForPerson, isElsewhere, isGibberish, isInsult, isOneWord, smallTalk, withoutDenials } from './messages.ts';
import { createNormaliser, type Normalised } from './normalise.ts';
import { createProductNames } from './product-names.ts';
import { createScopeFactors, scopeFactor } from './scope.ts';
import { createScorers, type Evidence, type Scored } from './scorers.ts';
import { createSoundIndex, createSounds } from './sound.ts';
import type { MatchContext, MatcherEntry, MatcherOptions, MatchReason, MatchResult } from './types.ts';
import { rerankTypos } from './typos.ts';

export interface Matcher { match(text: string, context?: MatchContext): MatchResult }

/** Tables that every matcher of a process can share; making them takes about a tenth of a second. */
export interface LanguageTables { normalise: (raw: string) => Normalised; soundOf: (char: string) => string }

export function createLanguageTables(): LanguageTables {
  return { normalise: createNormaliser(), soundOf: createSounds() };
}

/** Only this much of a message is read; nobody asks in more. */
const longestRead = 400;
/** Between these confidences the typo step is worth its price. */
const doubt = { from: 0.15, to: 0.8 } as const;
/** An entry of another product this close, beside the first, makes it unclear which product is meant. */
const rivalShare = 0.5;

/**
 * Makes a matcher over entries. Throws on two entries with one id.
 * @param tables shared tables; made anew when absent
 */
export function createMatcher(entries: readonly MatcherEntry[], options: MatcherOptions = {}, tables: LanguageTables = createLanguageTables()): Matcher {
  const seen = new Set<string>();
  for (const { id } of entries) {
    if (seen.has(id)) throw new Error(`matching: duplicate entry id "${id}"`);
    seen.add(id);
  }
  const thresholds = { ...defaultThresholds, ...options.thresholds };
  const width = options.candidates ?? 5;
  const { normalise } = tables;
  const index = buildIndex(entries, normalise);
  const scorers = createScorers(index, createKeywordRules(entries, normalise), createSoundIndex(index.vocabulary, tables.soundOf), entries.length);
  const factorsIn = createScopeFactors(entries);
  const products = createProductNames(entries, normalise);
  const personEntries = entries.flatMap((entry, at) => (entry.tier === 3 && asksForPerson(normalise(entry.question)) ? [at] : []));

  function result(scored: Scored, text: string, confidence: number, outcome: MatchResult['outcome'], reason: MatchReason, rule: string | null = null): MatchResult {
    const candidates = scored.evidence.slice(0, width).map((each, at) => candidateOf(each, entries, index, text, at === 0 ? rule : null));
    const first = candidates[0];
    return { outcome, confidence, candidates, answers: outcome === 'answer' && first ? [first.id] : [], reason };
  }

  /** Puts an entry first that a rule has chosen, whatever the words say. */
  function lift(scored: Scored, entry: number, nearest: number): void {
    const found = scored.evidence.find((each) => each.entry === entry);
    const lifted: Evidence = { ...(found ?? { entry, whole: 0, bayes: 0, keywords: 0, typo: 0 }), phrasing: 1, nearest, score: 1 };
    scored.evidence = [lifted, ...scored.evidence.filter((each) => each.entry !== entry)];
  }

  /** The very words of a phrasing; of several entries the one nearest in scope. */
  function exactMatch({ text }: Normalised, context: MatchContext): MatchResult | null {
    let best: { entry: number; nearest: number } | null = null;
    let bestFactor = 0;
    for (const nearest of index.exact.get(text) ?? []) {
      const entry = index.phrasings[nearest]?.entry ?? -1;
      const found = entries[entry];
      const factor = found ? scopeFactor(found.scope, context) : 0;
      if (factor > bestFactor) { bestFactor = factor; best = { entry, nearest }; }
    }
    if (!best) return null;
    const scored: Scored = { evidence: [], known: 1 };
    lift(scored, best.entry, best.nearest);
    if (personEntries.includes(best.entry)) return result(scored, text, 1, 'handoff', 'asked', 'exact phrasing');
    return decide(scored, text, 1, true);
  }

  /** Messages that hold no question. */
  function noQuestion(message: Normalised, raw: string): MatchResult | null {
    const handOver = (reason: MatchReason): MatchResult => ({ outcome: 'handoff', confidence: 0, candidates: [], answers: [], reason });
    const talk = smallTalk(raw);
    if (talk) return handOver(talk);
    if (message.text === '') return handOver('empty');
    if (isGibberish(message)) return handOver('gibberish');
    return isInsult(message) ? handOver('insult') : null;
  }

  function likelyMatch(message: Normalised, context: MatchContext): MatchResult {
    const { asked, denied } = withoutDenials(message);
    const scored = scorers.score(asked === '' ? message.text : asked, factorsIn(context));
    if (asksForPerson(message)) {
      const [entry] = personEntries;
      if (entry !== undefined) lift(scored, entry, -1);
      return result(scored, message.text, 1, 'handoff', 'asked', 'asks for a person');
    }
    let confidence = confidenceOf(scored);
    if (confidence > doubt.from && confidence < doubt.to) {
      rerankTypos(asked, scored.evidence, index);
      confidence = confidenceOf(scored);
    }
    if (scored.evidence.length === 0) return result(scored, asked, 0, 'handoff', 'low_confidence');
    const refused = refusal(message, asked, denied);
    if (refused) return result(scored, asked, Math.min(confidence, thresholds.choices * 0.9), 'handoff', refused.reason, refused.rule);
    const unspoken = Math.min(confidence, thresholds.answer * 0.98);
    if (isOneWord(message)) return result(scored, asked, unspoken, confidence >= thresholds.choices / 3 ? 'choices' : 'handoff', 'too_short', 'one word');
    const doubtful = doubtOf(asked, scored, context);
    if (doubtful && confidence >= thresholds.choices) return result(scored, asked, unspoken, 'choices', doubtful);
    return decide(scored, asked, confidence, false);
  }

  /** What no likeness may overrule. */
  function refusal(message: Normalised, asked: string, denied: string): { reason: MatchReason; rule: string } | null {
    if (asked === '' && denied !== '') return { reason: 'negated', rule: 'the wish is denied' };
    const elsewhere = isElsewhere(message, (word) => index.vocabulary.has(word.slice(0, 2)));
    return elsewhere ? { reason: 'other_shop', rule: 'speaks of another shop' } : null;
  }

  /** What keeps a likely entry from being spoken without asking back. */
  function doubtOf(asked: string, { evidence }: Scored, context: MatchContext): MatchReason | null {
    const [first] = evidence;
    const productOf = (each: Evidence | undefined): string | null => entries[each?.entry ?? -1]?.scope.product ?? null;
    const product = productOf(first);
    if (!first || product === null || context.product || products.named(asked, product)) return null;
    const rival = evidence.some((each) => each.score >= first.score * rivalShare && productOf(each) !== null && productOf(each) !== product);
    return rival ? 'which_product' : null;
  }

  function decide(scored: Scored, text: string, confidence: number, exact: boolean): MatchResult {
    const band = bandOf(confidence, thresholds);
    const tier = entries[scored.evidence[0]?.entry ?? -1]?.tier;
    if (band === 'answer') {
      if (tier === 3) return result(scored, text, confidence, 'handoff', 'needs_person', exact ? 'exact phrasing' : null);
      return result(scored, text, confidence, 'answer', exact ? 'exact' : 'confident', exact ? 'exact phrasing' : null);
    }
    return result(scored, text, confidence, band, band === 'choices' ? 'unsure' : 'low_confidence');
  }

  return {
    match(raw, context = {}) {
      const message = normalise(raw.length > longestRead ? raw.slice(0, longestRead) : raw);
      return exactMatch(message, context) ?? noQuestion(message, raw) ?? likelyMatch(message, context);
    },
  };
}
