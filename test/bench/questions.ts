/**
 * Questions for the load: the demo shop's own phrasings of entries that need no order, each with a slip of the finger
 * or a colloquial tail, so that few are met word for word.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Entry { tier: number; question: string; phrasings: string[]; answer: string; scope: { product: string | null; liveSession: string | null } }

const tails = ['', '啊', '呢', '呀', ' 亲', '？', '，谢谢', '哦', ' 急', '吗'];

/** @param count how many; the same for every run */
export function questions(count: number): string[] {
  const file = join(import.meta.dirname, '../../server/src/demo/data/knowledge.zh.jsonl');
  const entries = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Entry);
  const plain = entries.filter(({ tier, answer, scope }) => tier < 3 && !answer.includes('{{') && !scope.product && !scope.liveSession);
  const texts = plain.flatMap(({ question, phrasings }) => [question, ...phrasings]);
  return Array.from({ length: count }, (_, index) => {
    const text = texts[(index * 7) % texts.length] ?? '';
    const cut = (index * 13) % Math.max(1, text.length);
    const slipped = index % 3 === 0 && text.length > 6 ? text.slice(0, cut) + text.slice(cut + 1) : text;
    return slipped + tails[(index * 3) % tails.length];
  });
}
