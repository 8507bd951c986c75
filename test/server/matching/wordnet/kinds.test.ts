import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeKinds } from '../../../wordnet/make.ts';
import { createKinds, kindsFile } from '../../../../server/src/matching/wordnet/kinds.ts';

const file = readFileSync(fileURLToPath(new URL(`../../../../${kindsFile}`, import.meta.url)), 'utf8');
const kindsOf = createKinds(file);
const shared = (one: string, other: string): number => kindsOf(one).filter((kind) => kindsOf(other).includes(kind)).length;

describe('the kinds of English words', () => {
  it('are what the script makes', () => {
    expect(file === makeKinds(), 'run: corepack pnpm run kinds').toBe(true);
  });

  it('bring words of one kind together', () => {
    expect(shared('taxi', 'car')).toBeGreaterThan(0);
    expect(shared('taxi', 'song')).toBeLessThan(shared('taxi', 'car'));
  });

  it('are the same for each form of a word', () => {
    for (const [one, other] of [['taxi', 'taxis'], ['stop', 'stopped'], ['city', 'cities']] as const) expect(kindsOf(other), other).toEqual(kindsOf(one));
  });

  it('are none for what carries no matter, is no word or is Chinese', () => {
    expect(kindsOf('what is the 12 xqzzy 快递')).toEqual([]);
    expect(kindsOf('')).toEqual([]);
  });

  it('are refused where a kind stands below one that follows', () => {
    expect(() => createKinds('0 thing\n5 car\n')).toThrow('kinds: cannot read "5 car"');
  });
});
