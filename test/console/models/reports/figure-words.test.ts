import { describe, expect, it } from 'vitest';
import { costOf, createFigureWords } from '../../../../console/src/models/reports/figure-words.ts';
import type { ReportFigures } from '@aftercast/shared';

const [zh, en] = [createFigureWords('zh'), createFigureWords('en')];

describe('figures in words', () => {
  it.each([[null, '—', '—'], [0, '0 秒', '0 sec'], [59_400, '59 秒', '59 sec'], [120_000, '2 分', '2 min'], [131_000, '2 分 11 秒', '2 min 11 sec'], [1_850_000, '31 分', '31 min'], [5_400_000, '1.5 小时', '1.5 hr'], [129_600_000, '1.5 天', '1.5 days']] as const)('%s ms', (ms, chinese, english) => {
    expect([zh.span(ms), en.span(ms)]).toEqual([chinese, english]);
  });
  it('nothing counted is no figure, neither 0 nor 100 %', () => {
    expect([zh.share({ sum: 0, of: 0 }), zh.mean({ sum: 0, of: 0 }), zh.money(null)]).toEqual(['—', '—', '—']);
    expect([zh.share({ sum: 1, of: 3 }), en.mean({ sum: 240_000, of: 2 })]).toEqual(['33.3%', '2 min']);
  });
  it('a conversation costs its share of human minutes, once a minute has a price', () => {
    const of = { humanMs: 600_000, conversations: 4 } as ReportFigures;
    expect([costOf(of, 80), costOf(of, 0), costOf({ ...of, conversations: 0 }, 80)]).toEqual([200, null, null]);
  });
});
