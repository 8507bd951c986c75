/** Finds labelled sets: the ones the project ships, and those in a directory that is named. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKnowledge } from '../../server/src/knowledge/lenient-knowledge.ts';
import type { MatcherEntry } from '../../server/src/matching/types.ts';
import { chinese, english, type Asked } from './questions.ts';
import type { LabelledQuestion } from './score.ts';

export interface LabelledSet {
  name: string;
  language: 'zh' | 'en';
  entries: MatcherEntry[];
  /** Named parts: `val` to tune on, `test` to report on. */
  parts: Record<string, LabelledQuestion[]>;
}

const demo = join(import.meta.dirname, '../../server/src/demo/data');
const languageOf = (entries: readonly MatcherEntry[]): 'zh' | 'en' => (/[\u3400-\u9fff]/.test(entries.slice(0, 9).map(({ question }) => question).join('')) ? 'zh' : 'en');
const knowledgeIn = (file: string): MatcherEntry[] => readKnowledge(readFileSync(file, 'utf8')).entries;
const questionsIn = (file: string): LabelledQuestion[] => readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as LabelledQuestion);

function shipped(): LabelledSet[] {
  const asLabelled = (asked: readonly Asked[]): LabelledQuestion[] => asked.map(({ text, expected, product, liveSession }, at) => ({ id: `${at}`, text, expected, context: { product, liveSession } }));
  return ([['zh', chinese], ['en', english]] as const).map(([language, asked]) => ({
    name: `demo ${language}`, language, entries: knowledgeIn(join(demo, `knowledge.${language}.jsonl`)), parts: { test: asLabelled(asked) },
  }));
}

/** `questions.dev` files have no test part: the 70 % whose hashed id is low are for tuning. */
const isForTuning = ({ id }: LabelledQuestion): boolean => Number.parseInt(createHash('sha1').update(id).digest('hex').slice(0, 8), 16) / 2 ** 32 < 0.7;

function inFolder(folder: string): LabelledSet[] {
  const files = readdirSync(folder);
  const sets: LabelledSet[] = [];
  if (files.includes('knowledge.jsonl')) {
    const entries = knowledgeIn(join(folder, 'knowledge.jsonl'));
    const parts: LabelledSet['parts'] = {};
    for (const part of ['val', 'test']) if (files.includes(`questions.${part}.jsonl`)) parts[part] = questionsIn(join(folder, `questions.${part}.jsonl`));
    sets.push({ name: folder.split('/').at(-1) ?? folder, language: languageOf(entries), entries, parts });
  }
  for (const language of ['zh', 'en'] as const) {
    if (!files.includes(`knowledge.${language}.jsonl`) || !files.includes(`questions.dev.${language}.jsonl`)) continue;
    const questions = questionsIn(join(folder, `questions.dev.${language}.jsonl`));
    sets.push({
      name: `${folder.split('/').at(-1)} ${language}`, language, entries: knowledgeIn(join(folder, `knowledge.${language}.jsonl`)),
      parts: { val: questions.filter(isForTuning), test: questions.filter((question) => !isForTuning(question)), all: questions },
    });
  }
  return sets;
}

/** @param data a directory whose folders, at any of two depths, hold `knowledge.jsonl` with `questions.{val,test}.jsonl`, or `knowledge.<language>.jsonl` with `questions.dev.<language>.jsonl` */
export function findSets(data: string | undefined): LabelledSet[] {
  if (data === undefined || !existsSync(data)) return shipped();
  const below = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
  const folders = [data, ...below(data).flatMap((folder) => [folder, ...below(folder)])];
  return [...folders.flatMap(inFolder), ...shipped()];
}
