/** `aftercast match`: streams one prediction a line, so that the matcher can be measured from outside. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { createMatcher } from '../matching/matcher.ts';
import { parseJsonl } from './jsonl.ts';

const question = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  context: z.object({ product: z.string().nullish(), liveSession: z.string().nullish() }).nullish(),
});

/** @throws Error with one line a problem when the knowledge or a question cannot be read */
export async function runMatchCommand(args: string[], { input, output }: { input: Readable; output: Writable }): Promise<void> {
  const { values } = parseArgs({ args, options: { knowledge: { type: 'string' }, questions: { type: 'string' } } });
  if (!values.knowledge || !values.questions) throw new Error('match: --knowledge and --questions are needed');
  const { entries, errors } = parseJsonl(await readFile(values.knowledge, 'utf8'));
  if (errors.length > 0) throw new Error(errors.map(({ line, message }) => `${values.knowledge}:${line}: ${message}`).join('\n'));
  const matcher = createMatcher(entries);
  const lines = createInterface({ input: values.questions === '-' ? input : createReadStream(values.questions), crlfDelay: Infinity });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const asked = readQuestion(line, `${values.questions}:${number}`);
    const startedAt = performance.now();
    const { outcome, confidence, candidates, answers } = matcher.match(asked.text, asked.context ?? {});
    const tookMs = performance.now() - startedAt;
    const prediction = { id: asked.id, outcome, confidence, candidates: candidates.map(({ id, score }) => ({ id, score })), ...(answers.length > 1 ? { answers } : {}), tookMs };
    if (!output.write(`${JSON.stringify(prediction)}\n`)) await once(output, 'drain');
  }
}

function readQuestion(line: string, where: string): z.infer<typeof question> {
  let value: unknown;
  try { value = JSON.parse(line); } catch { throw new Error(`${where}: not JSON`); }
  const parsed = question.safeParse(value);
  if (!parsed.success) throw new Error(`${where}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
  return parsed.data;
}
