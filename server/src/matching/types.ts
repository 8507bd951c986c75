import type { TrainedModel } from './training.ts';

/** What the matcher needs of a knowledge entry; texts as the merchant wrote them. */
export interface MatcherEntry {
  id: string;
  tier: 1 | 2 | 3;
  question: string;
  phrasings: readonly string[];
  keywords: readonly string[];
  answer: string;
  /** The merchant's own shelf for it; weak evidence. */
  category?: string;
  scope: Scope;
}

/** Where an entry holds: null means everywhere. */
export interface Scope { product: string | null; liveSession: string | null }

/** Where the shopper is. Absent means unknown, not "nowhere". */
export interface MatchContext {
  product?: string | null | undefined;
  liveSession?: string | null | undefined;
  /** The order at hand: what is asked without naming a product is likelier about one of these. It rules nothing out. */
  order?: { products: readonly string[] } | null | undefined;
  /** What the shopper wrote before, as written; "那运费呢" is read with it. */
  previous?: string | null | undefined;
}

/** The three bands: the bot speaks, the bot offers up to three questions, a person takes over. */
export type MatchOutcome = 'answer' | 'choices' | 'handoff';

/**
 * Why the outcome is what it is.
 * `confident` and `exact` answer; `two_questions` answers both or hands over; `unsure` and `which_product` offer choices, `too_short` (one word) too where there is any; the others hand over:
 * `needs_person` is a tier-3 entry, `asked` a wish for a person, the rest are words that no entry should answer.
 */
export type MatchReason =
  | 'confident' | 'exact' | 'two_questions' | 'unsure' | 'needs_person' | 'asked'
  | 'low_confidence' | 'greeting' | 'thanks' | 'bye' | 'acknowledged' | 'too_short' | 'which_product' | 'gibberish' | 'insult' | 'negated' | 'other_shop' | 'empty';

/** How a candidate came to its score. `shares` name each scorer's part of the score and sum up to it. */
export interface Why {
  /** The entry's phrasing nearest to the question. */
  phrasing: string;
  /** The question's terms that the entry knows, heaviest first. */
  terms: string[];
  /** The rule that lifted or capped it, or null. */
  rule: string | null;
  shares: Record<string, number>;
}

export interface Candidate { id: string; score: number; why: Why }

/** What one question led to. `candidates` best first; `answers` are the ids to speak, empty unless `outcome` is `answer`. */
export interface MatchResult {
  outcome: MatchOutcome;
  /** 0 to 1: the estimated chance that the first candidate is right. */
  confidence: number;
  /** 0 to 1: the estimated chance that one of the first three is right; never below `confidence`. */
  offered: number;
  candidates: Candidate[];
  answers: string[];
  /** Where the message asks two things: its two parts as read, in the order asked, each with the entry it leads to. */
  parts?: { text: string; id: string }[];
  reason: MatchReason;
}

/** Where the bands begin. A merchant may move them. */
export interface Thresholds {
  /** In `confidence`: at and above it the bot answers. Higher: fewer and safer answers. */
  answer: number;
  /** In `offered`: at and above it the bot offers choices; below, a person takes over. */
  choices: number;
}

export interface MatcherOptions {
  thresholds?: Partial<Thresholds>;
  /** What training made of these entries, or of an earlier state of them. */
  model?: TrainedModel | null;
  /** How many candidates a result carries. Default 5. */
  candidates?: number;
}
