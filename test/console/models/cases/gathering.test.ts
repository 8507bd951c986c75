import { describe, expect, it } from 'vitest';
import { chosenFirst, chosenGroup, gathering } from '../../../../console/src/models/cases/gathering.ts';
import { readRoute, writeRoute } from '../../../../console/src/models/route.ts';

describe('the way to a group that waits with one cause', () => {
  it('keeps the group through the address, whatever its key holds', () => {
    const key = 'entryId=kb_1&product=杯子/白 2';
    const route = readRoute(writeRoute(gathering(key)));
    expect(route).toMatchObject({ page: 'cases', tab: 'incidents', id: null });
    expect(route.page === 'cases' && chosenGroup(route)).toBe(key);
    expect(chosenGroup({ page: 'cases', tab: 'incidents', id: null })).toBeNull();
  });
  it('puts the chosen group first and leaves the others as they are', () => {
    const found = ['a', 'b', 'c'].map((key) => ({ key }));
    expect(chosenFirst(found, 'b').map(({ key }) => key)).toEqual(['b', 'a', 'c']);
    expect(chosenFirst(found, 'gone').map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    expect(chosenFirst(found, null).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });
});
