import { expect, test } from 'vitest';
import { liveSession } from '@aftercast/shared';
import { askedAbout, type Asked } from '../../../server/src/live/asked-about.ts';

const begins = Date.parse('2026-11-10T20:00:00+08:00');
const minute = 60_000;
const night = liveSession.parse({
  id: 'night', title: '夜场', startsAt: begins, endsAt: begins + 300 * minute, playbackDelaySeconds: 0,
  links: [{ number: 1, product: 'cam', shown: [{ from: begins }] }, { number: 2, product: 'vac', shown: [{ from: begins + 30 * minute }] }, { number: 3, product: 'fryer' }],
});
const asked = (text: string, minutes: number, more: Partial<Asked> = {}): Asked => ({ text, askedAt: begins + minutes * minute, product: null, handedOver: false, ...more });

test('questions stand by the link that they name, point at or were asked beside, the busiest first', () => {
  const links = askedAbout(night, [asked('3号多少钱', 40), asked('这个能水洗吗', 10), asked('这个能水洗吗', 40), asked('刚才那个还有吗', 41), asked('怎么退货', 42), asked('保修多久', 43, { product: 'fryer' }), asked('三号多少钱呀', 44)]);
  expect(links.map(({ link, asked: count }) => [link, count])).toEqual([[3, 3], [1, 2], [2, 1], [null, 1]]);
});
test('the same words are one; what needed a person comes first', () => {
  const [only] = askedAbout(night, [asked('3号 有货吗？', 1), asked('3号有货吗', 5), asked('3号送什么', 6, { handedOver: true })]);
  expect(only).toEqual({
    link: 3, asked: 3, needPerson: 1,
    questions: [{ text: '3号送什么', count: 1, needPerson: 1, lastAt: begins + 6 * minute }, { text: '3号 有货吗？', count: 2, needPerson: 0, lastAt: begins + 5 * minute }],
  });
});
