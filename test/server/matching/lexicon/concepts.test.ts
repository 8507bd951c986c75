import { describe, expect, it } from 'vitest';
import { createConcepts, themes } from '../../../../server/src/matching/lexicon/concepts.ts';
import { readTheme } from '../../../../server/src/matching/lexicon/themes.ts';

const concepts = createConcepts();

describe('the lexicon', () => {
  it('brings different words for one thing to one concept', () => {
    for (const text of ['还没收到', '包裹没见着', '东西木有收到', 'my parcel never arrived', 'it has not come']) expect(concepts(text), text).toContain('not_arrived');
    for (const text of ['能催催吗', '搞快点', 'please hurry']) expect(concepts(text), text).toContain('hurry');
  });

  it('takes the longest expression: not having received is not having received', () => {
    expect(concepts('没收到')).not.toContain('arrive');
    expect(concepts('收到')).toContain('arrive');
  });

  it('knows an English word in each of its forms', () => {
    for (const text of ['return it', 'returned it', 'returning these', 'returns']) expect(concepts(text), text).toContain('want_return');
  });

  it('adds what a concept belongs to', () => {
    expect(concepts('没收到')).toContain('[arrival]');
  });

  it('says each concept once, and nothing of a text without any', () => {
    const twice = concepts('退货退货');
    expect(new Set(twice).size).toBe(twice.length);
    expect(concepts('')).toEqual([]);
    expect(concepts('xyzzy')).toEqual([]);
  });

  it('holds every term in the shape in which the normaliser leaves a text', () => {
    for (const [name, groups] of Object.entries(themes)) {
      for (const { id, terms } of groups) for (const term of terms) expect(term, `${name} ${id}`).toMatch(/^[\p{L}\p{N} ']+$/u);
    }
  });

  it('can be built from some groups only', () => {
    expect(createConcepts(readTheme('mine', '[a]\nb: 甲 乙', ' '))('甲')).toEqual(['b', '[a]']);
  });
});

describe('a theme', () => {
  it('is refused with its name when a line cannot be read, a parent lacks or a group is there twice', () => {
    expect(() => readTheme('mine', '[a]\nnonsense', ' ')).toThrow('lexicon: mine cannot read "nonsense"');
    expect(() => readTheme('mine', 'b: 甲', ' ')).toThrow('mine');
    expect(() => readTheme('mine', '[a]\nb: 甲\nb: 乙', ' ')).toThrow('mine has the group "b" twice');
  });
});
