import { describe, expect, it } from 'vitest';
import type { CareWhen, CareWhom } from '@aftercast/shared';
import { careMoment } from '../../../server/src/triggers/care-moment.ts';
import { careWords, languageFor } from '../../../server/src/triggers/care-words.ts';
import { isFor } from '../../../server/src/triggers/is-for.ts';
import { isOverCap, judgeJob, planJob, type LiveRule } from '../../../server/src/triggers/judge-job.ts';
import { orderFacts } from './facts.ts';

const hour = 3_600_000;
const zone = 'Asia/Shanghai';
/** 12:00 in Shanghai. */
const noon = Date.UTC(2026, 10, 16, 4);
const everyone: CareWhom = { liveSessions: [], products: [], carriers: [], regions: [], statuses: [], minAmount: null, maxAmount: null };
const rule = (when: CareWhen, limits: Partial<LiveRule['limits']> = {}, whom: Partial<CareWhom> = {}): LiveRule => ({
  when, whom: { ...everyone, ...whom }, limits: { quiet: null, perDay: null, perWeek: null, maxAgeHours: 24, ...limits }, onSince: 0,
});
const unmoved = rule({ kind: 'unmoved', hours: 48 });

describe('when a rule falls due', () => {
  it('counts from the promised moment while the order is packed, and never once it has left', () => {
    const late: CareWhen = { kind: 'unshipped', graceHours: 2 };
    const packed = orderFacts({ status: 'pending', shipBy: noon, shipped: false });
    expect(careMoment(late, packed)).toBe(noon + 2 * hour);
    expect(careMoment(late, orderFacts({ status: 'shipped', shipBy: noon }))).toBeNull();
    expect(careMoment(late, orderFacts({ status: 'pending', shipBy: null, shipped: false }))).toBeNull();
    expect(careMoment(late, orderFacts({ status: 'cancelled', shipBy: noon, shipped: false }))).toBeNull();
  });
  it('counts from the last scan while the parcel travels', () => {
    expect(careMoment(unmoved.when, orderFacts({ status: 'shipped', lastMovedAt: noon }))).toBe(noon + 48 * hour);
    expect(careMoment(unmoved.when, orderFacts({ status: 'delivered', lastMovedAt: noon }))).toBeNull();
  });
  it('counts from the delivery until it is confirmed', () => {
    const when: CareWhen = { kind: 'unconfirmed', hours: 72 };
    expect(careMoment(when, orderFacts({ status: 'delivered', deliveredAt: noon }))).toBe(noon + 72 * hour);
    expect(careMoment(when, orderFacts({ status: 'completed', deliveredAt: noon }))).toBeNull();
  });
  it('takes a state at the moment the order came into it, and a scan at its own', () => {
    expect(careMoment({ kind: 'status', statuses: ['exception'] }, orderFacts({ status: 'exception', statusSince: noon }))).toBe(noon);
    expect(careMoment({ kind: 'scan', codes: ['OUT'] }, orderFacts({ events: [{ at: 5, code: 'OUT', text: '派送中' }, { at: 9, code: 'X', text: '…' }] }))).toBe(5);
    expect(careMoment({ kind: 'scan', codes: ['OUT'] }, orderFacts({ events: [] }))).toBeNull();
  });
  it('takes a label for no parcel: promised and packed is not shipped, shipped without a scan stands still from then on', () => {
    const packed = orderFacts({ status: 'pending', shipBy: noon, events: [] });
    expect(careMoment({ kind: 'unshipped', graceHours: 0 }, packed)).toBe(noon);
    expect(careMoment(unmoved.when, packed)).toBeNull();
    expect(careMoment(unmoved.when, orderFacts({ status: 'shipped', statusSince: noon, events: [] }))).toBe(noon + 48 * hour);
  });
  it('counts a case from its last step while the shop is to act, and a wait from the moment that was told', () => {
    const talk = { shopperId: 's', conversationId: 'c', language: 'zh' as const };
    const stalled: CareWhen = { kind: 'case_stalled', hours: 24 };
    expect(careMoment(stalled, { subject: 'case', id: 'k', ...talk, orderId: null, isRunning: true, movedAt: noon })).toBe(noon + 24 * hour);
    expect(careMoment(stalled, { subject: 'case', id: 'k', ...talk, orderId: null, isRunning: false, movedAt: noon })).toBeNull();
    expect(careMoment({ kind: 'waiting', overMinutes: 2 }, { subject: 'wait', id: 'w', ...talk, isWaiting: true, dueAt: noon })).toBe(noon + 120_000);
    expect(careMoment({ kind: 'waiting', overMinutes: 2 }, { subject: 'wait', id: 'w', ...talk, isWaiting: false, dueAt: noon })).toBeNull();
    expect(careMoment(stalled, { subject: 'wait', id: 'w', ...talk, isWaiting: true, dueAt: noon })).toBeNull();
  });
});

describe('whom a rule is for', () => {
  const order = orderFacts({ carrier: '顺丰', region: '浙江', liveSession: 'l1', products: ['p1', 'p2'], amount: 88, status: 'shipped' });
  it.each<[string, Partial<CareWhom>, boolean]>([
    ['everyone', {}, true], ['its carrier', { carriers: ['中通', '顺丰'] }, true], ['another carrier', { carriers: ['中通'] }, false],
    ['one of its products', { products: ['p2', 'p9'] }, true], ['none of its products', { products: ['p9'] }, false], ['its session', { liveSessions: ['l1'] }, true],
    ['another session', { liveSessions: ['l2'] }, false], ['its region', { regions: ['浙江'] }, true], ['another region', { regions: ['西藏'] }, false],
    ['its state', { statuses: ['shipped'] }, true], ['another state', { statuses: ['pending'] }, false],
    ['its amount', { minAmount: 88, maxAmount: 88 }, true], ['more than it', { minAmount: 88.01 }, false], ['less than it', { maxAmount: 87.99 }, false],
  ])('%s', (_, whom, expected) => { expect(isFor({ ...everyone, ...whom }, order)).toBe(expected); });
  it('leaves out an order of which the asked thing is not known', () => {
    expect(isFor({ ...everyone, carriers: ['顺丰'] }, orderFacts({ carrier: null }))).toBe(false);
  });
});

describe('a job whose time has come', () => {
  const moved = orderFacts({ status: 'shipped', lastMovedAt: noon - 48 * hour });
  const judged = (given: Partial<Parameters<typeof judgeJob>[0]> = {}) => judgeJob({ rule: unmoved, facts: moved, plannedAt: noon, now: noon, zone, told: [], ...given });

  it('is sent where it is still true', () => { expect(judged()).toEqual({ kind: 'send' }); });
  it('is forgotten where the order went on, or is no longer the rule’s', () => {
    expect(judged({ facts: orderFacts({ status: 'delivered', lastMovedAt: noon - 48 * hour }) })).toEqual({ kind: 'forget' });
    expect(judged({ rule: rule(unmoved.when, {}, { carriers: ['中通'] }) })).toEqual({ kind: 'forget' });
  });
  it('waits anew where the parcel has moved since', () => {
    const moment = noon + 47 * hour;
    expect(judged({ facts: orderFacts({ status: 'shipped', lastMovedAt: noon - hour }) })).toEqual({ kind: 'wait', until: moment, moment });
  });
  it('is dropped when it is past its age limit, as after a long outage or a clock put forward', () => {
    expect(judged({ now: noon + 24 * hour })).toEqual({ kind: 'send' });
    expect(judged({ now: noon + 24 * hour + 1 })).toEqual({ kind: 'drop', reason: 'too_late' });
    expect(judged({ now: noon + 400 * 24 * hour })).toEqual({ kind: 'drop', reason: 'too_late' });
  });
  it('waits where the clock was put back before its moment', () => {
    expect(judged({ now: noon - 1 })).toEqual({ kind: 'wait', until: noon, moment: noon });
  });
  it('counts the age of news from when it happened first, whatever came after', () => {
    const exception = rule({ kind: 'status', statuses: ['exception'] });
    expect(judged({ rule: exception, facts: orderFacts({ status: 'exception', statusSince: noon }), plannedAt: noon - 25 * hour })).toEqual({ kind: 'drop', reason: 'too_late' });
  });
  it('waits for the end of the quiet hours, or is dropped in them, as the rule says', () => {
    const night = noon + 11 * hour;
    const quiet = { from: '22:00', to: '08:00' };
    const late = (then: 'wait' | 'drop') => judged({ rule: rule(unmoved.when, { quiet: { ...quiet, then } }), now: night });
    expect(late('wait')).toEqual({ kind: 'wait', until: noon + 20 * hour, moment: noon });
    expect(late('drop')).toEqual({ kind: 'drop', reason: 'quiet_hours' });
  });
  it('is dropped where the shopper has been told enough today or this week', () => {
    const capped = rule(unmoved.when, { perDay: 2, perWeek: 3 });
    const told = (...hoursAgo: number[]) => judged({ rule: capped, told: hoursAgo.map((ago) => noon - ago * hour) });
    expect(told(1)).toEqual({ kind: 'send' });
    expect(told(1, 23)).toEqual({ kind: 'drop', reason: 'cap' });
    expect(told(1, 24)).toEqual({ kind: 'send' });
    expect(told(1, 30, 60)).toEqual({ kind: 'drop', reason: 'cap' });
    expect(told(1, 30, 168)).toEqual({ kind: 'send' });
  });
  it('knows no cap where none is set', () => { expect(isOverCap({ quiet: null, perDay: null, perWeek: null, maxAgeHours: 1 }, Array.from({ length: 99 }, () => noon), noon)).toBe(false); });
});

describe('planning', () => {
  it('lets the past be: what is too old, and news from before the rule was on', () => {
    expect(planJob(unmoved, orderFacts({ status: 'shipped', lastMovedAt: noon - 72 * hour }), noon)).toBe(noon - 24 * hour);
    expect(planJob(unmoved, orderFacts({ status: 'shipped', lastMovedAt: noon - 73 * hour }), noon)).toBeNull();
    const shipped = { ...rule({ kind: 'status', statuses: ['shipped'] }), onSince: noon };
    expect(planJob(shipped, orderFacts({ status: 'shipped', statusSince: noon - 1 }), noon)).toBeNull();
    expect(planJob(shipped, orderFacts({ status: 'shipped', statusSince: noon }), noon)).toBe(noon);
  });
});

describe('the words', () => {
  const texts = { zh: '{{shopper.name}}，{{order.id}} 由{{shipment.carrier}}承运', en: '{{order.id}} with {{shipment.carrier}}' };
  const shop = { name: '店', language: 'zh' as const, timeZone: zone };
  it('are the shopper’s language, else the shop’s, else the one there is', () => {
    expect(languageFor(texts, 'en', 'zh')).toBe('en');
    expect(languageFor({ ...texts, en: '' }, 'en', 'zh')).toBe('zh');
    expect(languageFor({ zh: '', en: 'x' }, 'zh', 'zh')).toBe('en');
  });
  it('are filled from the order, with a neutral name for who has none', () => {
    expect(careWords(texts, orderFacts({ id: 'o1' }), { shop, language: 'zh', shopperName: null })).toEqual({ language: 'zh', text: '亲，o1 由顺丰承运' });
  });
  it('are none where a variable has no value', () => {
    expect(careWords(texts, orderFacts({ id: 'o1', shipped: false }), { shop, language: 'en', shopperName: null })).toEqual({ language: 'en', text: null });
  });
});
