import { describe, expect, it } from 'vitest';
import { urgencyTags } from '../../../console/src/models/urgency-tags.ts';
import { inboxRow, me, myRow } from '../support/builders.ts';

describe('urgency in words', () => {
  it('gives each reason in the colour of the level, and the level where no reason is known', () => {
    expect(urgencyTags(inboxRow({ urgency: 'critical', urgencyReasons: ['official_complaint', 'anger'] }), me)).toEqual([
      { kind: 'reason', name: 'official_complaint', tone: 'late' }, { kind: 'reason', name: 'anger', tone: 'late' },
    ]);
    expect(urgencyTags(inboxRow({ urgency: 'high' }), me)).toEqual([{ kind: 'level', name: 'high', tone: 'soon' }]);
    expect(urgencyTags(inboxRow(), me)).toEqual([]);
  });

  it('keeps health details to the agent who handles them', () => {
    const given = { urgency: 'critical', urgencyReasons: ['vulnerable'] } as const;
    const row = { ...given, urgencyReasons: [...given.urgencyReasons] };
    expect(urgencyTags(myRow(row), me)).toEqual([{ kind: 'reason', name: 'vulnerable', tone: 'late' }]);
    expect(urgencyTags(inboxRow(row), me)).toEqual([{ kind: 'level', name: 'critical', tone: 'late' }]);
  });
});
