/** Scores predictions against labelled questions; every rule is one that a shopper would feel. */
export interface LabelledQuestion {
  id: string; text: string; expected: string | null;
  /** Further entries that are fully right. */
  also?: string[] | undefined;
  /** The entry of a second question in the same message. */
  second?: string | undefined;
  context?: { product?: string | null | undefined; liveSession?: string | null | undefined } | undefined;
}
export interface Prediction { outcome: 'answer' | 'choices' | 'handoff'; confidence: number; candidates: readonly { id: string }[]; answers?: readonly string[] | undefined; tookMs: number }

export interface Score {
  questions: number; inScope: number; outOfScope: number;
  top1: number; top3: number; auroc: number; answeredRight: number; helped: number; choicesShare: number;
  outOfScopeNotAnswered: number; precisionOfAnswers: number; wrongOfAll: number; p50Ms: number; p99Ms: number;
}

const share = (part: number, whole: number): number => (whole === 0 ? NaN : 100 * part / whole);

/** @param tierOf a tier-3 entry is served by a handoff with that entry first, not by an answer */
export function score(questions: readonly LabelledQuestion[], predictions: readonly Prediction[], tierOf: (id: string) => number | undefined): Score {
  const n = { inScope: 0, top1: 0, top3: 0, right: 0, answered: 0, wrong: 0, helped: 0, falseAnswers: 0, choices: 0 };
  questions.forEach((question, at) => {
    const { outcome, candidates, answers } = predictions[at] as Prediction;
    const ids = candidates.map(({ id }) => id);
    const isRight = (id: string | undefined): boolean => id !== undefined && (id === question.expected || (question.also ?? []).includes(id));
    const first = isRight(ids[0]);
    const among = ids.slice(0, 3).some(isRight);
    if (outcome === 'choices') n.choices += 1;
    if (question.expected === null) {
      if (outcome === 'answer' && !first) n.falseAnswers += 1;
      return;
    }
    n.inScope += 1;
    if (first) n.top1 += 1;
    if (among) n.top3 += 1;
    if (outcome === 'answer') n.answered += 1;
    if (question.second !== undefined) {
      const spoken = answers ?? ids.slice(0, 1);
      if (outcome === 'answer') { if (spoken.includes(question.second) && spoken.some(isRight)) { n.right += 1; n.helped += 1; } else n.wrong += 1; }
      else if (outcome === 'handoff' || (among && ids.slice(0, 3).includes(question.second))) n.helped += 1;
    } else if (tierOf(question.expected) === 3) {
      if (outcome === 'handoff') { n.helped += 1; if (first) n.right += 1; }
      else if (outcome === 'answer' && !first) n.wrong += 1;
    } else if (outcome === 'answer') {
      if (first) { n.right += 1; n.helped += 1; } else n.wrong += 1;
    } else if (outcome === 'choices' && among) n.helped += 1;
  });
  const outOfScope = questions.length - n.inScope;
  const spoken = n.answered + n.falseAnswers;
  const took = predictions.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  const at = (part: number): number => took[Math.min(took.length - 1, Math.floor(part * took.length))] ?? NaN;
  return {
    questions: questions.length, inScope: n.inScope, outOfScope,
    top1: share(n.top1, n.inScope), top3: share(n.top3, n.inScope), auroc: auroc(questions, predictions),
    answeredRight: share(n.right, n.inScope), helped: share(n.helped, n.inScope), choicesShare: share(n.choices, questions.length),
    outOfScopeNotAnswered: share(outOfScope - n.falseAnswers, outOfScope), precisionOfAnswers: share(spoken - n.wrong - n.falseAnswers, spoken),
    wrongOfAll: share(n.wrong + n.falseAnswers, questions.length), p50Ms: at(0.5), p99Ms: at(0.99),
  };
}

/** The chance that a question with an answer is trusted more than one without. */
function auroc(questions: readonly LabelledQuestion[], predictions: readonly Prediction[]): number {
  const all = questions.map(({ expected }, at) => ({ inScope: expected !== null, confidence: predictions[at]?.confidence ?? 0 })).sort((a, b) => a.confidence - b.confidence);
  const inScope = all.filter((each) => each.inScope).length;
  let sum = 0;
  for (let from = 0, until = 0; from < all.length; from = until) {
    while (until < all.length && all[until]?.confidence === all[from]?.confidence) until += 1;
    for (let at = from; at < until; at += 1) if (all[at]?.inScope) sum += (from + until + 1) / 2;
  }
  return share(sum - inScope * (inScope + 1) / 2, inScope * (all.length - inScope));
}
