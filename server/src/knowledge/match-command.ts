/** `aftercast match`: streams one prediction a line, so that the matcher can be measured from outside. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { layGroundwork } from '../matching/groundwork.ts';
import { buildMatcher, type LanguageTables, type Matcher } from '../matching/matcher.ts';
import { trainModel } from '../matching/training.ts';
import type { MatcherEntry } from '../matching/types.ts';
import { atOnce } from '../matching/work.ts';
import { readKnowledge } from './lenient-knowledge.ts';
import { readLanguageTables } from './read-language-tables.ts';

const question = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  context: z.object({
    product: z.string().nullish(), liveSession: z.string().nullish(), previous: z.string().nullish(),
    order: z.object({ products: z.array(z.string()) }).nullish(),
  }).nullish(),
});

/** Problems told in full; of more only the number is. */
const toldProblems = 50;

/**
 * Trains on the knowledge to the end before it answers the first question. A line that cannot be read is skipped and told when all others are answered.
 * @throws Error with one line a problem, `file:line: message (code)`; at once when an option is missing or no entry is left
 */
export async function runMatchCommand(args: string[], { input, output }: { input: Readable; output: Writable }): Promise<void> {
  const { values } = parseArgs({ args, options: { knowledge: { type: 'string' }, questions: { type: 'string' } } });
  if (!values.knowledge || !values.questions) throw new Error('match: --knowledge and --questions are needed');
  const { entries, problems } = readKnowledge(await readFile(values.knowledge, 'utf8'));
  const told = problems.map(({ line, code, message }) => `${values.knowledge}:${line}: ${message} (${code})`);
  if (entries.length === 0) throw new Error([...told.slice(0, toldProblems), `match: ${values.knowledge} holds no entry`].join('\n'));
  const tables = readLanguageTables(0);
  const matcher = learn(entries, tables);
  const source = values.questions === '-' ? input : createReadStream(values.questions);
  if (source !== input) await once(source, 'open');
  let number = 0;
  for await (const line of createInterface({ input: source, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const asked = readQuestion(number === 1 ? line.replace(/^\ufeff/, '') : line);
    if (typeof asked === 'string') { told.push(`${values.questions}:${number}: ${asked}`); continue; }
    const startedAt = performance.now();
    const { outcome, confidence, candidates, answers } = matcher.match(asked.text, asked.context ?? {});
    const tookMs = performance.now() - startedAt;
    const prediction = { id: asked.id, outcome, confidence, candidates: candidates.map(({ id, score }) => ({ id, score })), ...(answers.length > 1 ? { answers } : {}), tookMs };
    if (!output.write(`${JSON.stringify(prediction)}\n`)) await once(output, 'drain');
  }
  if (told.length > toldProblems) told.splice(toldProblems, told.length, `and ${told.length - toldProblems} more`);
  if (told.length > 0) throw new Error(told.join('\n'));
}

/** Asked of a new matcher before the first question, so that its code is compiled. */
const warmUps = 300;

/** Texts are read once for both; what was laid is let go with this call. */
function learn(entries: readonly MatcherEntry[], tables: LanguageTables): Matcher {
  const ground = atOnce(layGroundwork(entries, tables));
  const matcher = atOnce(buildMatcher(entries, { model: trainModel(entries, tables, ground) }, tables, ground));
  // Not a phrasing word for word: that would be answered by a rule.
  for (let at = 0; at < warmUps; at += 1) matcher.match(`${entries[at % entries.length]?.question ?? ''}${at}`);
  return matcher;
}

/** The question of a line, or what is wrong with it. */
function readQuestion(line: string): z.infer<typeof question> | string {
  let value: unknown;
  try { value = JSON.parse(line); } catch { return 'not JSON (not_json)'; }
  const parsed = question.safeParse(value);
  return parsed.success ? parsed.data : `${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')} (invalid_question)`;
}
