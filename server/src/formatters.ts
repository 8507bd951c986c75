/** `Intl`'s formatters, each made once: making one costs more than a hundred uses, and every word of an order needs some. */
import type { Language } from '@aftercast/shared';

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-US' };
/** Shops lie in few time zones and sell in few currencies; one more than these drops them all. */
const keptAtMost = 200;

function kept<T>(make: (language: Language, key: string) => T): (language: Language, key: string) => T {
  const all = new Map<string, T>();
  return (language, key) => {
    const name = `${language} ${key}`;
    const known = all.get(name);
    if (known) return known;
    const made = make(language, key);
    if (all.size >= keptAtMost) all.clear();
    all.set(name, made);
    return made;
  };
}

/** Day and minute. The key is an IANA time zone. */
export const momentFormat = kept((language, timeZone) => new Intl.DateTimeFormat(locales[language], {
  timeZone, month: language === 'zh' ? 'numeric' : 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
}));
/** A day of the year. The key is an IANA time zone. */
export const dayFormat = kept((language, timeZone) => new Intl.DateTimeFormat(locales[language], { timeZone, month: 'short', day: 'numeric' }));
/** An amount of money. The key is an ISO 4217 currency. */
export const moneyFormat = kept((language, currency) => new Intl.NumberFormat(locales[language], { style: 'currency', currency }));
