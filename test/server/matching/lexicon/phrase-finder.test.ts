import { describe, expect, it } from 'vitest';
import { createPhraseFinder } from '../../../../server/src/matching/lexicon/phrase-finder.ts';

const phrases = ['收到', '没收到', '到货', '收', '没收到货吗'];
const find = createPhraseFinder(phrases.map((phrase) => [...phrase]));
const found = (text: string): string[] => find([...text]).map(({ phrase }) => phrases[phrase] as string);

describe('the phrase finder', () => {
  it('finds the longest phrase and leaves out what lies within it', () => {
    expect(found('还没收到')).toEqual(['没收到']);
  });

  it('finds phrases that overlap', () => {
    expect(found('没收到货')).toEqual(['没收到', '到货']);
  });

  it('goes back to a shorter phrase when a longer one breaks off', () => {
    expect(found('没收到货啊')).toEqual(['没收到', '到货']);
    expect(found('没收')).toEqual(['收']);
  });

  it('says where a phrase stands', () => {
    expect(find([...'我收到了'])).toEqual([{ phrase: 0, from: 1, to: 3 }]);
  });

  it('finds nothing in nothing, and never an empty phrase', () => {
    expect(find([])).toEqual([]);
    expect(createPhraseFinder([[]])(['a'])).toEqual([]);
  });

  it('finds what a plain search finds, over every text of three letters up to length seven', () => {
    const small = ['ab', 'bca', 'c', 'abc', 'cc'];
    const finder = createPhraseFinder(small.map((phrase) => [...phrase]));
    const plain = (text: string): string[] => {
      const all = small.flatMap((phrase) => [...text].flatMap((_, from) => (text.startsWith(phrase, from) ? [{ phrase, from, to: from + phrase.length }] : [])));
      const kept = all.filter((each) => !all.some((other) => other !== each && other.from <= each.from && other.to >= each.to));
      return kept.map(({ phrase, from }) => `${from}${phrase}`).sort();
    };
    let texts = [''];
    for (let length = 0; length < 7; length += 1) {
      texts = texts.flatMap((text) => ['a', 'b', 'c'].map((letter) => text + letter));
      for (const text of texts) expect(finder([...text]).map(({ phrase, from }) => `${from}${small[phrase]}`).sort()).toEqual(plain(text));
    }
  });
});
