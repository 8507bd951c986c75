import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { liveSession, onScreen } from '@aftercast/shared';
import { putOnAir, takeBack } from '../../../server/src/live/put-on-air.ts';

const start = Date.parse('2026-11-10T20:00:00+08:00');
const at = (minutes: number) => start + minutes * 60_000;
const night = (given: object = {}) => liveSession.parse({
  id: 'night', title: '夜场', startsAt: start, endsAt: at(300),
  links: [{ number: 1, product: 'cam', shown: [{ from: at(0) }] }, { number: 2, product: 'vac', shown: [{ from: at(30), until: at(60) }] }, { number: 3, product: 'fryer' }], ...given,
});
function moved(link: number | null, minutes: number, now = minutes, session = night()) {
  const done = putOnAir(session, link, at(minutes), at(now));
  if (done.kind !== 'moved') throw new Error(done.kind);
  return { ...session, ...done.screen };
}
const spans = ({ links }: ReturnType<typeof night>) => links.map(({ shown }) => shown.map(({ from, until }) => [(from - start) / 60_000, until === null ? null : (until - start) / 60_000]));

describe('the link on the screen', () => {
  test('comes, the one before it goes, and the plan is over', () => {
    expect(spans(moved(3, 12))).toEqual([[[0, 12]], [], [[12, null]]]);
  });
  test('is taken off', () => {
    const off = moved(null, 12);
    expect(spans(off)).toEqual([[[0, 12]], [], []]);
    expect(onScreen(off, at(13))).toMatchObject({ current: null, previous: { number: 1 } });
  });
  test('told late lasts until the one that was told before', () => {
    expect(spans(moved(3, 20, 45))).toEqual([[[0, 20]], [[30, 60]], [[20, 30]]]);
  });
  test('told late lasts no longer than until the screen was cleared, and taken back leaves it cleared then', () => {
    const cleared = moved(null, 20, 20, moved(3, 12));
    const late = moved(1, 15, 25, cleared);
    expect(spans(late)).toEqual([[[0, 12], [15, 20]], [], [[12, 15]]]);
    expect(onScreen(late, at(22)).current).toBeNull();
    const back = takeBack(late, at(15));
    expect(back && spans({ ...late, ...back })).toEqual(spans(cleared));
  });
  test('told late outlives what was only planned to end', () => {
    const planned = night({ links: [{ number: 1, product: 'cam', shown: [{ from: at(0), until: at(60) }] }, { number: 3, product: 'fryer' }] });
    expect(spans(moved(3, 20, 25, planned))).toEqual([[[0, 20]], [[20, null]]]);
  });
  test('told again changes nothing', () => {
    expect(putOnAir(moved(3, 12), 3, at(14), at(14))).toEqual({ kind: 'same' });
    expect(putOnAir(moved(null, 12), null, at(14), at(14))).toEqual({ kind: 'same' });
  });
  test('told by mistake is taken back, once, and what ended by it goes on', () => {
    const before = moved(3, 12);
    const back = takeBack(moved(1, 20, 20, before), at(20));
    expect(back && spans({ ...before, ...back })).toEqual(spans(before));
    expect(back && takeBack(back, at(20))).toBeNull();
    const off = takeBack(moved(null, 20, 20, before), at(20));
    expect(off && spans({ ...before, ...off })).toEqual(spans(before));
  });
  test('of a broadcast that begins early or runs over moves its start or its end along', () => {
    expect(moved(1, -10).startsAt).toBe(at(-10));
    const over = moved(3, 310);
    expect(over.endsAt).toBe(at(340));
    expect(onScreen(over, at(320)).current?.number).toBe(3);
    expect(putOnAir(night(), 1, at(-181), at(-181))).toEqual({ kind: 'refused', why: 'not_on_air' });
    expect(putOnAir(night(), 1, at(480), at(480))).toEqual({ kind: 'refused', why: 'not_on_air' });
  });
  test('taken back moves the start or the end back, as far as nothing told since stands outside', () => {
    const span = { startsAt: start, endsAt: at(300) };
    const early = moved(1, -10);
    expect(takeBack(early, at(-10), span)?.startsAt).toBe(start);
    expect(takeBack(early, at(-10), { startsAt: 8e15 }), 'no broadcast ends before it begins').toBeNull();
    expect(takeBack(early, at(-10))?.startsAt, 'nobody says where it was').toBe(at(-10));
    expect(takeBack(moved(3, -5, -5, early), at(-10), span)?.startsAt).toBe(at(-5));
    const over = moved(3, 310);
    expect(takeBack(over, at(310), span)?.endsAt).toBe(at(300));
    expect(takeBack(moved(1, 320, 320, over), at(310), span)?.endsAt, 'another has come since').toBe(at(340));
  });
  test('taken back moves them back also where nothing was on the screen, before and after', () => {
    const span = { startsAt: start, endsAt: at(300) };
    const [early, over] = [moved(null, -10), moved(null, 310)];
    expect([early.startsAt, over.endsAt]).toEqual([at(-10), at(340)]);
    const back = takeBack(early, at(-10), span);
    expect(back?.startsAt).toBe(start);
    expect(back && takeBack(back, at(-10), span)).toBeNull();
    expect(takeBack(over, at(310), span)?.endsAt).toBe(at(300));
  });
  test('must be one of the session', () => {
    expect(putOnAir(night(), 9, at(5), at(5))).toEqual({ kind: 'refused', why: 'unknown_link' });
  });
  test('may come and go as often as one likes', () => {
    let session = night();
    for (let minute = 1; minute <= 260; minute += 1) session = moved((minute % 2) + 1, minute, minute, session);
    expect(liveSession.safeParse(session).success).toBe(true);
    expect(onScreen(session, at(261)).current?.number).toBe(1);
  });
});

test('whatever is told in time order, the screen shows the last that was told', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(1, 2, 3, null), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 20 }), (taps) => {
    let [session, minute] = [night(), 0];
    for (const [link, wait] of taps) {
      minute = Math.min(minute + wait, 299);
      const done = putOnAir(session, link, at(minute), at(minute));
      if (done.kind === 'moved') session = { ...session, ...done.screen };
      expect(done.kind).not.toBe('refused');
      expect(onScreen(session, at(minute)).current?.number ?? null).toBe(link);
    }
    expect(liveSession.safeParse(session).success).toBe(true);
  }));
});
