/** Cuts a normalised text into weighted terms: characters and pairs for Chinese, stems, word pairs and letter triples for Latin script. */
import { stem } from './stem.ts';

/** Characters and words that shape a sentence and tell little of its matter; they count only inside pairs. */
const functionCharacters = new Set('的了吗呢吧啊呀哦嘛呗啦么我你您他她它们这那个就也都还又在是有不没很把被给和跟与到要会能可以想去来说看着过里上下一两几多少什怎样哪谁为啥咋得地之其');
const functionWords = new Set('a an the i you he she it we they my your our their me us him her them this that these those is am are was were be been being do does did have has had will would can could should shall may might must to of in on at for with from by and or but so if as not no just very really what which who when where why how there here about into up down out over then than too also get got go any some'.split(' '));

/** Whether a term only shapes a sentence. */
export const isLight = (key: string): boolean => functionWords.has(key) || [...key].every((char) => functionCharacters.has(char));

const cjk = /[\u3400-\u9fff]/;
const cjkRuns = /[\u3400-\u9fff]+|[^\u3400-\u9fff\s]+/g;

/** One term with its weight before rarity is taken into account. */
export interface Term { key: string; weight: number }

/** The terms of a normalised text, each once, its weight grown with repetition. */
export function termsOf(text: string): Map<string, number> {
  const terms = new Map<string, number>();
  let previousWord = '';
  for (const run of text.match(cjkRuns) ?? []) {
    if (cjk.test(run)) { chineseTerms(run, terms); previousWord = ''; }
    else previousWord = latinTerms(run, previousWord, terms);
  }
  return terms;
}

function add(terms: Map<string, number>, key: string, weight: number): void {
  const old = terms.get(key);
  terms.set(key, old === undefined ? weight : old + weight * 0.5);
}

function chineseTerms(run: string, terms: Map<string, number>): void {
  for (let at = 0; at < run.length; at += 1) {
    const char = run.charAt(at);
    const light = functionCharacters.has(char);
    if (!light) add(terms, char, 1);
    if (at + 1 < run.length) {
      const next = run.charAt(at + 1);
      add(terms, char + next, light && functionCharacters.has(next) ? 0.35 : 1);
    }
  }
}

function latinTerms(word: string, previous: string, terms: Map<string, number>): string {
  const light = functionWords.has(word);
  const root = light ? word : stem(word);
  add(terms, root, light ? 0.2 : 1);
  if (previous !== '') add(terms, `${previous} ${root}`, light ? 0.4 : 0.7);
  if (!light && word.length >= 4) {
    const padded = `<${root}>`;
    for (let at = 0; at + 3 <= padded.length; at += 1) add(terms, `~${padded.slice(at, at + 3)}`, 0.2);
  }
  return root;
}
