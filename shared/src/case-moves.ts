/** What a case can be about, how it can stand, and what leads on from there. Free of zod: the server decides by it, the console shows its buttons by it. */

/** What a case is about. */
export const caseMatters = ['refund', 'return', 'replacement', 'damage', 'compensation', 'urge_shipping', 'change_address', 'other'] as const;
export type CaseMatter = (typeof caseMatters)[number];

/** open → waiting_shopper / waiting_approval → approved / refused → done, or cancelled; see case-state in the server for the moves. */
export const caseStates = ['open', 'waiting_shopper', 'waiting_approval', 'approved', 'refused', 'done', 'cancelled'] as const;
export type CaseState = (typeof caseStates)[number];

/** The parts of the list of cases. */
export const caseLists = ['active', 'approvals', 'ended', 'all'] as const;
export type CaseList = (typeof caseLists)[number];

/** What moves a case, and from which states. */
export const caseMovesFrom = {
  ask_shopper: ['open'],
  resume: ['waiting_shopper', 'waiting_approval'],
  grant: ['open', 'waiting_shopper'],
  refuse: ['open', 'waiting_shopper'],
  approve: ['waiting_approval'],
  reject: ['waiting_approval'],
  complete: ['approved', 'refused'],
  cancel: ['open', 'waiting_shopper', 'waiting_approval', 'approved', 'refused'],
  reopen: ['approved', 'refused', 'done', 'cancelled'],
} as const satisfies Record<string, readonly CaseState[]>;
export type CaseMoveName = keyof typeof caseMovesFrom;

/** True when this can be done with a case that stands so. */
export function caseCan(state: CaseState, move: CaseMoveName): boolean {
  return (caseMovesFrom[move] as readonly CaseState[]).includes(state);
}

/** Matters that are about money: nothing is granted without saying how much. */
export const paidMatters: ReadonlySet<CaseMatter> = new Set(['refund', 'compensation'] as const);

/** True while somebody still has to do something, so that a deadline and an owner make sense. */
export function isOpenCase(state: CaseState): boolean {
  return state !== 'done' && state !== 'cancelled';
}
