import type { Language } from '@aftercast/shared';

export type Theme = 'auto' | 'light' | 'dark';
/** What the room's address says, so that a link or a reload shows the same. */
export interface Address {
  /** The product looked at; null in the room itself. */
  product: string | null;
  language: Language;
  theme: Theme;
  /** The shopper one is; an empty string is nobody, null is the room's choice. */
  shopper: string | null;
}

const productPath = '/demo/product/';

/** @param pageLanguage what the server wrote into the page */
export function readAddress(url: URL, pageLanguage: string): Address {
  const asked = url.searchParams.get('lang') ?? pageLanguage;
  const theme = url.searchParams.get('theme');
  return {
    product: url.pathname.startsWith(productPath) ? decodeURIComponent(url.pathname.slice(productPath.length)) : null,
    language: asked.startsWith('en') ? 'en' : 'zh',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    shopper: url.searchParams.get('shopper'),
  };
}

/** The other way round; what is as it comes by itself is left out. */
export function writeAddress({ product, language, theme, shopper }: Address, pageLanguage: string): string {
  const query = new URLSearchParams();
  if (!pageLanguage.startsWith(language)) query.set('lang', language);
  if (theme !== 'auto') query.set('theme', theme);
  if (shopper !== null) query.set('shopper', shopper);
  const path = product === null ? '/demo' : productPath + encodeURIComponent(product);
  return query.size > 0 ? `${path}?${query}` : path;
}
