import { beforeEach, describe, expect, it } from 'vitest';
import { dialects } from '../../support/store.ts';
import { hour, ruleWords, useCare, type Care } from './harness.ts';

describe.each(dialects)('cases and waits on %s', (dialect) => {
  const suite = useCare(dialect);
  let care: Care;
  beforeEach(() => { care = suite.care; });
  const texts = { zh: '让您久等了', en: 'Sorry for the wait' };

  it('a wait that lasts longer than told is told of once, to a shopper nobody knows by name too, and keeps its place', async () => {
    await care.on('wait', ruleWords({ kind: 'waiting', overMinutes: 2 }, { texts }));
    const asked = await care.core.askForPerson('m0000001');
    const id = asked?.conversation.id ?? '';
    const { dueAt } = await care.core.row(id);
    care.core.now = (dueAt ?? 0) + 2 * 60_000 - 1;
    await care.own.worker.settle();
    expect(await care.deliveries()).toEqual([]);
    const before = await care.core.row(id);
    for (let look = 0; look < 3; look += 1) {
      care.core.now += 60_000;
      await care.own.worker.settle();
    }
    expect(await care.deliveries()).toMatchObject([{ conversationId: id, text: '让您久等了', state: 'sent', orderId: null, recipient: `#${care.core.shopper.id}` }]);
    expect(await care.core.row(id)).toEqual({ ...before, lastSeq: before.lastSeq + 1 });
  });

  it('one that a person has answered meanwhile is not', async () => {
    await care.on('wait', ruleWords({ kind: 'waiting', overMinutes: 2 }, { texts }));
    const asked = await care.core.askForPerson('m0000001');
    const row = await care.core.row(asked?.conversation.id ?? '');
    await care.core.desk.command('claim', care.core.agent('lin'), row.id, row.version, 'test');
    await care.core.desk.reply(care.core.agent('lin'), { id: 'm0000002', conversationId: row.id, text: '在的', images: [] }, 'test');
    care.core.now += hour;
    await care.own.worker.settle();
    expect(await care.deliveries()).toEqual([]);
  });

  it('a case that stands still is told of once for each standstill', async () => {
    await care.on('stalled', ruleWords({ kind: 'case_stalled', hours: 24 }, { texts }));
    const { conversation } = await care.core.say('m0000001', '杯子碎了');
    const { cases } = care.core.store.tables;
    const row = {
      id: 'case1', shopId: 'shop', conversationId: conversation.id, orderId: null, items: [], matter: 'refund' as const, state: 'open' as const, reason: '', amountCents: null, currency: 'CNY', settledCents: 0,
      ownerId: null, ownerName: null, requestedBy: null, requestedByName: null, dueAt: null, version: 1, createdAt: care.core.now, updatedAt: care.core.now,
    };
    const put = (next: Partial<typeof row>) => care.core.store.write(function* (w) { yield w.update(cases).set(next).returning(); });
    await care.core.store.write(function* (w) { yield w.insert(cases).values(row).returning(); });
    const later = async (hours: number) => { care.core.now += hours * hour; await care.own.worker.settle(); return (await care.deliveries()).map(({ subjectId }) => subjectId); };
    expect(await later(23)).toEqual([]);
    expect(await later(1)).toEqual(['case1.1']);
    expect(await later(3)).toEqual(['case1.1']);
    await put({ version: 2, updatedAt: care.core.now });
    expect(await later(23)).toEqual(['case1.1']);
    expect(await later(2)).toEqual(['case1.1', 'case1.2']);
    await care.core.store.write(function* (w) { yield w.update(cases).set({ state: 'waiting_shopper', version: 3, updatedAt: care.core.now }).returning(); });
    expect(await later(30)).toEqual(['case1.1', 'case1.2']);
  });
});
