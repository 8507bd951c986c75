import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeCommonPairs } from '../../../pairs/make.ts';
import { createSounds } from '../../../../server/src/matching/sound.ts';
import { commonPairsFile, readCommonPairs } from '../../../../server/src/matching/typing/common-pairs.ts';
import { createCorrector } from '../../../../server/src/matching/typing/sound-correction.ts';

const file = readFileSync(fileURLToPath(new URL(`../../../../${commonPairsFile}`, import.meta.url)), 'utf8');
const common = readCommonPairs(file);
const soundOf = createSounds();
const correct = createCorrector(['运费多少钱', '运费险怎么用', '快递什么时候到', '快递停在路上', '换个快递', '退款几天到', '怎么申请退款', '运费谁出', '衣服起球了怎么办', '可以开发票吗'], common, soundOf);

describe('the table of common pairs', () => {
  it('is what the script makes', () => {
    expect(file === makeCommonPairs(), 'run: corepack pnpm run pairs').toBe(true);
  });

  it('says which line it cannot read', () => {
    expect(() => readCommonPairs('快k递f\nfast\n')).toThrow('pairs: cannot read "fast"');
  });
});

describe('correcting by sound', () => {
  it('undoes homophones of words that the shop writes', () => {
    expect(correct('快弟还没来')).toBe('快递还没来');
    expect(correct('我要申请推款')).toBe('我要申请退款');
    expect(correct('运废是谁出')).toBe('运费是谁出');
    expect(correct('衣服起求了')).toBe('衣服起球了');
    expect(correct('能不能开法票')).toBe('能不能开发票');
  });

  it('leaves words alone that are common anywhere, though the shop has never written them', () => {
    for (const text of ['电饭煲的盖子裂开', '奶奶觉得颜色太深', '送到公司前台可以么', '鞋带断掉一根']) expect(correct(text)).toBe(text);
  });

  it('reads words and numbers between Chinese as they are', () => {
    expect(correct('iphone 15 的快弟 # 单号')).toBe('iphone 15 的快递 # 单号');
    expect(correct('where is my parcel')).toBe('where is my parcel');
    expect(correct('')).toBe('');
  });

  it('changes nothing in a shop without texts', () => {
    expect(createCorrector([], common, soundOf)('快弟还没来')).toBe('快弟还没来');
  });
});
