/**
 * The rules by which a case moves: open → waiting for the shopper or for an approval → approved or refused → done, or cancelled.
 * Pure: plain values in, the move or why there is none out. The service applies it under the version it was decided on.
 */
import { caseCan, paidMatters, type AuditAction, type CaseAction, type CaseMatter, type CaseState } from '@aftercast/shared';

/** The part of a case that decides a move. */
export interface CaseStanding {
  state: CaseState;
  matter: CaseMatter;
  amountCents: number | null;
  settledCents: number;
  requestedBy: string | null;
}

/** Who acts, and how much they may grant alone. */
export interface CaseActor {
  id: string;
  mayApprove: boolean;
  /** In hundredths; null is without a bound. */
  limitCents: number | null;
  /** What others of the same order or conversation were granted, in hundredths: ten small grants are one large one. */
  grantedCents: number;
}

/** Which notice tells the shopper of a move. */
export type CaseNotice = 'case_opened' | 'case_changed' | 'case_decided' | 'case_done';

/** What can happen to a case: a line of its history, an event of the outbox, and an action of the audit log. */
export type CaseEventType = Extract<AuditAction, `case.${string}`>;

/** A move: what becomes of the state and the money, the event that tells of it, and the notice for the shopper, if they need to know. */
export interface CaseMove {
  state: CaseState;
  amountCents: number | null;
  settledCents: number;
  /** Who asked for an approval; null where none is waited for. */
  requestedBy: string | null;
  event: CaseEventType;
  notice: CaseNotice | null;
}

/** Why there is no move. */
export type CaseRefusal = 'case_not_allowed_now' | 'case_amount_missing' | 'case_own_request' | 'forbidden' | 'invalid_request';

/** The most that one case pays over all its openings, in hundredths: what a column of PostgreSQL's holds is a little more. */
const mostSettledCents = 2_000_000_000;

type Moving = Exclude<CaseAction, { type: 'set_deadline' | 'assign' }>;

/** What an action makes of a case. Deadlines and owners move nothing. */
export function moveCase(standing: CaseStanding, action: Moving, actor: CaseActor): CaseMove | CaseRefusal {
  if (!caseCan(standing.state, action.type)) return 'case_not_allowed_now';
  const { amountCents, settledCents } = standing;
  const same = { amountCents, settledCents, requestedBy: null };
  switch (action.type) {
    case 'ask_shopper': return { ...same, state: 'waiting_shopper', event: 'case.shopper_asked', notice: 'case_changed' };
    case 'resume': return { ...same, state: 'open', event: 'case.resumed', notice: 'case_changed' };
    case 'grant': return grant(standing, action.amountCents, actor);
    case 'refuse': return { ...same, amountCents: null, state: 'refused', event: 'case.refused', notice: 'case_decided' };
    case 'approve':
    case 'reject': {
      if (!actor.mayApprove) return 'forbidden';
      if (standing.requestedBy === actor.id) return 'case_own_request';
      return action.type === 'approve'
        ? { ...same, state: 'approved', event: 'case.approved', notice: 'case_decided' }
        : { ...same, amountCents: null, state: 'refused', event: 'case.refused', notice: 'case_decided' };
    }
    case 'complete': {
      const settled = standing.state === 'approved' ? settledCents + (amountCents ?? 0) : settledCents;
      return { ...same, settledCents: settled, state: 'done', event: 'case.done', notice: 'case_done' };
    }
    case 'cancel': return { ...same, state: 'cancelled', event: 'case.cancelled', notice: 'case_done' };
    case 'reopen': return { ...same, amountCents: null, state: 'open', event: 'case.reopened', notice: 'case_changed' };
  }
}

function grant({ matter, settledCents }: CaseStanding, amountCents: number | null, actor: CaseActor): CaseMove | CaseRefusal {
  if (paidMatters.has(matter) && !amountCents) return 'case_amount_missing';
  if (settledCents + (amountCents ?? 0) > mostSettledCents) return 'invalid_request';
  const counted = actor.grantedCents + settledCents + (amountCents ?? 0);
  const within = amountCents === null || amountCents === 0 || actor.limitCents === null || counted <= actor.limitCents;
  return within
    ? { state: 'approved', amountCents, settledCents, requestedBy: null, event: 'case.approved', notice: 'case_decided' }
    : { state: 'waiting_approval', amountCents, settledCents, requestedBy: actor.id, event: 'case.approval_asked', notice: 'case_changed' };
}
