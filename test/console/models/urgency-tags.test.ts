import { describe, expect, it } from 'vitest';
import { urgencyTags } from '../../../console/src/models/urgency-tags.ts';
import { inboxRow } from '../support/builders.ts';

describe('urgency in words', () => {
  it('gives each reason in the colour of the level, and the level where no reason is known', () => {
    expect(urgencyTags(inboxRow({ urgency: 'critical', urgencyReasons: ['official_complaint', 'anger'] }))).toEqual([
      { kind: 'reason', name: 'official_complaint', tone: 'late' }, { kind: 'reason', name: 'anger', tone: 'late' },
    ]);
    expect(urgencyTags(inboxRow({ urgency: 'high' }))).toEqual([{ kind: 'level', name: 'high', tone: 'soon' }]);
    expect(urgencyTags(inboxRow())).toEqual([]);
  });
});
