/** What the week's shoppers write, with the entries that answer it: the project's labelled questions and more about orders. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PageContext } from '@aftercast/shared';
import type { Chance } from '../chance.ts';
import { matters, type Matter } from './fate.ts';

const line = z.object({
  text: z.string(), expected: z.string().nullable(), also: z.array(z.string()).default([]), matter: z.enum(matters).optional(),
  context: z.object({ product: z.string().nullable(), liveSession: z.string().nullable() }).optional(),
});

/** `right` are the entries that answer it; none: only a person can. */
export interface AskedText { text: string; right: ReadonlySet<string>; context: PageContext }
export interface Questions {
  /** One about an order in this state; after it has arrived people ask about anything. */
  about(matter: Matter, chance: Chance): AskedText;
}

/** @throws when a file is missing or does not hold what it should */
export async function readQuestions(): Promise<Questions> {
  const read = async (name: string) => (await readFile(join(import.meta.dirname, name), 'utf8')).split('\n').filter(Boolean).map((each) => line.parse(JSON.parse(each)));
  const [anything, orders] = await Promise.all([read('questions.zh.jsonl'), read('order-questions.zh.jsonl')]);
  const byMatter = new Map(matters.map((matter) => [matter, orders.filter((each) => each.matter === matter)]));
  return {
    about(matter, chance) {
      const list = byMatter.get(matter) ?? [];
      const from = list.length > 0 ? list : anything;
      const { text, expected, also, context } = from[chance.below(from.length)] as z.infer<typeof line>;
      const { product, liveSession } = context ?? {};
      return { text, right: new Set([...expected === null ? [] : [expected], ...also]), context: { ...product ? { product } : {}, ...liveSession ? { liveSession } : {} } };
    },
  };
}
