import { describe, expect, test } from 'vitest';
import { liveSession } from '@aftercast/shared';
import { stockInWords, tellStock } from '../../../server/src/live/link-stock.ts';
import { broadcastsOf } from '../../../server/src/live/on-screen.ts';

const start = Date.parse('2026-11-10T20:00:00+08:00');
const at = (minutes: number) => start + minutes * 60_000;
const available = { state: 'available' as const, at: at(1) };
const night = (links: object[], id = 'night') => liveSession.parse({ id, title: '夜场', startsAt: start, endsAt: at(300), playbackDelaySeconds: 0, links });
const words = (links: object[], { now = at(30), product, link, context = {}, language = 'zh' as 'zh' | 'en' }: { now?: number; product?: string; link?: number; context?: object; language?: 'zh' | 'en' } = {}) =>
  stockInWords(broadcastsOf([night(links)]), { product, link, context, now, language, timeZone: 'Asia/Shanghai' });

describe('what is told of a link’s stock', () => {
  const { links } = night([{ number: 1, product: 'cam' }, { number: 2, product: 'vac', stock: available }]);
  test('is kept with the moment, again changes nothing, and is taken back', () => {
    const told = tellStock(links, 1, { state: 'sold-out', restockAt: at(900) }, at(10));
    if (told.kind !== 'told') throw new Error(told.kind);
    expect(told.links.map(({ stock }) => stock)).toEqual([{ state: 'sold-out', restockAt: at(900), at: at(10) }, available]);
    expect(tellStock(told.links, 1, { state: 'sold-out', restockAt: at(900) }, at(11))).toEqual({ kind: 'same' });
    expect(tellStock(told.links, 1, { state: 'sold-out' }, at(11)).kind).toBe('told');
    const back = tellStock(told.links, 1, null, at(12));
    expect(back.kind === 'told' && back.links.map(({ stock }) => stock)).toEqual([undefined, available]);
    expect(tellStock(links, 1, null, at(12))).toEqual({ kind: 'same' });
    expect(tellStock(links, 9, null, at(12))).toEqual({ kind: 'unknown_link' });
  });
});

describe('what a shopper is told of stock', () => {
  const soldOut = { state: 'sold-out', at: at(1) };
  test('is of the product that is meant, else of the one on the screen', () => {
    const links = [{ number: 1, product: 'cam', stock: available, shown: [{ from: at(0) }] }, { number: 3, product: 'lamp', stock: { ...soldOut, restockAt: at(60 * 24) } }];
    expect(words(links)).toBe('1号链接现在还有货，可以直接拍');
    expect(words(links, { product: 'lamp' })).toBe('3号链接已经卖完了，预计 11/11 20:00 补货');
    expect(words(links, { product: 'lamp', language: 'en' })).toBe('Link 3 is sold out; more is expected on Nov 11, 20:00');
    expect(words(links, { product: 'ghost' })).toBeUndefined();
  });
  test('is of the link that is named alone, also where another has its product or is on the screen', () => {
    const links = [{ number: 1, product: 'cam', stock: available, shown: [{ from: at(0) }] }, { number: 5, product: 'cam', stock: soldOut }];
    expect(words(links, { link: 5, product: 'cam' })).toBe('5号链接已经卖完了');
    expect(words(links, { link: 9 })).toBeUndefined();
  });
  test('is nothing where nobody has told, and once more was to come', () => {
    expect(words([{ number: 1, product: 'cam' }], { product: 'cam' })).toBeUndefined();
    expect(words([{ number: 1, product: 'cam', stock: { ...soldOut, restockAt: at(29) } }], { product: 'cam' })).toBeUndefined();
  });
  test('after the broadcast is only what is sold out, of the page’s session', () => {
    const links = [{ number: 1, product: 'cam', stock: available }, { number: 2, product: 'vac', stock: soldOut }];
    const after = { now: at(301), context: { liveSession: 'night' } };
    expect(words(links, { ...after, product: 'cam' })).toBeUndefined();
    expect(words(links, { ...after, product: 'vac' })).toBe('2号链接已经卖完了');
    expect(words(links, { now: at(301), product: 'vac' })).toBeUndefined();
  });
  test('of two links with the product is the one that can be bought', () => {
    expect(words([{ number: 1, product: 'cam', stock: soldOut }, { number: 7, product: 'cam', stock: available }], { product: 'cam' })).toBe('7号链接现在还有货，可以直接拍');
  });
});
