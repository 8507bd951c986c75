import { describe, expect, it } from 'vitest';
import { speech } from '../../../../server/src/matching/embedding/speech.ts';
import { readSpeech, variantsOf } from '../../../../server/src/matching/embedding/sentences.ts';

describe('written speech', () => {
  it('has every alternative in some variant, however few are asked for', () => {
    const variants = variantsOf('{a|b|c} x {d|e}', 2).join(' ');
    for (const letter of 'abcde') expect(variants).toContain(letter);
  });

  it('has all variants when they are few, each once', () => {
    expect(variantsOf('{a|b}{c|}', 8).sort()).toEqual(['a', 'ac', 'b', 'bc']);
    expect(variantsOf('plain', 8)).toEqual(['plain']);
  });

  it('gathers one situation from several texts', () => {
    expect(readSpeech(['a: x / y\n', 'a: z\nb: w'], 8)).toEqual([{ id: 'a', sentences: [['x'], ['y'], ['z']] }, { id: 'b', sentences: [['w']] }]);
  });

  it('is refused where a line names no situation', () => {
    expect(() => readSpeech(['just words'], 8)).toThrow('speech: cannot read "just words"');
  });

  it('closes every brace and leaves no empty sentence', () => {
    for (const { id, sentences } of speech) for (const variants of sentences) for (const sentence of variants) expect(sentence, id).toMatch(/^[^{}|]*\S[^{}|]*$/);
  });
});
