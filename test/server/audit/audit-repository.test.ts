import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditRepository, type AuditRepository, type NewAuditRow } from '../../../server/src/audit/audit-repository.ts';
import { dialects, useDatabase, type TestStore } from '../../support/store.ts';

const row = (given: Partial<NewAuditRow> = {}): NewAuditRow => ({
  shopId: 'shop', at: 0, actorId: 'lin', actorName: '小林', action: 'shop.changed', targetKind: 'shop', targetId: 'shop', targetName: '店', details: { from: 1 }, address: '127.0.0.1', ...given,
});

describe.each(dialects)('the audit log on %s', (dialect) => {
  const database = useDatabase(dialect);
  let opened: TestStore;
  let log: AuditRepository;
  beforeEach(async () => {
    opened = await database.open();
    log = createAuditRepository(opened.store);
    for (let at = 1; at <= 5; at += 1) await log.insert(row({ at, actorId: at % 2 === 0 ? 'mei' : 'lin' }));
    await log.insert(row({ shopId: 'elsewhere', at: 1 }));
  });
  afterEach(() => opened.remove());
  const times = async (filter = {}, before = Number.MAX_SAFE_INTEGER, limit = 10) => (await log.page('shop', filter, before, limit)).map(({ at }) => at);

  it('is read newest first, page by page, narrowed by who and when', async () => {
    expect(await times({}, Number.MAX_SAFE_INTEGER, 2)).toEqual([5, 4]);
    const [, fourth] = await log.page('shop', {}, Number.MAX_SAFE_INTEGER, 2);
    expect(await times({}, fourth?.position)).toEqual([3, 2, 1]);
    expect(await times({ actorId: 'mei' })).toEqual([4, 2]);
    expect(await times({ from: 2, until: 4 })).toEqual([3, 2]);
  });

  it('lets go of what is past its time a few rows at once, and of nothing else', async () => {
    expect(await log.deleteBefore('shop', 4, 2)).toBe(2);
    expect(await times()).toEqual([5, 4, 3]);
    expect(await log.deleteBefore('shop', 4, 2)).toBe(1);
    expect(await times()).toEqual([5, 4]);
    expect(await log.page('elsewhere', {}, Number.MAX_SAFE_INTEGER, 10)).toHaveLength(1);
  });
});
