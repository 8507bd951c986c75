/** What the matcher needs of a knowledge entry; texts as the merchant wrote them. */
export interface MatcherEntry {
  id: string;
  tier: 1 | 2 | 3;
  question: string;
  phrasings: readonly string[];
  keywords: readonly string[];
  answer: string;
  scope: Scope;
}

/** Where an entry holds: null means everywhere. */
export interface Scope { product: string | null; liveSession: string | null }

/** Where the shopper is. Absent means unknown, not "nowhere". */
export interface MatchContext { product?: string | null | undefined; liveSession?: string | null | undefined }

/** The three bands: the bot speaks, the bot offers up to three questions, a person takes over. */
export type MatchOutcome = 'answer' | 'choices' | 'handoff';

/**
 * Why the outcome is what it is.
 * `confident` and `exact` answer; `unsure` and `which_product` offer choices, `too_short` (one word) too where there is any; the others hand over:
 * `needs_person` is a tier-3 entry, `asked` a wish for a person, the rest are words that no entry should answer.
 */
export type MatchReason =
  | 'confident' | 'exact' | 'unsure' | 'needs_person' | 'asked'
  | 'low_confidence' | 'greeting' | 'thanks' | 'bye' | 'acknowledged' | 'too_short' | 'which_product' | 'gibberish' | 'insult' | 'negated' | 'other_shop' | 'empty';

/** How a candidate came to its score. `shares` sum up to about the score. */
export interface Why {
  /** The entry's phrasing nearest to the question. */
  phrasing: string;
  /** The question's terms that the entry knows, heaviest first. */
  terms: string[];
  /** The rule that lifted or capped it, or null. */
  rule: string | null;
  shares: { phrasing: number; entry: number; bayes: number; keywords: number; typo: number };
}

export interface Candidate { id: string; score: number; why: Why }

/** What one question led to. `candidates` best first; `answers` are the ids to speak, empty unless `outcome` is `answer`. */
export interface MatchResult {
  outcome: MatchOutcome;
  /** 0 to 1: the estimated chance that the first candidate is right. */
  confidence: number;
  candidates: Candidate[];
  answers: string[];
  reason: MatchReason;
}

/** Where the bands begin, both in confidence. A merchant may move them. */
export interface Thresholds {
  /** At and above it the bot answers. Higher: fewer and safer answers. Default 0.72. */
  answer: number;
  /** At and above it the bot offers choices; below, a person takes over. Default 0.3. */
  choices: number;
}

export interface MatcherOptions {
  thresholds?: Partial<Thresholds>;
  /** How many candidates a result carries. Default 5. */
  candidates?: number;
}
