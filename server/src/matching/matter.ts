/**
 * How much of what a question is about an entry speaks of. In a base of a few entries hardly any word is rare, so the shape of a
 * question ("几点…", "when do you…") counts there as if it were its matter; this tells the two apart. Pure.
 */
import { isLight, termsOf } from './terms.ts';
import type { MatcherEntry } from './types.ts';

/** Words that ask, and say nothing of what is asked about. Longer ones first. */
const asking = /什么时候|啥时候|多长时间|什么时间|怎么样|能不能|可不可以|是不是|有没有|要不要|为什么|可以|多少钱?|几点钟?|几号|几天|多久|什么|怎么|如何|请问|你们/g;
const askingEnglish = /\b(?:when|what time|how long|how much|how many|how|what|where|which|who|why|is there|are there|please|need|want|know|tell)\b/g;

/** Bases up to this size are judged in full, those from the second on not at all; between them it fades. */
const fades = { from: 24, until: 40 } as const;
/** An entry that speaks of this part of the matter is trusted in full. */
const enoughMatter = 0.6;

/** What an entry deserves of a confidence in it, 0 to 1. */
export type MatterTrust = (text: string, entry: number) => number;

/**
 * Worked example: of "什么时候补货" the matter is "补货"; an entry on "什么时候发货" holds 货 and neither 补 nor 补货, a third of it, and is trusted by 0.56.
 * @param normalise gives the text as the matcher reads it
 * @param conceptsOf what words mean, so that other words for the same matter count; a name in brackets is a whole field and does not
 */
export function createMatterTrust(entries: readonly MatcherEntry[], normalise: (raw: string) => { text: string }, conceptsOf: (text: string) => readonly string[]): MatterTrust {
  const strength = Math.max(0, Math.min(1, (fades.until - entries.length) / (fades.until - fades.from)));
  if (strength === 0) return () => 1;
  const known = entries.map(({ question, phrasings, keywords }) => {
    const raws = [question, ...phrasings, ...keywords].map((raw) => normalise(raw).text);
    const texts = raws.map(matterOf);
    return { asks: new Set(raws.flatMap(asksIn)), terms: new Set(texts.flatMap(termsIn)), meanings: new Set(texts.flatMap((text) => meaningsIn(text, conceptsOf))) };
  });
  return (text, entry) => {
    const own = known[entry];
    const matter = matterOf(text);
    const terms = termsIn(matter);
    if (!own) return 1;
    if (terms.length === 0) return asksIn(text).every((word) => own.asks.has(word)) ? 1 : 1 - strength;
    const meanings = meaningsIn(matter, conceptsOf);
    const shared = terms.filter((term) => own.terms.has(term)).length / terms.length;
    const meant = meanings.length === 0 ? 0 : meanings.filter((name) => own.meanings.has(name)).length / meanings.length;
    return 1 - strength * (1 - Math.min(1, Math.max(shared, meant) / enoughMatter));
  };
}

const matterOf = (text: string): string => text.replace(asking, ' ').replace(askingEnglish, ' ');
/** What is left to go by where a question is nothing but asking ("how much is this"). */
const asksIn = (text: string): string[] => [...(text.match(asking) ?? []), ...(text.match(askingEnglish) ?? [])];
const meaningsIn = (matter: string, conceptsOf: (text: string) => readonly string[]): string[] => conceptsOf(matter).filter((name) => !name.startsWith('['));
/** Characters, stems and Chinese pairs that carry a meaning; no letter runs, which half-known words share by chance, and no word pairs, which seldom come twice. */
const termsIn = (matter: string): string[] => [...termsOf(matter).keys()].filter((key) => !key.startsWith('~') && !key.includes(' ') && !isLight(key));
