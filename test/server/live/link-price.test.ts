import { expect, test } from 'vitest';
import { liveSession } from '@aftercast/shared';
import { priceInWords } from '../../../server/src/live/link-price.ts';
import { broadcastsOf } from '../../../server/src/live/on-screen.ts';

const start = Date.parse('2026-11-10T20:00:00+08:00');
const at = (minutes: number) => start + minutes * 60_000;
const night = liveSession.parse({
  id: 'night', title: '夜场', startsAt: start, endsAt: at(300), playbackDelaySeconds: 0,
  links: [{ number: 1, product: 'cam', price: 199.5, shown: [{ from: at(0), until: at(60) }] }, { number: 3, product: 'lamp', price: 0 }, { number: 4, product: 'vac', shown: [{ from: at(60) }] }],
});
const words = ({ now = at(30), product, link, context = {}, language = 'zh' as 'zh' | 'en' }: { now?: number; product?: string; link?: number; context?: object; language?: 'zh' | 'en' } = {}) =>
  priceInWords(broadcastsOf([night]), { product, link, context, now, language });

test('a price is of the product that is meant, else of the one on the screen', () => {
  expect(words()).toBe('1号链接直播价 199.5 元');
  expect(words({ product: 'lamp' })).toBe('3号链接直播价 0 元');
  expect(words({ product: 'lamp', language: 'en' })).toBe('Link 3 is 0 during the stream');
});
test('a price is of the link that is named alone', () => {
  expect([words({ link: 3, product: 'cam' }), words({ link: 9 })]).toEqual(['3号链接直播价 0 元', undefined]);
});
test('nothing is said of a price that is not known, nor after the broadcast', () => {
  expect([words({ product: 'vac' }), words({ now: at(70) }), words({ product: 'ghost' })]).toEqual([undefined, undefined, undefined]);
  expect([words({ now: at(301) }), words({ now: at(301), product: 'cam', context: { liveSession: 'night' } })]).toEqual([undefined, undefined]);
});
