/**
 * `corepack pnpm -s run lexicon -- [--data DIR] [--sets a,b] [--themes a,b]`: what each theme of the lexicon is worth on the part that is tuned on.
 * For each theme everything that knows it, the situation model too, is made anew without it. Minutes; sets of over 3,000 phrasings only when named.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { featuresOf } from '../../server/src/matching/embedding/features.ts';
import { pack } from '../../server/src/matching/embedding/packed.ts';
import { speech } from '../../server/src/matching/embedding/speech.ts';
import { trainSituations } from '../../server/src/matching/embedding/train.ts';
import { createLanguageTables, type LanguageTables } from '../../server/src/matching/language-tables.ts';
import { createConcepts, themes } from '../../server/src/matching/lexicon/concepts.ts';
import { createMatcher } from '../../server/src/matching/matcher.ts';
import { createNormaliser } from '../../server/src/matching/normalise.ts';
import { commonPairsFile } from '../../server/src/matching/typing/common-pairs.ts';
import { findSets, type LabelledSet } from '../quality/sets.ts';
import { quickModel } from './quick-model.ts';

// pnpm hands its own "--" on.
const { values } = parseArgs({ args: process.argv.slice(2).filter((each) => each !== '--'), options: { data: { type: 'string' }, sets: { type: 'string' }, themes: { type: 'string' } } });
const mostPhrasings = 3_000;
const commonPairs = readFileSync(new URL(`../../${commonPairsFile}`, import.meta.url), 'utf8');
const normalise = createNormaliser();

function tablesWithout(theme: string | null): LanguageTables {
  const groups = Object.entries(themes).flatMap(([name, list]) => (name === theme ? [] : list));
  const concepts = createConcepts(groups);
  const situations = pack(trainSituations(speech, (sentence) => featuresOf(normalise(sentence).text, concepts)), '');
  return createLanguageTables({ situations, commonPairs }, groups);
}

/** How many questions are answered by the right entry first. */
function firstRight({ entries, parts }: LabelledSet, tables: LanguageTables): number {
  const matcher = createMatcher(entries, { model: quickModel(entries, tables) }, tables);
  return askedOf(parts).filter(({ text, expected, also, context }) => {
    const first = matcher.match(text, context ?? {}).candidates[0]?.id;
    return first !== undefined && [expected, ...also ?? []].includes(first);
  }).length;
}

const askedOf = (parts: LabelledSet['parts']) => (parts['val'] ?? parts['test'] ?? []).filter(({ expected }) => expected !== null);

const phrasingsOf = ({ entries }: LabelledSet): number => entries.reduce((sum, { phrasings }) => sum + 1 + phrasings.length, 0);
const chosenSets = values.sets?.split(',');
const chosenThemes = values.themes?.split(',') ?? Object.keys(themes);
const found = findSets(values.data ?? process.env['QUALITY_DATA']);
const sets = found.filter((set, at) => found.findIndex(({ name }) => name === set.name) === at && (chosenSets ? chosenSets.includes(set.name) : phrasingsOf(set) <= mostPhrasings));
const whole = tablesWithout(null);
const withAll = new Map<LabelledSet, number>();
console.log('| theme | set | n | top-1 with | without | worth |\n| --- | --- | --- | --- | --- | --- |');
for (const theme of chosenThemes) {
  const without = tablesWithout(theme);
  for (const set of sets) {
    if (!theme.startsWith(set.language)) continue;
    const right = withAll.get(set) ?? firstRight(set, whole);
    withAll.set(set, right);
    const { length } = askedOf(set.parts);
    const share = (count: number): string => (100 * count / length).toFixed(1);
    const left = firstRight(set, without);
    console.log(`| ${theme} | ${set.name} | ${length} | ${share(right)} | ${share(left)} | ${share(right - left)} |`);
  }
}
