import { describe, expect, it } from 'vitest';
import type { AgentRole } from '@aftercast/shared';
import { hears } from '../../../server/src/escalation/hearing.ts';

const as = (role: AgentRole, disabled = false) => ({ role, disabled });
const staff = [as('owner'), as('supervisor'), as('agent'), as('viewer')];
const who = (level: 'supervisor' | 'owner', among = staff) => among.filter((one) => hears(one, level, among)).map(({ role }) => role);

describe('who hears that nobody reacts', () => {
  it('is supervisors first, then owners with them', () => {
    expect([who('supervisor'), who('owner')]).toEqual([['supervisor'], ['owner', 'supervisor']]);
  });
  it('is the owner at once where no supervisor works', () => {
    expect(who('supervisor', [as('owner'), as('agent')])).toEqual(['owner']);
    expect(who('supervisor', [as('owner'), as('supervisor', true)])).toEqual(['owner']);
  });
});
