/**
 * `npm run quality -- [--data DIR] [--sets a,b] [--part test] [--no-rivals]`: trains on every labelled set that is found, asks its
 * questions as `aftercast match` does, and prints a Markdown table with the goals of each set.
 */
import { parseArgs } from 'node:util';
import { readLanguageTables } from '../../server/src/knowledge/read-language-tables.ts';
import { createMatcher, type Matcher } from '../../server/src/matching/matcher.ts';
import { trainModel } from '../../server/src/matching/training.ts';
import { goalsOf, mostLoss, verdict } from './goals.ts';
import { homophones, noise, slips, traditional, type Perturbation } from './perturb.ts';
import { bm25, fuse, minisearch, topOne } from './rivals.ts';
import { score, type LabelledQuestion, type Prediction, type Score } from './score.ts';
import { findSets, type LabelledSet } from './sets.ts';

// pnpm hands its own "--" on.
const { values } = parseArgs({ args: process.argv.slice(2).filter((each) => each !== '--'), options: { data: { type: 'string' }, sets: { type: 'string' }, part: { type: 'string' }, 'no-rivals': { type: 'boolean' } } });
const tables = readLanguageTables();
/** Rivals are slow; at most this many in-scope questions are asked of each, fewer where there are many phrasings. */
const rivalsSample = { questions: 300, scanned: 300_000 } as const;

const shown = (value: number, digits = 1): string => (Number.isNaN(value) ? '–' : value.toFixed(digits));

function ask(matcher: Matcher, questions: readonly LabelledQuestion[], change: Perturbation = (text) => text): Prediction[] {
  return questions.map(({ text, context }) => {
    const changed = change(text);
    const startedAt = performance.now();
    const { outcome, confidence, candidates, answers } = matcher.match(changed, context ?? {});
    const tookMs = performance.now() - startedAt;
    return { outcome, confidence, candidates: candidates.map(({ id }) => ({ id })), answers: answers.length > 1 ? answers : undefined, tookMs };
  });
}

function marked(set: string, found: Score, measure: keyof Score, digits = 1): string {
  const goal = goalsOf(set).find((each) => each.measure === measure);
  return goal && !Number.isNaN(found[measure]) ? `${shown(found[measure], digits)} ${verdict(goal, found[measure])}` : shown(found[measure], digits);
}

function lossRow({ name, language, entries }: LabelledSet, matcher: Matcher, questions: readonly LabelledQuestion[], tierOf: (id: string) => number | undefined): string {
  const plain = score(questions, ask(matcher, questions), tierOf).top1;
  const lossOf = (change: Perturbation): number => plain - score(questions, ask(matcher, questions, change), tierOf).top1;
  const texts = entries.flatMap(({ question, phrasings }) => [question, ...phrasings]);
  const within = (loss: number, most: number): string => `${shown(loss)} ${loss <= most ? '✓' : '✗'}`;
  return language === 'zh'
    ? `| ${name} | ${within(lossOf(homophones(texts)), mostLoss.homophones)} | ${within(lossOf(traditional), mostLoss.traditional)} | ${within(lossOf(noise('zh')), mostLoss.noise)} | – |`
    : `| ${name} | – | – | ${within(lossOf(noise('en')), mostLoss.noise)} | ${shown(lossOf(slips()))} |`;
}

const wanted = values.sets?.split(',');
const losses: string[] = [];
const rivals: string[] = [];
console.log('| set | part | n | top-1 | top-3 | AUROC | answered right | helped | choices | precision | out of scope not answered | wrong of all | p50 ms | p99 ms | training s |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const set of findSets(values.data ?? process.env['QUALITY_DATA'])) {
  if (wanted && !wanted.includes(set.name)) continue;
  const startedAt = performance.now();
  const matcher = createMatcher(set.entries, { model: trainModel(set.entries, tables) }, tables);
  const seconds = (performance.now() - startedAt) / 1000;
  const tiers = new Map(set.entries.map(({ id, tier }) => [id, tier]));
  const tierOf = (id: string): number | undefined => tiers.get(id);
  for (const [part, questions] of Object.entries(set.parts)) {
    if (values.part && part !== values.part) continue;
    ask(matcher, questions.slice(0, 200));
    const found = score(questions, ask(matcher, questions), tierOf);
    const cell = (measure: keyof Score, digits = 1): string => marked(set.name, found, measure, digits);
    console.log(`| ${set.name} | ${part} | ${found.questions} | ${cell('top1')} | ${cell('top3')} | ${cell('auroc')} | ${cell('answeredRight')} | ${cell('helped')} | ${cell('choicesShare')} | ${cell('precisionOfAnswers')} | ${cell('outOfScopeNotAnswered')} | ${cell('wrongOfAll')} | ${cell('p50Ms', 3)} | ${cell('p99Ms', 3)} | ${shown(seconds)} |`);
  }
  const reported = set.parts[set.parts['all'] ? 'all' : 'test'] ?? [];
  losses.push(lossRow(set, matcher, reported, tierOf));
  if (values['no-rivals']) continue;
  const phrasings = set.entries.reduce((sum, entry) => sum + 1 + entry.phrasings.length, 0);
  const sample = Math.min(rivalsSample.questions, Math.ceil(rivalsSample.scanned / phrasings));
  const asked = reported.filter(({ expected }) => expected !== null).filter((_, at, all) => at % Math.max(1, Math.floor(all.length / sample)) === 0).slice(0, sample);
  rivals.push(`| ${set.name} | ${asked.length} | ${shown(topOne(fuse, set.entries, asked))} | ${shown(topOne(minisearch, set.entries, asked))} | ${shown(topOne(bm25, set.entries, asked))} | ${shown(score(asked, ask(matcher, asked), tierOf).top1)} |`);
}
console.log(`\nLoss in points of top-1:\n\n| set | homophones | Traditional | noise | letter slips |\n| --- | --- | --- | --- | --- |\n${losses.join('\n')}`);
if (rivals.length > 0) console.log(`\nTop-1 of engines that are merely plugged in, on a sample:\n\n| set | n | fuse.js | minisearch | BM25 | this engine |\n| --- | --- | --- | --- | --- | --- |\n${rivals.join('\n')}`);
