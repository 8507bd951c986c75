/**
 * Every fitted number of the engine in one place, found by coordinate search over labelled questions.
 * They weigh kinds of evidence, never words, so they hold for any shop.
 */
export interface Weights {
  /** Parts of a candidate's score; they sum to about 1. */
  shares: { phrasing: number; whole: number; bayes: number; keywords: number };
  /** What a pair that only sounds alike counts beside the pair itself, 0 to 1. */
  soundShare: number;
  /** How much words the shop has never heard dilute a likeness, 0 to 1. */
  dilution: number;
  /** What a full fuzzy hit adds to a score. */
  typoShare: number;
  /** What the index is built with. */
  index: {
    /** Share with which an entry's keywords and its answer speak in its own vector beside its phrasings. */
    keywords: number; answer: number;
    /** Smoothing of the Bayes counts. */
    alpha: number;
    /** Weight of a single character beside a pair (1), and of a letter triple beside a word (1). */
    single: number; triple: number;
    /** How much rarity counts: exponent. */
    rarity: number;
    /** How much an entry that says a lot is held back: exponent of its length. */
    length: number;
  };
  /** Logistic regression from evidence to the chance that the first candidate is right. */
  confidence: { bias: number; score: number; lead: number; phrasing: number; keywords: number; known: number; bayes: number };
}

export const weights: Weights = {
  shares: { phrasing: 0.05, whole: 0.5, bayes: 0.43, keywords: 0.02 },
  soundShare: 0.75,
  dilution: 1,
  typoShare: 0.1,
  index: { keywords: 0.45, answer: 0.6, alpha: 0.1, single: 1, triple: 0.2, rarity: 0.9, length: 1 },
  confidence: { bias: -2.2, score: 17, lead: 15, phrasing: 0, keywords: 0, known: 0.5, bayes: 0 },
};
