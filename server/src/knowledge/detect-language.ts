/** Which language a question is in. Pure. */
import type { Language } from '@aftercast/shared';

const han = /[\u3400-\u9fff]/;
const latinWord = /[a-z]{2,}/gi;
/** A longer "word" is pinyin typed without changing the keyboard. */
const longestEnglishWord = 16;

/**
 * Any Chinese character decides for Chinese: shoppers mix "wifi连不上", nobody mixes the other way round.
 * @param fallback spoken when the text tells nothing, such as "E3" or "?"
 */
export function detectLanguage(text: string, fallback: Language): Language {
  if (han.test(text)) return 'zh';
  const words = text.match(latinWord) ?? [];
  if (words.length === 0 || words.some((word) => word.length > longestEnglishWord)) return fallback;
  return 'en';
}
