import { describe, expect, test } from 'vitest';
import { liveSession, promiseKinds, type LivePromise, type LiveSession, type Product } from '@aftercast/shared';
import { promiseChanges } from '../../../server/src/live/import/promise-changes.ts';
import { sessionColumns, type SessionKey } from '../../../server/src/live/import/session-columns.ts';
import { readSessionSheet, writeSessionSheet } from '../../../server/src/live/import/session-sheet.ts';
import { readSheet, type SheetRows } from '../../../server/src/sheets/read-sheet.ts';
import { writeSheet } from '../../../server/src/sheets/write-sheet.ts';

const zone = 'Asia/Shanghai';
const hour = 3_600_000;
const startsAt = Date.parse('2026-11-09T19:00:20.500+08:00');
const endsAt = startsAt + 5 * hour;
const catalogue = ['cam', 'vac', 'lamp', 'loose'];
const products = new Map<string, Product>(catalogue.map((id) => [id, { id, name: `名 ${id}`, nameEn: null, category: '', price: null }]));

/** The same numbers for the same seed (mulberry32). */
function drawing(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  const maybe = <T>(value: T): T | undefined => (next() < 0.5 ? value : undefined);
  const one = <T>(list: readonly T[]): T => list[upTo(list.length - 1)] as T;
  return { upTo, maybe, one };
}

const ownWords = ['=保到年底', '48 小时必发', '一年不坏；夜里全彩', '送|存储卡', '两行\n的话', "'=旧", '签收后 7 天无理由退货', '付款后 24 小时内发货', '送茶包', '10'];

function promiseOf({ upTo, maybe, one }: ReturnType<typeof drawing>, id: string): LivePromise {
  const kind = one(promiseKinds);
  const terms: LivePromise['terms'] = {
    shipWithinHours: maybe(1 + upTo(72)), shipBy: maybe(endsAt + upTo(9e8)), gift: maybe(one(['茶包', '=卡', 'a；b'])), perItem: maybe(2), claimUntil: maybe(endsAt + upTo(9e8)), claimWithinHours: maybe(168),
    returnDays: maybe(upTo(15)), usedOk: maybe(true), sellerPaysFreight: maybe(true), maxAmount: maybe(one([12, 0.1 + 0.2, 1e-7])),
  };
  if (kind === 'ship-by' && terms.shipBy === undefined) terms.shipWithinHours ??= 48;
  return {
    id, kind, product: one([null, ...catalogue]), text: one(ownWords), ...(maybe(0) === undefined ? {} : { textEn: 'in English' }),
    validFrom: one([startsAt, startsAt + hour + 7]), validUntil: one([endsAt, endsAt - hour + 7, endsAt + hour]), terms: JSON.parse(JSON.stringify(terms)) as LivePromise['terms'],
  };
}

function sessionOf(seed: number, links = ['cam', 'vac', 'lamp', 'cam']): LiveSession {
  const draw = drawing(seed);
  return liveSession.parse({
    id: 'live-1', title: '开荒夜', titleEn: 'Night', host: '小鹿', startsAt, endsAt, playbackDelaySeconds: 4,
    links: links.map((product, at) => ({ number: at + 1, product, price: draw.one([null, 179.5, 0.1 + 0.2]), returnTerms: draw.one(['', '7 天\n无理由']), shown: draw.one([[], [{ from: startsAt + 7 + at * hour, until: null }], [{ from: startsAt + hour, until: startsAt + hour + 90_123 }]]) })),
    promises: Array.from({ length: draw.upTo(14) }, (_, at) => promiseOf(draw, `p${at}`)),
  });
}

const seeds = Array.from({ length: 120 }, (_, at) => at);
const headOf = ({ links: _, promises: __, ...head }: LiveSession) => head;
const out = (session: LiveSession): SheetRows => writeSessionSheet(session, products, 'zh', zone);
function back(table: SheetRows, before: LiveSession): LiveSession {
  const { session, errors } = readSessionSheet(table, { head: headOf(before), zone, before });
  expect(errors).toEqual([]);
  return liveSession.parse(session);
}
const place = (key: SessionKey): number => sessionColumns.findIndex((column) => column.key === key);
const withCell = (table: SheetRows, row: number, key: SessionKey, text: string): SheetRows => table.map((cells, at) => (at === row ? cells.map((cell, column) => (column === place(key) ? text : cell)) : cells));
const changesOf = (before: LiveSession, after: LiveSession): string[] => promiseChanges(before, after, [], zone).filter(({ change }) => change !== 'unsaid').map(({ change }) => change);

describe('a session that is exported and imported over itself', () => {
  test('stays as it is, whatever was promised in it', () => {
    for (const seed of seeds) expect(back(out(sessionOf(seed)), sessionOf(seed)), `seed ${seed}`).toEqual(sessionOf(seed));
  });
  test.each(['csv', 'xlsx'] as const)('stays as it is through a %s', async (format) => {
    for (const seed of [3, 7]) expect(back(await readSheet(await writeSheet(format, out(sessionOf(seed)))), sessionOf(seed))).toEqual(sessionOf(seed));
  });
  test('stays as it is where a spreadsheet writes dates its own way or columns were taken out', () => {
    for (const seed of seeds) {
      const table = out(sessionOf(seed)).map((cells, at) => (at === 0 ? cells : cells.map((cell) => cell.replace(/^(\d{4})-(\d\d)-(\d\d) /, '$1/$2/$3 '))));
      expect(back(table, sessionOf(seed)), `seed ${seed}`).toEqual(sessionOf(seed));
      expect(back(table.map((cells) => cells.slice(0, 3)), sessionOf(seed)), `seed ${seed}`).toEqual(sessionOf(seed));
    }
  });
  test('with another price is the same but for it', () => {
    const before = sessionOf(7);
    expect(back(withCell(out(before), 2, 'price', '149'), before)).toEqual({ ...before, links: before.links.map((link) => (link.number === 2 ? { ...link, price: 149 } : link)) });
  });
  test('at another time moves what held as long as the session, and nothing else', () => {
    const [before, later] = [sessionOf(7), 24 * hour];
    const { session } = readSessionSheet(out(before), { head: { ...headOf(before), endsAt: endsAt + later }, zone, before });
    expect(session.promises).toEqual(before.promises.map((each) => (each.validUntil === endsAt ? { ...each, validUntil: endsAt + later } : each)));
  });
});

describe('one cell that is changed', () => {
  const cells: [SessionKey, string][] = [
    ['ship_within_hours', '99'], ['ship_by', '2026-12-24 08:01'], ['free_return_days', '33'], ['gift', '新赠品'], ['gift_until', '2026-11-09 21:34'], ['price_guarantee_until', '2026-12-31'],
    ['freight_insurance_max', '77'], ['claims', '防水'],
  ];
  test.each(cells)('%s changes just that promise or adds one, and again nothing', (key, text) => {
    for (const seed of seeds) {
      const before = sessionOf(seed, ['cam', 'vac', 'lamp']);
      const sheet = withCell(out(before), 1, key, key === 'claims' ? `${out(before)[1]?.[place(key)] ?? ''}\n${text}` : text);
      const after = back(sheet, before);
      // Until when a gift is given says nothing where there is none.
      const isNothing = key === 'gift_until' && out(before)[1]?.[place('gift')] === '';
      expect(changesOf(before, after), `seed ${seed}`).toHaveLength(isNothing ? 0 : 1);
      expect(changesOf(before, after)).not.toContain('removed');
      expect(back(sheet, after), `seed ${seed}`).toEqual(after);
    }
  });
  test('keeps what the columns have no word for', () => {
    const stored = { id: 'own', product: 'cam', kind: 'gift' as const, text: '前一百名送茶', textEn: 'tea for the first', validFrom: startsAt + 1, validUntil: endsAt, terms: { gift: '茶', perItem: 2, claimWithinHours: 72 } };
    const before = { ...sessionOf(1, ['cam']), promises: [stored] };
    expect(back(withCell(out(before), 1, 'gift_until', '2026-11-09 22:00'), before).promises).toEqual([{ ...stored, validUntil: Date.parse('2026-11-09T22:00+08:00') }]);
    expect(back(withCell(out(before), 1, 'gift', '咖啡'), before).promises).toEqual([JSON.parse(JSON.stringify({ ...stored, text: '送咖啡', textEn: undefined, terms: { ...stored.terms, gift: '咖啡' } }))]);
  });
  test('when emptied ends what it could say of that kind and product, and again nothing', () => {
    for (const seed of seeds) {
      const before = sessionOf(seed, ['cam', 'vac', 'lamp']);
      const sheet = withCell(withCell(out(before), 1, 'ship_within_hours', ''), 1, 'ship_by', '');
      const after = back(sheet, before);
      expect(after.promises, `seed ${seed}`).toEqual(before.promises.filter(({ product, kind }) => product !== 'cam' || kind !== 'ship-by'));
      expect(back(sheet, after)).toEqual(after);
    }
  });
  test('a row that is taken out ends what its product was promised', () => {
    for (const seed of seeds) {
      const before = sessionOf(seed, ['cam', 'vac', 'lamp']);
      const after = back(out(before).filter((_, at) => at !== 2), before);
      expect(after.promises, `seed ${seed}`).toEqual(before.promises.filter(({ product }) => product !== 'vac'));
    }
  });
  test('is refused where another row of the same product says something else', () => {
    const before = { ...sessionOf(1), promises: [] };
    const sheet = withCell(withCell(out(before), 1, 'gift', '茶'), 4, 'gift', '咖啡');
    expect(readSessionSheet(sheet, { head: headOf(before), zone, before }).errors).toMatchObject([{ row: 5, head: '赠品', code: 'differs_above' }]);
    expect(back(withCell(sheet, 4, 'gift', ''), before).promises).toMatchObject([{ product: 'cam', kind: 'gift', text: '送茶' }]);
  });
  test('a promise that changes is not said to stay as well', () => {
    const claim: LivePromise = { id: 'a', product: 'cam', kind: 'quality-claim', text: '坏了包赔', validFrom: startsAt, validUntil: endsAt, terms: { claimWithinHours: 72 } };
    const before = { ...sessionOf(1), promises: [claim] };
    const said = (text: string) => promiseChanges(before, { ...before, promises: [{ ...claim, text }] }, [], zone).map(({ change }) => change);
    expect([said('坏了包赔'), said('坏了不赔')]).toEqual([['unsaid'], ['changed']]);
  });
});

describe('a sheet that the next session begins with', () => {
  const next = (before: LiveSession) => readSessionSheet(out(before), { head: { ...headOf(before), id: 'live-2' }, zone });
  test('names the session it came from, and the promises that do not come along are told', () => {
    const promises: LivePromise[] = [
      { id: 'a', product: 'cam', kind: 'ship-by', text: '付款后 48 小时内发货', validFrom: startsAt, validUntil: endsAt, terms: { shipWithinHours: 48 } },
      { id: 'b', product: 'cam', kind: 'quality-claim', text: '防水', validFrom: startsAt, validUntil: endsAt, terms: {} },
      { id: 'c', product: 'cam', kind: 'free-return', text: '签收后 7 天无理由退货', validFrom: startsAt, validUntil: endsAt, terms: { returnDays: 7, usedOk: true } },
      { id: 'd', product: null, kind: 'freight-insurance', text: '送运费险，退货最高赔 12 元', validFrom: startsAt, validUntil: endsAt, terms: { maxAmount: 12 } },
      { id: 'e', product: 'gone', kind: 'gift', text: '送茶', validFrom: startsAt, validUntil: endsAt, terms: { gift: '茶' } },
    ];
    const before = { ...sessionOf(1), promises };
    const { session, origins } = next(before);
    expect(origins).toEqual(['live-1']);
    expect(promiseChanges(null, session, [before], zone).map(({ change, kind, text }) => [change, kind, text])).toEqual([['left_behind', 'free-return', '签收后 7 天无理由退货'], ['left_behind', 'freight-insurance', '送运费险，退货最高赔 12 元']]);
    // Brought in over a copy of that evening, which has them.
    expect(promiseChanges(before, { ...before, id: 'live-2' }, [before], zone).map(({ change }) => change)).toEqual(['unsaid', 'unsaid', 'unsaid']);
  });
  test('loses no promise without a word', () => {
    for (const seed of seeds) {
      const before = sessionOf(seed);
      const { session, errors } = next(before);
      if (errors.length > 0) continue;
      const bare = ({ id: _, ...promise }: LivePromise) => JSON.stringify(promise, Object.keys({ ...promise, ...promise.terms }).sort());
      const came = new Set(session.promises.map(bare));
      const told = promiseChanges(null, session, [before], zone).map(({ text }) => text);
      const inSheet = new Set<string | null>([null, ...session.links.map(({ product }) => product)]);
      for (const promise of before.promises.filter(({ product }) => inSheet.has(product))) expect(came.has(bare(promise)) || told.includes(promise.text), `seed ${seed}: ${promise.id}`).toBe(true);
    }
  });
});
