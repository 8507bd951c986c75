import { describe, expect, test } from 'vitest';
import { liveSession, promiseKinds, type LiveSession } from '@aftercast/shared';
import { momentText, readMoment, typed } from '../../../../console/src/models/live/moments.ts';
import { rebase } from '../../../../console/src/models/live/rebase.ts';
import { copyDraft, newDraft, newLink, newPromise, toDraft, toSession } from '../../../../console/src/models/live/session-draft.ts';
import { sessionProblems } from '../../../../console/src/models/live/session-problems.ts';
import { inOrder } from '@aftercast/shared';
import { spanOf } from '../../../../console/src/models/live/session-span.ts';

const shanghai = 'Asia/Shanghai';
const newYork = 'America/New_York';
const at = (text: string) => Date.parse(text);
const begins = at('2026-11-10T20:00:00+08:00');
const hour = 3_600_000;
const night = (given: object = {}): LiveSession => liveSession.parse({
  id: 'night', title: '夜场', host: '小鹿', startsAt: begins, endsAt: begins + 5 * hour, version: 4,
  links: [{ number: 1, product: 'cam', price: 169, shown: [{ from: begins + 60_500, until: begins + hour }] }, { number: 2, product: 'vac' }],
  promises: promiseKinds.map((kind) => ({
    id: kind, kind, product: 'cam', text: kind, validFrom: begins, validUntil: begins + hour,
    terms: { 'ship-by': { shipWithinHours: 48 }, gift: { gift: '卡', perItem: 2, claimUntil: begins + 90 * hour }, 'price-guarantee': { claimWithinHours: 360 }, 'free-return': { returnDays: 7, usedOk: true, sellerPaysFreight: true }, 'freight-insurance': { maxAmount: 12 }, 'quality-claim': {} }[kind],
  })), ...given,
});
const products = new Set(['cam', 'vac']);

describe('a night in the shop’s time', () => {
  test.each([
    ['Asia/Shanghai over midnight', shanghai, '2026-11-10T22:00+08:00', '2026-11-11T01:30+08:00', { minutes: 210, days: 1, clockMinutes: 0 }],
    ['New York as summer time ends', newYork, '2026-10-31T22:00-04:00', '2026-11-01T01:30-05:00', { minutes: 270, days: 1, clockMinutes: -60 }],
    ['New York as summer time begins', newYork, '2026-03-07T22:00-05:00', '2026-03-08T03:30-04:00', { minutes: 270, days: 1, clockMinutes: 60 }],
    ['an afternoon', shanghai, '2026-11-15T14:00+08:00', '2026-11-15T18:00+08:00', { minutes: 240, days: 0, clockMinutes: 0 }],
  ])('%s lasts as long as it lasts', (_, zone, from, until, span) => {
    expect(spanOf(at(from), at(until), zone)).toEqual(span);
  });
  test('keeps which of two equal times it was until another is typed', () => {
    const [first, second] = [at('2026-11-01T01:15-04:00'), at('2026-11-01T01:15-05:00')];
    expect(momentText(first, newYork).text).toBe(momentText(second, newYork).text);
    expect([readMoment(momentText(first, newYork), newYork), readMoment(momentText(second, newYork), newYork)]).toEqual([first, second]);
    const changed = typed('2026-11-01T03:00', momentText(second, newYork));
    expect(readMoment(changed, newYork)).toBe(at('2026-11-01T03:00-05:00'));
    expect(readMoment(typed('2026-11-01T01:15', changed), newYork)).toBe(second);
    expect(readMoment(typed('', changed), newYork)).toBeNull();
  });
  test('is written as it was read, to the millisecond, over the change of clocks too', () => {
    for (const session of [night(), night({ startsAt: at('2026-10-31T22:00-04:00'), endsAt: at('2026-11-01T01:30-05:00') })]) {
      for (const zone of [shanghai, newYork]) expect(toSession(toDraft(session, zone), zone, session.version ?? 0)).toEqual(session);
    }
  });
  test('copied as the next one keeps its hour of the day where clocks change between', () => {
    const session = night({ startsAt: at('2026-10-28T22:00-04:00'), endsAt: at('2026-10-29T01:30-04:00'), links: [{ number: 1, product: 'cam', shown: [{ from: at('2026-10-28T22:10-04:00') }] }], promises: [] });
    const copy = toSession(copyDraft(session, 'next', 7, newYork), newYork, 0);
    expect(copy).toMatchObject({ id: 'next', startsAt: at('2026-11-04T22:00-05:00'), endsAt: at('2026-11-05T01:30-05:00'), version: 0, links: [{ number: 1, shown: [] }] });
  });
});

test('sessions stand by what one does with them: on air, the next first, the latest of those that are over', () => {
  const of = (id: string, startsAt: number, endsAt: number) => ({ id, startsAt, endsAt });
  const { on, next, past } = inOrder([of('late', 30, 40), of('soon', 20, 30), of('now', 5, 15), of('old', 0, 1), of('older', -9, 0)], 10);
  expect([on, next, past].map((list) => list.map(({ id }) => id))).toEqual([['now'], ['soon', 'late'], ['old', 'older']]);
});

describe('what is not right yet', () => {
  const wrong = (change: (draft: ReturnType<typeof toDraft>) => object) => {
    const draft = toDraft(night(), shanghai);
    return Object.fromEntries(sessionProblems({ ...draft, ...change(draft) }, products, shanghai));
  };
  test('is nothing in a session that came from the server', () => {
    expect(wrong(() => ({}))).toEqual({});
  });
  test('is told by field', () => {
    expect(wrong(() => ({ title: ' ', id: 'a b', delay: 'x', from: { text: '', was: null } }))).toEqual({ title: 'missing', id: 'bad_id', delay: 'not_whole', from: 'missing' });
    expect(wrong(({ from }) => ({ until: from }))).toEqual({ until: 'ends_before' });
    expect(wrong(({ links: [first, second] }) => ({ links: [{ ...first, price: '1.234', product: 'ghost' }, { ...second, number: '01', shown: [{ from: { text: '', was: null }, until: { text: '', was: null } }] }] })))
      .toEqual({ 'link-1.price': 'not_amount', 'link-1.product': 'unknown_product', 'link-2.number': 'twice', 'link-2.shown.0': 'missing' });
    expect(wrong(({ promises: [first] }) => ({ promises: [{ ...first, text: '', hours: '0' }] }))).toEqual({ 'ship-by.text': 'missing', 'ship-by.hours': 'not_whole' });
  });
  test('is what the server would refuse: what passes here passes there', () => {
    const begin = { ...newDraft('fresh'), title: '新的', from: { text: '2026-12-01T20:00', was: null }, until: { text: '2026-12-02T01:00', was: null } };
    const withLink = { ...begin, links: [{ ...newLink(begin, 'k1'), product: 'cam', price: '9.9' }] };
    const draft = { ...withLink, promises: [{ ...newPromise(withLink, 'k2', ''), text: '48 小时内发', hours: '48' }] };
    expect(sessionProblems(draft, products, shanghai).size).toBe(0);
    expect(liveSession.parse(toSession(draft, shanghai, 0))).toMatchObject({ links: [{ number: 1, price: 9.9 }], promises: [{ product: null, terms: { shipWithinHours: 48 } }] });
  });
});

describe('two who change one session', () => {
  const base = toDraft(night(), shanghai);
  test('keep both changes where they are of different things', () => {
    expect(rebase(base, { ...base, title: '我的' }, { ...base, host: '别人' })).toMatchObject({ title: '我的', host: '别人' });
    expect(rebase(base, base, { ...base, host: '别人' })).toMatchObject({ host: '别人' });
  });
  test('keep what the desk has told meanwhile', () => {
    const told = toDraft(night({ links: [{ number: 1, product: 'cam', price: 169, shown: [] }, { number: 2, product: 'vac', shown: [{ from: begins }] }] }), shanghai);
    const mine = { ...base, links: base.links.map((link) => ({ ...link, price: '99' })) };
    expect(rebase(base, mine, told)?.links.map(({ price, shown }) => [price, shown.length])).toEqual([['99', 0], ['99', 1]]);
  });
  test('are asked where both have changed the same', () => {
    expect(rebase(base, { ...base, title: '我的' }, { ...base, title: '别人的' })).toBeNull();
    expect(rebase(base, { ...base, links: [] }, { ...base, links: base.links.slice(0, 1) })).toBeNull();
  });
});
