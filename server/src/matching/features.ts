/**
 * Cuts a normalised text into hashed features, without making a string for any of them: the hot path of every question.
 * Chinese gives characters, pairs and their toneless sounds; Latin script gives stems, pairs of words and letter runs.
 */
import { stem } from './stem.ts';

/** Kinds of features. Each kind's part of a vector is brought to its own length before the parts are joined. */
export const views = { words: 0, letters: 1, sounds: 2, concepts: 3, kinds: 4 } as const;
export const viewCount = 5;

/** A growing list of features of one text, reused from text to text. Keys repeat as often as the feature does. */
export interface FeatureList { count: number; keys: Int32Array; views: Uint8Array }

export interface Extractor {
  /** Fills and returns the extractor's own list; it is overwritten by the next call. */
  extract(text: string): FeatureList;
}

/** The sound of a Chinese character as a small number; 0 where it has none. */
export type SoundOf = (code: number) => number;
/** Names of the concepts that a normalised text speaks of; those of its words' kinds begin with {@link kindMark}. */
export type ConceptsOf = (text: string) => readonly string[];

export const kindMark = '%';

const offset = 0x811c9dc5 | 0;
const prime = 0x01000193;
const wordMark = 0x20;
const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

function finish(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

const seedOf = (view: number, size: number): number => Math.imul(offset ^ (view * 16 + size), prime);

/** The key of a whole word or name as a feature of a kind. */
function keyOf(view: number, size: number, text: string): number {
  let hash = seedOf(view, size);
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return finish(hash);
}

export function createExtractor(soundOf: SoundOf, conceptsOf: ConceptsOf | null): Extractor {
  const list: FeatureList = { count: 0, keys: new Int32Array(4096), views: new Uint8Array(4096) };
  const codes = new Int32Array(1024);
  const sounds = new Int32Array(1024);

  function push(view: number, key: number): void {
    if (list.count === list.keys.length) return;
    list.keys[list.count] = key;
    list.views[list.count] = view;
    list.count += 1;
  }

  /** Runs of 1 to `longest` numbers out of `from[start..end)`. */
  function runs(view: number, from: Int32Array, start: number, end: number, shortest: number, longest: number): void {
    for (let at = start; at < end; at += 1) {
      for (let size = shortest; size <= longest && at + size <= end; size += 1) {
        let hash = seedOf(view, size);
        for (let step = 0; step < size; step += 1) hash = Math.imul(hash ^ (from[at + step] as number), prime);
        push(view, finish(hash));
      }
    }
  }

  function han(text: string, start: number, end: number): void {
    const size = Math.min(end - start, codes.length);
    for (let at = 0; at < size; at += 1) {
      const code = text.charCodeAt(start + at);
      codes[at] = code;
      sounds[at] = soundOf(code);
    }
    runs(views.words, codes, 0, size, 1, 2);
    runs(views.sounds, sounds, 0, size, 2, 3);
  }

  let previous = 0;
  function word(text: string): void {
    const root = stem(text);
    const key = keyOf(views.words, 1, root);
    push(views.words, key);
    if (previous !== 0) push(views.words, finish(Math.imul(previous ^ key, prime) ^ key));
    previous = key;
    const size = Math.min(text.length, 40);
    codes[0] = wordMark;
    for (let at = 0; at < size; at += 1) codes[at + 1] = text.charCodeAt(at);
    codes[size + 1] = wordMark;
    runs(views.letters, codes, 0, size + 2, 2, 5);
  }

  return {
    extract(text) {
      list.count = 0;
      previous = 0;
      let at = 0;
      while (at < text.length) {
        const code = text.charCodeAt(at);
        if (code === wordMark) { at += 1; continue; }
        let end = at + 1;
        if (isHan(code)) {
          while (end < text.length && isHan(text.charCodeAt(end))) end += 1;
          han(text, at, end);
          previous = 0;
        } else {
          while (end < text.length && text.charCodeAt(end) !== wordMark && !isHan(text.charCodeAt(end))) end += 1;
          word(text.slice(at, end));
        }
        at = end;
      }
      if (conceptsOf) for (const name of conceptsOf(text)) {
        const view = name.startsWith(kindMark) ? views.kinds : views.concepts;
        push(view, keyOf(view, 1, name));
      }
      return list;
    },
  };
}
