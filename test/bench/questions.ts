/**
 * Questions for the load: the demo shop's own phrasings of entries that need no order, each with a slip of the finger
 * or a colloquial tail, so that few are met word for word.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Entry { tier: number; question: string; phrasings: string[]; answer: string; scope: { product: string | null; liveSession: string | null } }

const tails = ['', '啊', '呢', '呀', ' 亲', '？', '，谢谢', '哦', ' 急', '吗'];

function phrasings(): string[] {
  const file = join(import.meta.dirname, '../../server/src/demo/data/knowledge.zh.jsonl');
  const entries = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Entry);
  const plain = entries.filter(({ tier, answer, scope }) => tier < 3 && !answer.includes('{{') && !scope.product && !scope.liveSession);
  return plain.flatMap(({ question, phrasings: others }) => [question, ...others]);
}

/** @param count how many; the same for every run, so that a run repeats what the one before it asked */
export function questions(count: number): string[] {
  const texts = phrasings();
  return Array.from({ length: count }, (_, index) => {
    const text = texts[(index * 7) % texts.length] ?? '';
    const cut = (index * 13) % Math.max(1, text.length);
    const slipped = index % 3 === 0 && text.length > 6 ? text.slice(0, cut) + text.slice(cut + 1) : text;
    return slipped + tails[(index * 3) % tails.length];
  });
}

/** Questions of which no two are alike: each phrasing with one character left out and two tails, every combination once. */
function* variants(): Generator<string> {
  const texts = phrasings();
  const longest = Math.max(...texts.map(({ length }) => length));
  const seen = new Set<string>();
  for (const ending of tails.flatMap((tail) => tails.map((further) => further + tail))) {
    for (let cut = 0; cut < longest; cut += 1) {
      for (const text of texts) {
        const variant = text.slice(0, cut) + text.slice(cut + 1) + ending;
        if (cut >= text.length || text.length < 4 || seen.has(variant)) continue;
        seen.add(variant);
        yield variant;
      }
    }
  }
}

/** @param from how many of the same sequence were asked before. @throws when there are not as many */
export function distinctQuestions(from: number, count: number): string[] {
  const found: string[] = [];
  let at = 0;
  for (const variant of variants()) {
    if (at >= from) found.push(variant);
    at += 1;
    if (found.length === count) return found;
  }
  throw new Error(`bench: there are only ${at} distinct questions`);
}
