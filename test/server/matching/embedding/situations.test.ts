import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../situations/fingerprint.ts';
import { pack, unpack } from '../../../../server/src/matching/embedding/packed.ts';
import { createSituations, situationsFile } from '../../../../server/src/matching/embedding/situations.ts';
import { trainSituations } from '../../../../server/src/matching/embedding/train.ts';
import { createConcepts } from '../../../../server/src/matching/lexicon/concepts.ts';

const packed = readFileSync(fileURLToPath(new URL(`../../../../${situationsFile}`, import.meta.url)));
const concepts = createConcepts();
const situations = createSituations(packed, concepts);
const first = (text: string): string | undefined => situations.of(text)[0]?.id;
const alike = (a: string, b: string): number => {
  const other = situations.embed(b);
  return situations.embed(a)?.reduce((sum, value, at) => sum + value * (other?.[at] ?? 0), 0) ?? 0;
};

describe('the situation model', () => {
  it('was made from the speech, lexicon and weights that lie beside it', () => {
    expect(unpack(packed).fingerprint, 'run: corepack pnpm run situations').toBe(fingerprintOf());
  });

  it('hears the situation in words that were never written for it', () => {
    expect(first('毛衣让我洗了一水 标也剪了 你们还收回去不')).toBe('return_opened');
    expect(first('昨晚刚付完钱 今早就跌了五十块 差的补给我')).toBe('price_protect');
    expect(first('it shows as delivered yet my porch is empty')).toBe('lost_delivered');
    expect(first('the plug started to spark and melted')).toBe('device_danger');
  });

  it('finds a question in one language near one in the other', () => {
    expect(alike('钱什么时候退到我卡里', 'when will the refund reach my card')).toBeGreaterThan(alike('钱什么时候退到我卡里', 'which size should i take'));
  });

  it('keeps out of what is no after-sales', () => {
    for (const text of ['帮我写一首关于春天的诗', 'set an alarm for seven tomorrow']) {
      expect(situations.embed(text), text).toBeNull();
      expect(situations.of(text), text).toEqual([]);
    }
  });

  it('gives shares that fall and never exceed the whole', () => {
    const shares = situations.of('衣服洗了掉色想退货').map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1.000_001);
  });

  it('has a vector of at most length 1, one number a situation', () => {
    const vector = situations.embed('尺码偏小') as Float32Array;
    expect(vector).toHaveLength(situations.ids.length);
    expect(Math.hypot(...vector)).toBeLessThanOrEqual(1.000_001);
  });
});

describe('a trained model', () => {
  const written = [{ id: 'a', sentences: [['x y'], ['x']] }, { id: 'b', sentences: [['z'], ['z w']] }];
  const featuresOf = (sentence: string) => new Map(sentence.split(' ').map((word) => [word, 1]));
  const plan = { epochs: 5, step: 0.5, decay: 0, seed: 1, features: 10 };

  it('is the same for the same speech, byte by byte', () => {
    expect(pack(trainSituations(written, featuresOf, plan), 'f')).toEqual(pack(trainSituations(written, featuresOf, plan), 'f'));
  });

  it('comes back from its file within half a step of each weight', () => {
    const model = trainSituations(written, featuresOf, plan);
    const back = unpack(pack(model, 'f'));
    expect(back.features).toEqual(model.features);
    expect([...back.rarity]).toEqual([...model.rarity]);
    model.rows.forEach((row, at) => row.forEach((weight, column) => {
      const scale = back.scales[at] as number;
      expect(Math.abs((back.bytes[at * 2 + column] as number) * scale - weight)).toBeLessThanOrEqual(scale * 0.501);
    }));
  });

  it('is read from a window into a larger buffer', () => {
    const bytes = pack(trainSituations(written, featuresOf, plan), 'f');
    const larger = Buffer.concat([Buffer.from('abc'), bytes, Buffer.from('d')]);
    expect(unpack(larger.subarray(3, 3 + bytes.length))).toEqual(unpack(bytes));
  });

  it('is refused when the file is cut short or something else', () => {
    const bytes = pack(trainSituations(written, featuresOf, plan), 'f');
    expect(() => unpack(bytes.subarray(0, bytes.length - 1))).toThrow('situations: the file has');
    expect(() => unpack(new Uint8Array(8))).toThrow('situations: the file has no head');
  });
});
