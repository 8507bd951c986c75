/** Tells by a number how a Chinese character sounds. Homophones are the typos of pinyin keyboards: 快弟 for 快递. */
import { pinyin } from 'pinyin-pro';
import type { SoundOf } from './features.ts';

/** Each character is looked up once, so the table is bounded by the number of characters. */
export function createSounds(): SoundOf {
  const known = new Int32Array(0x10000);
  const numbers = new Map<string, number>();
  return (code) => {
    const before = known[code] as number;
    if (before !== 0) return before;
    const sound = merge(pinyin(String.fromCharCode(code), { toneType: 'none' }));
    let number = numbers.get(sound);
    if (number === undefined) numbers.set(sound, number = numberOf(sound));
    known[code] = number;
    return number;
  };
}

/** The same number in every process, since models travel between them: letters as digits of base 27. */
function numberOf(sound: string): number {
  let number = 7;
  for (const letter of sound) number = Math.imul(number, 31) + letter.charCodeAt(0) | 0;
  return number || 1;
}

/** Southern speakers and hasty keyboards do not tell zh/z, ch/c, sh/s, ng/n apart. */
function merge(sound: string): string {
  return sound.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n');
}
