import { languages, type Language } from '@aftercast/shared';

const spoken = (tag: string): Language | undefined => languages.find((language) => tag === language || tag.startsWith(`${language}-`));

/**
 * The language a page opens in: asked for in the address, else the first of the browser's that we speak, else the shop's.
 * A browser that names none of ours gets English, which more of its readers will know.
 * @param accepted the Accept-Language header; RFC 9110 weights order it
 */
export function pageLanguage(asked: string | undefined, accepted: string | undefined, fallback: Language): Language {
  const wanted = asked === undefined ? undefined : spoken(asked.toLowerCase());
  if (wanted) return wanted;
  const ranked = (accepted ?? '').toLowerCase().split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/);
      return { tag, weight: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ tag, weight }) => tag !== '' && tag !== '*' && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  if (ranked.length === 0) return fallback;
  for (const { tag } of ranked) {
    const language = spoken(tag);
    if (language) return language;
  }
  return 'en';
}
