import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseJsonl } from '../../server/src/knowledge/jsonl.ts';
import { readLanguageTables } from '../../server/src/knowledge/read-language-tables.ts';
import { createMatcher } from '../../server/src/matching/matcher.ts';
import { chinese, english, type Asked } from './questions.ts';

const tables = readLanguageTables();
const data = join(import.meta.dirname, '../../server/src/demo/data');

function judged(language: 'zh' | 'en', questions: Asked[]) {
  const { entries } = parseJsonl(readFileSync(join(data, `knowledge.${language}.jsonl`), 'utf8'));
  const tiers = new Map(entries.map(({ id, tier }) => [id, tier]));
  const matcher = createMatcher(entries, {}, tables);
  return questions.map((asked) => {
    const { outcome, candidates } = matcher.match(asked.text, asked);
    const ids = candidates.map(({ id }) => id);
    const first = ids[0] === asked.expected;
    const spoken = outcome === (tiers.get(asked.expected ?? '') === 3 ? 'handoff' : 'answer');
    return {
      text: asked.text, right: asked.expected !== null && first && spoken,
      helped: asked.expected !== null && ((first && spoken) || (outcome === 'choices' && ids.slice(0, 3).includes(asked.expected))),
      wrong: outcome === 'answer' && !first, inScope: asked.expected !== null,
    };
  });
}

describe.each([['zh', chinese], ['en', english]] as const)('the demo shop in %s', (language, questions) => {
  const results = judged(language, [...questions]);
  const share = (of: 'right' | 'helped') => results.filter((result) => result[of]).length / results.filter(({ inScope }) => inScope).length;

  test('gives no wrong answer to plain questions, courtesies, denials, mash and chat', () => {
    expect(results.filter(({ wrong }) => wrong).map(({ text }) => text)).toEqual([]);
  });
  test('answers four plain questions of five at once', () => {
    expect(share('right'), results.filter(({ inScope, right }) => inScope && !right).map(({ text }) => text).join('\n')).toBeGreaterThanOrEqual(0.8);
  });
  test('answers or offers the right entry to nine of ten', () => {
    expect(share('helped')).toBeGreaterThanOrEqual(0.9);
  });
});

describe.each([['zh', 123], ['en', 53]] as const)('every phrasing in %s', (language, count) => {
  const { entries } = parseJsonl(readFileSync(join(data, `knowledge.${language}.jsonl`), 'utf8'));
  const matcher = createMatcher(entries, {}, tables);
  test('finds its own entry first, given its scope', () => {
    expect(entries).toHaveLength(count);
    const strays = entries.flatMap(({ id, scope, question, phrasings }) => [question, ...phrasings].filter((text) => {
      const found = matcher.match(text, scope).candidates[0]?.id;
      return found !== id;
    }));
    expect(strays).toEqual([]);
  });
});
