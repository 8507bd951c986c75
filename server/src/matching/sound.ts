/** Finds the known pair of characters that sounds like an unknown one: 快弟 → 快递. Homophones are the typos of pinyin keyboards. */
import { pinyin } from 'pinyin-pro';

/** Pairs of characters by their toneless sound. */
export interface SoundIndex { alike(pair: string): readonly number[] }

const none: readonly number[] = [];

/** Tells a character's sound; remembers each, so the table is bounded by the number of Chinese characters. */
export function createSounds(): (char: string) => string {
  const known = new Map<string, string>();
  return (char) => {
    let sound = known.get(char);
    if (sound === undefined) known.set(char, sound = merge(pinyin(char, { toneType: 'none' })));
    return sound;
  };
}

/** Indexes the two-character terms of a vocabulary; ids are those of `vocabulary`. */
export function createSoundIndex(vocabulary: ReadonlyMap<string, number>, soundOf: (char: string) => string): SoundIndex {
  const pairSound = (pair: string): string => `${soundOf(pair.charAt(0))} ${soundOf(pair.charAt(1))}`;
  const bySound = new Map<string, number[]>();
  for (const [term, id] of vocabulary) {
    if (!isChinesePair(term)) continue;
    const sound = pairSound(term);
    const ids = bySound.get(sound);
    if (ids) ids.push(id); else bySound.set(sound, [id]);
  }
  return { alike: (pair) => (isChinesePair(pair) ? bySound.get(pairSound(pair)) ?? none : none) };
}

function isChinesePair(term: string): boolean {
  return term.length === 2 && term.charCodeAt(0) >= 0x3400 && term.charCodeAt(1) >= 0x3400;
}

/** Southern speakers and hasty keyboards do not tell zh/z, ch/c, sh/s, ng/n apart. */
function merge(sound: string): string {
  return sound.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n');
}
