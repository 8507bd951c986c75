/** What real typing does to a question: homophones of a pinyin keyboard, Traditional characters, noise around it. Repeatable. */
import * as OpenCC from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import { createRandom } from '../../server/src/matching/random.ts';

const han = /[\u4e00-\u9fff]/;
const toTraditional = OpenCC.Converter({ from: 'cn', to: 'tw' });

export type Perturbation = (text: string) => string;

/** One character in ten, and at least one, becomes another that sounds the same, out of those that the given texts use. */
export function homophones(texts: readonly string[], seed = 7): Perturbation {
  const bySound = new Map<string, string[]>();
  for (const char of new Set(texts.join(''))) {
    if (!han.test(char)) continue;
    const sound = pinyin(char, { toneType: 'none' });
    bySound.set(sound, [...bySound.get(sound) ?? [], char]);
  }
  const random = createRandom(seed);
  return (text) => {
    const chars = [...text];
    const places = chars.flatMap((char, at) => (han.test(char) ? [at] : []));
    const sure = places[Math.floor(random() * places.length)];
    for (const at of places) {
      if (at !== sure && random() >= 1 / 10) continue;
      const others = (bySound.get(pinyin(chars[at] as string, { toneType: 'none' })) ?? []).filter((each) => each !== chars[at]);
      if (others.length > 0) chars[at] = others[Math.floor(random() * others.length)] as string;
    }
    return chars.join('');
  };
}

export const traditional: Perturbation = (text) => toTraditional(text);

const openings = { zh: ['亲，', '你好，', '请问一下', '在吗 ', '麻烦问下 '], en: ['hi, ', 'hello, ', 'please ', 'hey there ', 'excuse me, '] };
const closings = { zh: ['😊', '谢谢', '!!!', '~~', '。。。'], en: [' 😊', ' thanks', '!!!', ' please', ' thx'] };

/** Courtesies, emoji and marks around the question, and doubled spaces within. */
export function noise(language: 'zh' | 'en', seed = 11): Perturbation {
  const random = createRandom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] as string;
  return (text) => `${pick(openings[language])}${text.replaceAll(' ', '  ')}${pick(closings[language])}`;
}

/** One letter in twenty of a Latin text is dropped, doubled or swapped with the next. */
export function slips(seed = 13): Perturbation {
  const random = createRandom(seed);
  return (text) => {
    const chars = [...text];
    for (let at = 1; at < chars.length - 1; at += 1) {
      if (!/[a-z]/i.test(chars[at] as string) || random() >= 1 / 20) continue;
      const kind = random();
      if (kind < 1 / 3) chars[at] = '';
      else if (kind < 2 / 3) chars[at] = `${chars[at]}${chars[at]}`;
      else [chars[at], chars[at + 1]] = [chars[at + 1] as string, chars[at] as string];
    }
    return chars.join('');
  };
}
