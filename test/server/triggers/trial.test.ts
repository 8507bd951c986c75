import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CareWhen } from '@aftercast/shared';
import { firstGap, pastMoment } from '../../../server/src/triggers/past-moment.ts';
import { tryRule, type Due } from '../../../server/src/triggers/try-rule.ts';
import { dialects, useDatabase } from '../../support/store.ts';
import { orderFacts } from './facts.ts';
import { createCare, hour, newOrder, ruleWords, type Care } from './harness.ts';

const day = 24 * hour;
const now = Date.parse('2026-11-16T20:00:00+08:00');
const span = { from: now - 7 * day, to: now };

describe('when a rule would have fallen due', () => {
  const scan = (...hoursAgo: number[]) => hoursAgo.map((ago) => ({ at: now - ago * hour, code: 'in-transit', text: '运输中' }));
  const unmoved: CareWhen = { kind: 'unmoved', hours: 48 };
  it('the first standstill counts, wherever the parcel is now', () => {
    expect(firstGap([0, 10, 20], 5, Infinity)).toBe(5);
    expect(firstGap([0, 4, 8], 5, 12)).toBeNull();
    expect(firstGap([0, 4, 8], 5, Infinity)).toBe(13);
    expect(pastMoment(unmoved, orderFacts({ status: 'delivered', deliveredAt: now - 10 * hour, events: scan(120, 60, 10) }), span)).toBe(now - 72 * hour);
    expect(pastMoment(unmoved, orderFacts({ status: 'shipped', events: scan(30, 10) }), span)).toBeNull();
  });
  it('one that came before the week is not counted again in it', () => {
    expect(pastMoment(unmoved, orderFacts({ status: 'shipped', events: scan(400, 20) }), span)).toBeNull();
  });
  it('a promise was broken where the first scan came after it, or none came', () => {
    const late: CareWhen = { kind: 'unshipped', graceHours: 0 };
    const shipBy = now - 30 * hour;
    expect(pastMoment(late, orderFacts({ status: 'shipped', shipBy, events: scan(20) }), span)).toBe(shipBy);
    expect(pastMoment(late, orderFacts({ status: 'shipped', shipBy, events: scan(40) }), span)).toBeNull();
    expect(pastMoment(late, orderFacts({ status: 'pending', shipBy, shipped: false }), span)).toBe(shipBy);
    expect(pastMoment(late, orderFacts({ status: 'cancelled', statusSince: now - 40 * hour, shipBy, shipped: false }), span)).toBeNull();
    expect(pastMoment(late, orderFacts({ status: 'pending', shipBy, events: [] }), span), 'a label alone is not shipped').toBe(shipBy);
  });
  it('states count from when they came', () => {
    const of = (statuses: Extract<CareWhen, { kind: 'status' }>['statuses']): CareWhen => ({ kind: 'status', statuses });
    const order = orderFacts({ status: 'delivered', paidAt: now - 90 * hour, deliveredAt: now - 5 * hour, statusSince: now - 5 * hour, events: scan(50, 5) });
    expect(pastMoment(of(['delivered']), order, span)).toBe(now - 5 * hour);
    expect(pastMoment(of(['shipped']), order, span)).toBe(now - 50 * hour);
    expect(pastMoment(of(['refunded']), order, span)).toBeNull();
  });
  it('a delivery was left unconfirmed where nothing ended it before', () => {
    const when: CareWhen = { kind: 'unconfirmed', hours: 48 };
    expect(pastMoment(when, orderFacts({ status: 'delivered', deliveredAt: now - 50 * hour }), span)).toBe(now - 2 * hour);
    expect(pastMoment(when, orderFacts({ status: 'completed', statusSince: now - 10 * hour, deliveredAt: now - 70 * hour }), span)).toBe(now - 22 * hour);
    expect(pastMoment(when, orderFacts({ status: 'completed', statusSince: now - 60 * hour, deliveredAt: now - 70 * hour }), span)).toBeNull();
  });
});

describe('what limits would have kept back', () => {
  const due = (id: string, hoursAgo: number, given: Partial<Due> = {}): Due => ({ subjectId: id, orderId: id, at: now - hoursAgo * hour, recipient: 'u1', language: 'zh', text: `news of ${id}`, ...given });
  const open = { quiet: null, perDay: null, perWeek: null, maxAgeHours: 24 };
  const tried = (limits: Parameters<typeof tryRule>[0], ...all: Due[]) => tryRule(limits, all, { span, zone: 'Asia/Shanghai' });
  it('counts by the shop’s days, and shows the newest words first', () => {
    const { sent, days, samples } = tried(open, due('a', 1), due('b', 23), due('c', 2));
    expect(sent).toBe(3);
    expect(days.at(-1)).toEqual({ day: '2026-11-16', sent: 2 });
    expect(days.at(-2)).toEqual({ day: '2026-11-15', sent: 1 });
    expect(samples.map(({ text }) => text)).toEqual(['news of a', 'news of c', 'news of b']);
  });
  it('puts off what falls into the quiet hours, or keeps it back', () => {
    const quiet = { from: '22:00', to: '08:00' };
    expect(tried({ ...open, quiet: { ...quiet, then: 'wait' } }, due('a', 20), due('b', 1))).toMatchObject({ sent: 2, waited: 1, kept: { quiet: 0 } });
    expect(tried({ ...open, quiet: { ...quiet, then: 'drop' } }, due('a', 20), due('b', 1))).toMatchObject({ sent: 1, waited: 0, kept: { quiet: 1 } });
  });
  it('keeps back what one shopper would have got too much of, guests, and words with a hole', () => {
    expect(tried({ ...open, perDay: 2 }, due('a', 5), due('b', 4), due('c', 3), due('d', 2, { recipient: 'u2' }))).toMatchObject({ sent: 3, kept: { cap: 1 } });
    expect(tried(open, due('a', 1, { recipient: null }), due('b', 1, { text: null }))).toMatchObject({ sent: 0, kept: { unknown: 1, words: 1 } });
  });
});

describe.each(dialects)('a trial on %s', (dialect) => {
  const database = useDatabase(dialect);
  let care: Care;
  beforeEach(async () => { care = await createCare(() => database.open()); });
  afterEach(() => care.core.remove());
  const stuck = ruleWords({ kind: 'unmoved', hours: 48 });

  it('counts open orders and those that ended in the week, writes to nobody, and leaves no trace but itself', async () => {
    const { now: at } = care.core;
    care.core.now = at - 3 * day;
    await care.order(newOrder('ended', at - 9 * day, { status: 'completed', scans: [{ at: at - 7.5 * day }, { at: at - 4 * day, code: 'delivered' }] }));
    care.core.now = at;
    await care.order(newOrder('open', at - 5 * day, { status: 'shipped', scans: [{ at: at - 4 * day }] }), 'u2');
    await care.order(newOrder('fine', at - 1 * day, { status: 'shipped', scans: [{ at }] }));
    const trial = await care.own.rules.tryWords('shop', stuck);
    expect(trial).toMatchObject({ sent: 2, looked: 3, whole: true });
    expect(trial.samples.map(({ orderId }) => orderId)).toEqual(['open', 'ended']);
    expect([await care.deliveries(), await care.jobs(), await care.told()]).toEqual([[], [], []]);
  });

  it('is asked for before a rule is switched on, of this very version, within a day', async () => {
    const { rules } = care.own;
    const { version } = await rules.write('shop', 'stuck', { words: stuck, version: 0 }, care.also);
    const on = (of: number) => rules.switch('shop', 'stuck', { on: true, version: of }, care.also);
    await expect(on(version)).rejects.toMatchObject({ code: 'care_not_tried' });
    await rules.tryWords('shop', stuck);
    await expect(on(version)).rejects.toMatchObject({ code: 'care_not_tried' });
    await rules.try('shop', 'stuck');
    const changed = await rules.write('shop', 'stuck', { words: { ...stuck, name: '改名' }, version }, care.also);
    await expect(on(changed.version)).rejects.toMatchObject({ code: 'care_not_tried' });
    await rules.try('shop', 'stuck');
    care.core.now += day + 1;
    await expect(on(changed.version)).rejects.toMatchObject({ code: 'care_not_tried' });
    await rules.try('shop', 'stuck');
    const switched = await on(changed.version);
    expect(switched).toMatchObject({ on: true, version: changed.version + 1, trial: { version: changed.version + 1 } });
  });

  it('of a case counts each standstill, and of a wait those past the time to answer', async () => {
    expect(await care.own.rules.try('shop', 'case_stalled')).toMatchObject({ sent: 0, looked: 0, whole: true });
    expect(await care.own.rules.try('shop', 'wait_longer')).toMatchObject({ sent: 0, looked: 0, whole: true });
  });
});
