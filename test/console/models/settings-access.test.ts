import { expect, it } from 'vitest';
import type { AgentRole } from '@aftercast/shared';
import { areas, mayOpen } from '../../../console/src/models/areas.ts';
import { allowedVerbs } from '../../../console/src/models/desk.ts';
import { settingsSections } from '../../../console/src/models/route.ts';
import { sectionsFor } from '../../../console/src/models/settings-access.ts';
import { agentView, inboxRow, me, myRow } from '../support/builders.ts';

const as = (role: AgentRole) => agentView({ role });

it('owners open every page of the settings, supervisors what concerns the work, the others their account', () => {
  expect(sectionsFor(as('owner'))).toEqual([...settingsSections]);
  expect(sectionsFor(as('supervisor'))).toContain('escalation');
  expect(sectionsFor(as('supervisor'))).not.toContain('staff');
  expect([sectionsFor(as('agent')), sectionsFor(as('viewer')), sectionsFor(null)]).toEqual([['account'], ['account'], ['account']]);
});

it('the rail shows the areas that a role may open', () => {
  const shown = (role: AgentRole) => areas.filter((area) => mayOpen(as(role), area)).map(({ name }) => name);
  expect(shown('viewer')).toEqual(['inbox', 'live', 'knowledge', 'reports']);
  expect(shown('supervisor')).toContain('settings');
  expect(areas.some((area) => mayOpen(null, area) || mayOpen({ ...as('owner'), disabled: true }, area))).toBe(false);
});

it('who only reads can do nothing with a conversation', () => {
  for (const row of [inboxRow(), myRow(), inboxRow({ state: 'bot' }), inboxRow({ state: 'resolved' })]) {
    expect(Object.values(allowedVerbs(row, me, false))).toEqual([false, false, false]);
  }
});
