import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseMatters, caseMovesFrom, caseStates, type CaseAction } from '@aftercast/shared';
import { limitOf, usualLimits } from '../../../server/src/cases/case-limit.ts';
import { moveCase, type CaseActor, type CaseStanding } from '../../../server/src/cases/case-state.ts';

const standing = (given: Partial<CaseStanding> = {}): CaseStanding => ({ state: 'open', matter: 'refund', amountCents: null, settledCents: 0, requestedBy: null, ...given });
const actor = (given: Partial<CaseActor> = {}): CaseActor => ({ id: 'lin', mayApprove: false, limitCents: 5_000, grantedCents: 0, ...given });
const grant = (amountCents: number | null) => ({ type: 'grant' as const, amountCents, note: '' });

describe('a case', () => {
  it('is approved at once where the amount is within the limit, to the hundredth', () => {
    expect(moveCase(standing(), grant(5_000), actor())).toMatchObject({ state: 'approved', amountCents: 5_000, requestedBy: null, notice: 'case_decided' });
  });

  it('waits for an approval from one hundredth above the limit on', () => {
    expect(moveCase(standing(), grant(5_001), actor())).toMatchObject({ state: 'waiting_approval', requestedBy: 'lin', event: 'case.approval_asked' });
  });

  it('counts what others of the order were granted and what was paid before it was reopened', () => {
    expect(moveCase(standing(), grant(1_000), actor({ grantedCents: 4_001 }))).toMatchObject({ state: 'waiting_approval' });
    expect(moveCase(standing({ settledCents: 4_001 }), grant(1_000), actor())).toMatchObject({ state: 'waiting_approval' });
  });

  it('grants a refund or compensation only with an amount, a replacement without one', () => {
    expect(moveCase(standing(), grant(null), actor())).toBe('case_amount_missing');
    expect(moveCase(standing({ matter: 'compensation' }), grant(0), actor())).toBe('case_amount_missing');
    expect(moveCase(standing({ matter: 'replacement' }), grant(null), actor({ limitCents: 0 }))).toMatchObject({ state: 'approved' });
  });

  it('is decided by whoever may approve and did not ask', () => {
    const asked = standing({ state: 'waiting_approval', amountCents: 9_000, requestedBy: 'lin' });
    expect(moveCase(asked, { type: 'approve', note: '' }, actor({ id: 'tao' }))).toBe('forbidden');
    expect(moveCase(asked, { type: 'approve', note: '' }, actor({ mayApprove: true }))).toBe('case_own_request');
    expect(moveCase(asked, { type: 'approve', note: '' }, actor({ id: 'tao', mayApprove: true }))).toMatchObject({ state: 'approved', amountCents: 9_000 });
    expect(moveCase(asked, { type: 'reject', note: '' }, actor({ id: 'tao', mayApprove: true }))).toMatchObject({ state: 'refused', amountCents: null, notice: 'case_decided' });
  });

  it('never pays more over all its openings than the database can hold', () => {
    const boundless = actor({ mayApprove: true, limitCents: null });
    expect(moveCase(standing({ settledCents: 1_900_000_000 }), grant(100_000_000), boundless)).toMatchObject({ state: 'approved' });
    expect(moveCase(standing({ settledCents: 1_900_000_001 }), grant(100_000_000), boundless)).toBe('invalid_request');
  });

  it('remembers what was paid when it is done', () => {
    expect(moveCase(standing({ state: 'approved', amountCents: 700, settledCents: 100 }), { type: 'complete', note: '' }, actor())).toMatchObject({ state: 'done', settledCents: 800 });
    expect(moveCase(standing({ state: 'refused', settledCents: 100 }), { type: 'complete', note: '' }, actor())).toMatchObject({ state: 'done', settledCents: 100 });
  });

  it('never pays out more than the limit without somebody who may approve, whatever one agent does to it', () => {
    const moves = Object.keys(caseMovesFrom) as (keyof typeof caseMovesFrom)[];
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...moves), fc.integer({ min: 1, max: 6_000 })), { maxLength: 40 }), (steps) => {
      let at = standing();
      for (const [type, amount] of steps) {
        const action = (type === 'grant' ? grant(amount) : { type, note: '' }) as Exclude<CaseAction, { type: 'assign' | 'set_deadline' }>;
        const next = moveCase(at, action, actor());
        if (typeof next === 'string') continue;
        at = { ...at, ...next };
        expect(at.settledCents + (at.state === 'approved' ? at.amountCents ?? 0 : 0)).toBeLessThanOrEqual(5_000);
      }
    }));
  });

  it.each(caseStates)('that is %s refuses every move that does not lead on from there', (state) => {
    for (const [type, from] of Object.entries(caseMovesFrom)) {
      if ((from as readonly string[]).includes(state)) continue;
      expect(moveCase(standing({ state }), { type, amountCents: 1, note: '' } as never, actor({ mayApprove: true, limitCents: null })), type).toBe('case_not_allowed_now');
    }
  });

  it.each(caseMatters)('about %s tells the shopper of its beginning, its decision and its end', (matter) => {
    const granted = moveCase(standing({ matter }), grant(100), actor());
    expect(granted).toMatchObject({ notice: 'case_decided' });
    expect(moveCase(standing({ matter, state: 'approved' }), { type: 'complete', note: '' }, actor())).toMatchObject({ notice: 'case_done' });
  });
});

describe('a limit', () => {
  const agent = (role: 'agent' | 'supervisor' | 'owner') => ({ id: 'lin', role, disabled: false });
  it('is the role’s, unless the agent has their own; owners have none', () => {
    expect([limitOf(usualLimits, agent('agent')), limitOf(usualLimits, agent('supervisor')), limitOf(usualLimits, agent('owner'))]).toEqual([5_000, 20_000, null]);
    expect(limitOf({ ...usualLimits, byAgent: { lin: 100 } }, agent('supervisor'))).toBe(100);
    expect(limitOf({ ...usualLimits, byAgent: { lin: null } }, agent('agent'))).toBeNull();
  });
});
